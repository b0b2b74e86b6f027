# Made from schema/ by `make generate`; do not edit.
"""A discount card taken, accepted, ended or settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class DiscountCard:
    """A discount card taken, accepted, ended or settled (微信先享卡).

    Kind `discount_card`, carried by `DISCOUNT_CARD.AGREEMENT_ENDED`, `DISCOUNT_CARD.GET_CARD`,
    `DISCOUNT_CARD.SETTLEMENT`, `DISCOUNT_CARD.USER_ACCEPTED`.

    The product was documented in the old wiki only. Which fields come depends on the event, and the values of the
    states are not listed in public.

    Official documentation: <https://pay.weixin.qq.com/wiki/doc/apiv3/apis/chapter6_3_5.shtml>
    """

    kind: ClassVar[Literal["discount_card"]] = "discount_card"

    appid: str | None = None
    """The application id of the merchant, or of the service provider."""
    openid: str | None = None
    """The user's id under the application."""
    card_id: str | None = None
    """WeChat Pay's id of the discount card."""
    card_template_id: str | None = None
    """Id of the card's template."""
    create_time: str | None = None
    """When the user took the card. RFC 3339 with offset."""
    mchid: str | None = None
    """The merchant number."""
    objectives: tuple[DiscountCardObjectives, ...] = ()
    """What the user promised to do."""
    out_card_code: str | None = None
    """The merchant's number of the card."""
    rewards: tuple[DiscountCardRewards, ...] = ()
    """What the user gets for it."""
    state: str | None = None
    """State of the card. Uncertain: values not documented in public."""
    time_range: DiscountCardTimeRange | None = None
    """When the card is valid."""
    total_amount: str | None = None
    """The whole amount, as a string. Uncertain: an amount given as a string; the unit is not documented."""
    unfinished_reason: str | None = None
    """Why the user did not keep the promise. Uncertain: values not documented in public."""
    sharer_openid: str | None = None
    """Openid of the user who shared the card."""


@dataclass(frozen=True)
class DiscountCardTimeRange:
    """When the card is valid: `time_range`."""

    begin_time: str | None = None
    """When the period begins. RFC 3339 with offset."""
    end_time: str | None = None
    """When the period ends. RFC 3339 with offset."""


@dataclass(frozen=True)
class DiscountCardRewards:
    """What the user gets for it: `rewards[]`."""

    reward_id: str | None = None
    """Id of the reward."""
    unit: str | None = None
    """What is counted."""
    amount: int | None = None
    """Value of the reward. In the currency's minor unit (分 for CNY)."""
    count_type: str | None = None
    """Whether the number is limited: COUNT_LIMIT, COUNT_UNLIMITED."""
    name: str | None = None
    """Name of the reward."""
    count: int | None = None
    """How many of the reward there are."""
    description: str | None = None
    """Description of the reward."""
    reward_usage_records: tuple[DiscountCardRewardsRewardUsageRecords, ...] = ()
    """How far the reward was used."""


@dataclass(frozen=True)
class DiscountCardRewardsRewardUsageRecords:
    """How far the reward was used: `rewards[].reward_usage_records[]`."""

    usage_count: int | None = None
    """How many of the reward were used."""
    amount: int | None = None
    """Value of what was used. In the currency's minor unit (分 for CNY)."""
    usage_type: str | None = None
    """Whether the record adds or takes away: INCREASE, DECREASE."""
    usage_time: str | None = None
    """When the reward was used. RFC 3339 with offset."""
    reward_usage_serial_no: str | None = None
    """The merchant's number of the use."""
    description: str | None = None
    """Description of the use."""
    reward_id: str | None = None
    """Id of the reward."""
    remark: str | None = None
    """Note."""


@dataclass(frozen=True)
class DiscountCardObjectives:
    """What the user promised to do: `objectives[]`."""

    objective_id: str | None = None
    """Id of the objective."""
    unit: str | None = None
    """What is counted."""
    name: str | None = None
    """Name of the objective."""
    count: int | None = None
    """How often the objective is to be completed."""
    description: str | None = None
    """Description of the objective."""
    objective_completion_records: tuple[DiscountCardObjectivesObjectiveCompletionRecords, ...] = ()
    """How far the objective was completed."""


@dataclass(frozen=True)
class DiscountCardObjectivesObjectiveCompletionRecords:
    """How far the objective was completed: `objectives[].objective_completion_records[]`."""

    completion_time: str | None = None
    """When the objective was completed. RFC 3339 with offset."""
    objective_completion_serial_no: str | None = None
    """The merchant's number of the completion."""
    description: str | None = None
    """Description of the completion."""
    completion_count: int | None = None
    """By how much the objective was completed."""
    remark: str | None = None
    """Note."""
    completion_type: str | None = None
    """Whether the record adds or takes away: INCREASE, DECREASE."""
    objective_id: str | None = None
    """Id of the objective."""

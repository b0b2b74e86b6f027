# Made from schema/ by `make generate`; do not edit.
"""A discount card paid for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class DiscountCardPaid:
    """A discount card paid for (微信先享卡).

    Kind `discount_card.paid`, carried by `DISCOUNT_CARD.USER_PAID`.

    Official documentation: <https://pay.weixin.qq.com/wiki/doc/apiv3/apis/chapter6_3_6.shtml>
    """

    kind: ClassVar[Literal["discount_card.paid"]] = "discount_card.paid"

    appid: str | None = None
    """The application id of the merchant, or of the service provider."""
    openid: str | None = None
    """The user's id under the application."""
    card_id: str | None = None
    """WeChat Pay's id of the discount card."""
    card_template_id: str | None = None
    """Id of the card's template."""
    out_card_code: str | None = None
    """The merchant's number of the card."""
    mchid: str | None = None
    """The merchant number."""
    state: str | None = None
    """State of the card. Uncertain: values not documented in public."""
    unfinished_reason: str | None = None
    """Why the user did not keep the promise. Uncertain: values not documented in public."""
    total_amount: str | None = None
    """The whole amount, as a string. Uncertain: an amount given as a string; the unit is not documented."""
    pay_information: DiscountCardPaidPayInformation | None = None
    """The payment."""


@dataclass(frozen=True)
class DiscountCardPaidPayInformation:
    """The payment: `pay_information`."""

    transaction_id: str | None = None
    """WeChat Pay's number of the transaction."""
    pay_state: str | None = None
    """State of the payment. Uncertain: values not documented in public."""
    pay_amount: str | None = None
    """What the user paid, as a string. Uncertain: an amount given as a string; the unit is not documented."""
    pay_time: str | None = None
    """When the user paid. RFC 3339 with offset."""

# Made from schema/ by `make generate`; do not edit.
"""A user's member card of a brand, created or deleted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class BrandMembercard:
    """A user's member card of a brand, created or deleted (商家名片会员卡).

    Kind `brand_membercard`, carried by `BRAND_MEMBER_CARD.USER_CARD.CREATE`,
    `BRAND_MEMBER_CARD.USER_CARD.DELETE`, `BRAND_MEMBER_CARD_SP.USER_CARD.CREATE`,
    `BRAND_MEMBER_CARD_SP.USER_CARD.DELETE`.

    `phone_number` and what the user filled in (`value`, `user_chosen_values`) are encrypted with the merchant's
    public key, inside the decrypted notification.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015283692>
    """

    kind: ClassVar[Literal["brand_membercard"]] = "brand_membercard"

    card_id: str
    """Id of the card's template."""
    openid: str
    """The user's id under the application."""
    card_color: str
    """Background colour of the card, as RGB in hexadecimal."""
    card_picture_url: str
    """Background picture of the card. A URL."""
    brand_id: str
    """WeChat Pay's id of the brand."""
    card_type: str
    """Kind of member card: PURCHASE, NORMAL, BALANCE."""
    valid_date_information: BrandMembercardValidDateInformation
    """When the card is valid."""
    pickup_time: str
    """When the user took the card. RFC 3339 with offset."""
    user_card_state: str
    """State of the user's card: NOT_EFFECTIVE, EFFECTIVE, EXPIRED, UNAVAILABLE, DELETE."""
    create_time: str
    """When the record was created. RFC 3339 with offset."""
    modify_time: str
    """When the record last changed. RFC 3339 with offset."""
    user_card_code: str | None = None
    """Number of the user's member card."""
    phone_number: str | None = None
    """The user's phone number, encrypted with the merchant's public key. Base64."""
    level: str | None = None
    """Level of the member."""
    user_information: BrandMembercardUserInformation | None = None
    """What the user filled in to get the card."""
    attach: str | None = None
    """The merchant's own data, returned as it was given."""
    invalid_reason: str | None = None
    """Why the card became invalid."""
    invalid_time: str | None = None
    """When the card became invalid. RFC 3339 with offset."""


@dataclass(frozen=True)
class BrandMembercardUserInformation:
    """What the user filled in to get the card: `user_information`."""

    common_field_list: tuple[BrandMembercardUserInformationCommonFieldList, ...] = ()
    """The platform's fields the user filled in."""
    custom_field_list: tuple[BrandMembercardUserInformationCustomFieldList, ...] = ()
    """The merchant's own fields the user filled in."""


@dataclass(frozen=True)
class BrandMembercardUserInformationCustomFieldList:
    """The merchant's own fields the user filled in: `user_information.custom_field_list[]`."""

    name: str | None = None
    """Name of the field."""
    user_chosen_values: tuple[str, ...] = ()
    """What the user chose, each value encrypted with the merchant's public key. Base64."""


@dataclass(frozen=True)
class BrandMembercardUserInformationCommonFieldList:
    """The platform's fields the user filled in: `user_information.common_field_list[]`."""

    name: str | None = None
    """Which field: USER_FORM_FLAG_SEX, USER_FORM_FLAG_NAME, USER_FORM_FLAG_BIRTHDAY, USER_FORM_FLAG_ADDRESS,
    USER_FORM_FLAG_EMAIL, USER_FORM_FLAG_CITY.
    """
    value: str | None = None
    """What the user filled in, encrypted with the merchant's public key. Base64."""


@dataclass(frozen=True)
class BrandMembercardValidDateInformation:
    """When the card is valid: `valid_date_information`."""

    type: str
    """Kind of validity: FIX_TIME_RANGE, FIX_TERM, PERMANENT."""
    available_begin_time: str | None = None
    """From when it can be used. RFC 3339 with offset."""
    available_end_time: str | None = None
    """Until when it can be used. RFC 3339 with offset."""
    available_day_after_receive: int | None = None
    """For how many days the card is valid. In days."""

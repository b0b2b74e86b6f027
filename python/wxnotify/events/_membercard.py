# Made from schema/ by `make generate`; do not edit.
"""A member card taken or activated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class Membercard:
    """A member card taken or activated (会员卡).

    Kind `membercard`, carried by `MEMBERCARD.ACCEPT_CARD`, `MEMBERCARD.ACTIVATE_CARD`,
    `MEMBERCARD.USERCARD_MANAGE`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012288215>
    """

    kind: ClassVar[Literal["membercard"]] = "membercard"

    event_type: str
    """What happened, such as MEMBER_CARD_ACTIVATE."""
    card_id: str
    """Id of the card."""
    event_time: str
    """When it happened. RFC 3339 with offset."""
    code: str | None = None
    """Number of the user's card."""
    openid: str | None = None
    """The user's id under the application."""
    unionid: str | None = None
    """The user's id across the merchant's applications."""
    phone_number: str | None = None
    """The user's phone number."""
    outer_str: str | None = None
    """The merchant's own data on where the card was taken."""
    activate_scene: str | None = None
    """Where the user activated the card. Uncertain: values not documented in public."""

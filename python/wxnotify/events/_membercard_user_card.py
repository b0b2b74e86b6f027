# Made from schema/ by `make generate`; do not edit.
"""A user's member card of a merchant's name card, created or deleted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class MembercardUserCard:
    """A user's member card of a merchant's name card, created or deleted (商家名片会员卡).

    Kind `membercard.user_card`, carried by `MEMBERCARDSP.USER_CARD.CREATE`, `MEMBERCARDSP.USER_CARD.DELETE`.

    The fields are not publicly documented. Public sources name the event as a former name of the brand's member
    card (`brand_membercard`), whose fields may be the same.
    """

    kind: ClassVar[Literal["membercard.user_card"]] = "membercard.user_card"

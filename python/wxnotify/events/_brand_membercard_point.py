# Made from schema/ by `make generate`; do not edit.
"""Points of a brand's member card to be synchronized."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class BrandMembercardPoint:
    """Points of a brand's member card to be synchronized (商家名片会员卡).

    Kind `brand_membercard.point`, carried by `BRAND_MEMBER_CARD.SYNC_USER_POINT`,
    `BRAND_MEMBER_CARD_SP.SYNC_USER_POINT`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016096820>
    """

    kind: ClassVar[Literal["brand_membercard.point"]] = "brand_membercard.point"

    brand_id: str
    """WeChat Pay's id of the brand."""
    card_id: str
    """Id of the card's template."""
    openid: str
    """The user's id under the application."""
    user_card_code: str
    """Number of the user's member card."""

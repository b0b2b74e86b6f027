# Made from schema/ by `make generate`; do not edit.
"""A face payment user signed or ended the contract."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class FacepayUser:
    """A face payment user signed or ended the contract (刷脸支付).

    Kind `facepay.user`, carried by `FACEPAY.USER_STATE_CHANGE`.

    Official documentation: <https://pay.weixin.qq.com/wiki/doc/wxfacepay/develop/offline-brushing.html>
    """

    kind: ClassVar[Literal["facepay.user"]] = "facepay.user"

    user_id: str
    """WeChat Pay's id of the face payment user."""
    out_user_id: str
    """The merchant's id of the face payment user."""
    organization_id: str
    """Number of the institution."""
    mch_id: str
    """The merchant number."""
    notify_create_time: str
    """When the notification was created. Uncertain: format not documented in public."""
    appid: str
    """The application id of the merchant, or of the service provider."""
    openid: str
    """The user's id under the application."""
    contract_id: str
    """Number of the contract for face payments."""

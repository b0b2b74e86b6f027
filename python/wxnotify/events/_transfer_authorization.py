# Made from schema/ by `make generate`; do not edit.
"""A user's authorization of transfers, confirmed or closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class TransferAuthorization:
    """A user's authorization of transfers, confirmed or closed (免确认收款授权).

    Kind `transfer.authorization`, carried by `MCHTRANSFER.AUTHORIZATION.CLOSED`,
    `MCHTRANSFER.AUTHORIZATION.CONFIRMED`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4014512908>
    """

    kind: ClassVar[Literal["transfer.authorization"]] = "transfer.authorization"

    out_authorization_no: str
    """The merchant's number of the authorization."""
    appid: str
    """The application id of the merchant, or of the service provider."""
    openid: str
    """The user's id under the application."""
    user_display_name: str
    """The user's name as it is shown."""
    authorization_id: str
    """WeChat Pay's number of the authorization."""
    state: str
    """State of the authorization: TAKING_EFFECT, CLOSED."""
    authorize_time: str
    """When the user confirmed the authorization. RFC 3339 with offset."""
    close_info: TransferAuthorizationCloseInfo | None = None
    """How the authorization was closed; absent while it is open."""


@dataclass(frozen=True)
class TransferAuthorizationCloseInfo:
    """How the authorization was closed; absent while it is open: `close_info`."""

    close_time: str
    """When it was closed. RFC 3339 with offset."""
    close_reason: str
    """Why it was closed: CLOSE_VIA_MCH_API, USER_CLOSE."""

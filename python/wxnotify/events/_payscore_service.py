# Made from schema/ by `make generate`; do not edit.
"""A payscore service opened or closed by the user."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class PayscoreService:
    """A payscore service opened or closed by the user (支付分).

    Kind `payscore.service`, carried by `PAYSCORE.USER_CLOSE_SERVICE`, `PAYSCORE.USER_OPEN_SERVICE`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012160692>
    """

    kind: ClassVar[Literal["payscore.service"]] = "payscore.service"

    appid: str | None = None
    """The application id of the merchant, or of the service provider."""
    mchid: str | None = None
    """The merchant number."""
    sub_appid: str | None = None
    """The application id of the sub-merchant."""
    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""
    channel_id: str | None = None
    """Merchant number of the channel partner."""
    service_id: str | None = None
    """Id of the payscore service."""
    openid: str | None = None
    """The user's id under the application."""
    sub_openid: str | None = None
    """The user's id under the sub-merchant's application."""
    user_service_status: str | None = None
    """Whether the user opened or closed the service: USER_OPEN_SERVICE, USER_CLOSE_SERVICE."""
    openorclose_time: str | None = None
    """When the service was opened or closed. As `yyyyMMddHHmmss`."""
    authorization_code: str | None = None
    """The merchant's number of the authorization; only for a pre-authorization."""
    out_request_no: str | None = None
    """The merchant's number of the request."""
    contract_id: str | None = None
    """WeChat Pay's number of the contract."""
    plan_id: str | None = None
    """Id of the plan or template."""
    contract_status: str | None = None
    """State of the contract. Uncertain: values not documented for payscore."""
    create_time: str | None = None
    """When the contract was signed. RFC 3339 with offset. Uncertain: format not documented for payscore."""
    out_contract_code: str | None = None
    """The merchant's number of the contract."""
    mch_id: str | None = None
    """The merchant number. Uncertain: elsewhere `mchid`."""
    sub_mch_id: str | None = None
    """The merchant number of the sub-merchant. Uncertain: elsewhere `sub_mchid`."""

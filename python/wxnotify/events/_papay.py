# Made from schema/ by `make generate`; do not edit.
"""A deduction contract abroad, signed or ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class Papay:
    """A deduction contract abroad, signed or ended (境外委托代扣).

    Kind `papay`, carried by `PAPAY.SIGN`, `PAPAY.TERMINATE`.

    Official documentation: <https://pay.weixin.qq.com/doc/global/v3/zh/4013015485>
    """

    kind: ClassVar[Literal["papay"]] = "papay"

    mchid: str | None = None
    """The merchant number."""
    out_contract_code: str | None = None
    """The merchant's number of the contract."""
    appid: str | None = None
    """The application id of the merchant, or of the service provider."""
    openid: str | None = None
    """The user's id under the application."""
    contract_termination_mode: str | None = None
    """Who ended the contract: USER, MERCHANT, PLATFORM."""
    contract_id: str | None = None
    """WeChat Pay's number of the contract."""
    plan_id: int | None = None
    """Id of the plan or template."""
    operate_time: str | None = None
    """When the contract was signed or ended. RFC 3339 with offset."""
    contract_expired_time: str | None = None
    """When the contract expires. RFC 3339 with offset."""
    sp_mchid: str | None = None
    """The merchant number of the service provider."""
    sp_appid: str | None = None
    """The application id of the service provider."""
    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""
    sub_appid: str | None = None
    """The application id of the sub-merchant."""
    sp_openid: str | None = None
    """The user's id under the service provider's application."""
    sub_openid: str | None = None
    """The user's id under the sub-merchant's application."""

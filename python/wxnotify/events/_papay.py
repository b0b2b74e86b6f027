# Made from schema/ by `make generate`; do not edit.
"""A deduction contract abroad, signed or ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from .._reading import Resource


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


def read(given: Resource) -> Papay:
    return Papay(
        mchid=given.get("mchid"),
        out_contract_code=given.get("out_contract_code"),
        appid=given.get("appid"),
        openid=given.get("openid"),
        contract_termination_mode=given.get("contract_termination_mode"),
        contract_id=given.get("contract_id"),
        plan_id=given.get("plan_id"),
        operate_time=given.get("operate_time"),
        contract_expired_time=given.get("contract_expired_time"),
        sp_mchid=given.get("sp_mchid"),
        sp_appid=given.get("sp_appid"),
        sub_mchid=given.get("sub_mchid"),
        sub_appid=given.get("sub_appid"),
        sp_openid=given.get("sp_openid"),
        sub_openid=given.get("sub_openid"),
    )

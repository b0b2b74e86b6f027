# Made from schema/ by `make generate`; do not edit.
"""A deduction contract for combined orders, signed or ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class EcommerceEntrust:
    """A deduction contract for combined orders, signed or ended (收付通合单代扣).

    Kind `ecommerce_entrust`, carried by `ECOMMERCE_ENTRUST.SIGN`, `ECOMMERCE_ENTRUST.TERMINATE`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012881605>
    """

    kind: ClassVar[Literal["ecommerce_entrust"]] = "ecommerce_entrust"

    mchid: str
    """The merchant number."""
    out_contract_code: str
    """The merchant's number of the contract."""
    plan_id: int
    """Id of the plan or template."""
    appid: str
    """The application id of the merchant, or of the service provider."""
    openid: str
    """The user's id under the application."""
    operate_time: str
    """When the contract was signed or ended. RFC 3339 with offset."""
    contract_expired_time: str | None = None
    """When the contract expires. RFC 3339 with offset."""
    attach: str | None = None
    """The merchant's own data, returned as it was given."""
    contract_termination_mode: str | None = None
    """How the contract was ended; absent when it was signed. Uncertain: values differ between sources."""

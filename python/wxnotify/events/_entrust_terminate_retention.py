# Made from schema/ by `make generate`; do not edit.
"""A user about to end a deduction contract, to be retained."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class EntrustTerminateRetention:
    """A user about to end a deduction contract, to be retained (委托代扣).

    Kind `entrust.terminate_retention`, carried by `ENTRUST.TERMINATE_RETENTION`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012312222>
    """

    kind: ClassVar[Literal["entrust.terminate_retention"]] = "entrust.terminate_retention"

    mchid: str | None = None
    """The merchant number."""
    contract_id: str | None = None
    """WeChat Pay's number of the contract."""
    appid: str | None = None
    """The application id of the merchant, or of the service provider."""
    plan_id: int | None = None
    """Id of the plan or template."""
    out_contract_code: str | None = None
    """The merchant's number of the contract."""
    openid: str | None = None
    """The user's id under the application."""

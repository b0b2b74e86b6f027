# Made from schema/ by `make generate`; do not edit.
"""An APIv2 contract for deductions, signed or ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class V2Contract:
    """An APIv2 contract for deductions, signed or ended (签约、解约结果通知).

    Kind `v2.contract`, carried by `V2.CONTRACT`.

    XML of APIv2, which only `parse_v2` opens. Every field is a text.
    Nothing in it says when it was sent, and whoever can verify it could have made it.

    Official documentation: <https://pay.weixin.qq.com/wiki/doc/api/wxpay_v2/papay/chapter3_6.shtml>
    """

    kind: ClassVar[Literal["v2.contract"]] = "v2.contract"

    mch_id: str
    """The merchant number."""
    contract_code: str
    """The merchant's number of the contract."""
    plan_id: str
    """Id of the plan or template."""
    change_type: str
    """What happened to the contract: ADD (signed), DELETE (ended)."""
    operate_time: str
    """When the contract was signed or ended, Beijing time. As `yyyy-MM-dd HH:mm:ss`."""
    contract_id: str
    """WeChat Pay's number of the contract."""
    sub_mch_id: str | None = None
    """The merchant number of the sub-merchant."""
    appid: str | None = None
    """The application id of the merchant, or of the service provider. Uncertain: the official page does not list it."""
    sub_appid: str | None = None
    """The application id of the sub-merchant. Uncertain: the official page does not list it."""
    result_code: str | None = None
    """The outcome: SUCCESS, FAIL."""
    openid: str | None = None
    """The user's id under the application."""
    contract_expired_time: str | None = None
    """When the contract expires, Beijing time. As `yyyy-MM-dd HH:mm:ss`."""
    contract_termination_mode: str | None = None
    """How the contract was ended: 1 expired, 2 by the user, 3 by the merchant through the API, 4 by the merchant on
    its platform, 5 account closed.
    """
    request_serial: str | None = None
    """The merchant's number of the request to sign, as digits."""

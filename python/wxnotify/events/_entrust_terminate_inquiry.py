# Made from schema/ by `make generate`; do not edit.
"""An inquiry whether a deduction contract may be ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class EntrustTerminateInquiry:
    """An inquiry whether a deduction contract may be ended (委托代扣).

    Kind `entrust.terminate_inquiry`, carried by `ENTRUST.TERMINATE_INQUIRY`.

    The platform asks whether the contract may be ended. The field list in public sources mixes the question with
    the answer (`code`, `messsage` with three s).

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012978455>
    """

    kind: ClassVar[Literal["entrust.terminate_inquiry"]] = "entrust.terminate_inquiry"

    mchid: str
    """The merchant number."""
    appid: str
    """The application id of the merchant, or of the service provider."""
    plan_id: int
    """Id of the plan or template."""
    out_contract_code: str
    """The merchant's number of the contract."""
    out_user_code: str
    """The merchant's id of the user."""
    code: str | None = None
    """Code of the result. Uncertain: looks like a field of the answer."""
    messsage: str | None = None
    """Text of the result, in the platform's spelling. Uncertain: looks like a field of the answer."""
    openid: str | None = None
    """The user's id under the application."""
    contract_id: str | None = None
    """WeChat Pay's number of the contract."""
    contract_display_account: str | None = None
    """The user's name in the contract, as the merchant gave it."""
    contract_state: str | None = None
    """State of the contract: SIGNED, TERMINATED."""
    contract_signed_time: str | None = None
    """When the contract was signed. RFC 3339 with offset."""

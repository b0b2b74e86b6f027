# Made from schema/ by `make generate`; do not edit.
"""An employee's authorization of company payments, given or revoked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class WebizpayAuthorization:
    """An employee's authorization of company payments, given or revoked (企业支付).

    Kind `webizpay.authorization`, carried by `WEBIZPAY.AUTHORIZED`, `WEBIZPAY.REVOKED`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014612130>
    """

    kind: ClassVar[Literal["webizpay.authorization"]] = "webizpay.authorization"

    sp_mchid: str
    """The merchant number of the service provider."""
    sub_mchid: str
    """The merchant number of the sub-merchant."""
    user_id: str
    """The company's id of the employee."""
    employee_id: str | None = None
    """WeChat Pay's id of the employee's authorization."""
    authorization_time: str | None = None
    """When the employee was authorized. Uncertain: format not documented in public."""
    authorization_state: str | None = None
    """State of the employee's authorization: AUTHORIZED, REVOKED."""
    authorization_revoked_time: str | None = None
    """When the authorization was revoked. Uncertain: format not documented in public."""
    reason: str | None = None
    """Why the authorization was revoked: 企业发起 (by the company), 员工注销 (by the employee)."""

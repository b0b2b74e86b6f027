# Made from schema/ by `make generate`; do not edit.
"""A user allowed an insurance policy to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class InsurancePolicy:
    """A user allowed an insurance policy to be shown (微信保单服务).

    Kind `insurance_policy`, carried by `INSURANCE_POLICY_MANAGEMENT.GRANTED`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4016943540>
    """

    kind: ClassVar[Literal["insurance_policy"]] = "insurance_policy"

    out_insurance_no: str
    """The merchant's number of the insurance."""
    insurance_name: str
    """Name of the insurance."""
    auth_state: str
    """State of the authorization: AUTH_STATE_INIT, AUTH_STATE_PENDING, AUTH_STATE_GRANTED, AUTH_STATE_DENIED,
    AUTH_STATE_INEFFECTIE (the platform's spelling).
    """
    user_auth_time: str
    """When the user gave the authorization. RFC 3339 with offset."""

# Made from schema/ by `make generate`; do not edit.
"""A user's authorization of ETC deductions changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class VehicleUser:
    """A user's authorization of ETC deductions changed (ETC扣费).

    Kind `vehicle.user`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`,
    `VEHICLE.USER_STATE_CHANGE`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012158358>
    """

    kind: ClassVar[Literal["vehicle.user"]] = "vehicle.user"

    appid: str
    """The application id of the merchant, or of the service provider."""
    sp_mchid: str
    """The merchant number of the service provider."""
    sp_openid: str
    """The user's id under the service provider's application."""
    contract_id: str
    """Number of the contract for ETC deductions."""
    bind_state: str
    """State of the vehicle's binding to ETC deductions. Uncertain: values not documented in public."""
    plate_number: str
    """The licence plate, without special characters."""
    sub_openid: str | None = None
    """The user's id under the sub-merchant's application."""
    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""

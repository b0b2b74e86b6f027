# Made from schema/ by `make generate`; do not edit.
"""A parked vehicle can or can no longer use the service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class VehicleEntrance:
    """A parked vehicle can or can no longer use the service (微信支付分停车服务).

    Kind `vehicle.entrance`, carried by `VEHICLE.ENTRANCE_STATE_CHANGE`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012284177>
    """

    kind: ClassVar[Literal["vehicle.entrance"]] = "vehicle.entrance"

    parking_id: str
    """WeChat Pay's id of the stay."""
    out_parking_no: str
    """The merchant's number of the stay."""
    plate_number: str
    """The licence plate, without special characters."""
    plate_color: str
    """Colour of the licence plate: BLUE, GREEN, YELLOW, BLACK, WHITE, LIMEGREEN."""
    start_time: str
    """When the vehicle entered. RFC 3339 with offset."""
    parking_name: str
    """Name of the car park."""
    free_duration: int
    """How long parking is free. In seconds."""
    parking_state: str
    """Whether the vehicle can use the service: NORMAL, BLOCKED."""
    state_update_time: str
    """When the state changed, to the millisecond. RFC 3339 with offset."""
    sp_mchid: str | None = None
    """The merchant number of the service provider."""
    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""
    blocked_state_description: str | None = None
    """Why the service cannot be used, when it is blocked: PAUSE, OVERDUE, REMOVE."""

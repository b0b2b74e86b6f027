# Made from schema/ by `make generate`; do not edit.
"""A query for a parking fee, answered with data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class ParkingFeeQuery:
    """A query for a parking fee, answered with data (停车缴费服务).

    Kind `parking_fee.query`, carried by `PARKING_FEE.QUERY_TRANS_INFO`.

    The platform waits for data in the answer: the fee and the state of the stay. Give it as the body of the
    acknowledgement (`Ack` with a body).
    It waits 2 seconds for the connection and 3 for the answer; a `code` other than SUCCESS is a failed query.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4024070065>
    """

    kind: ClassVar[Literal["parking_fee.query"]] = "parking_fee.query"

    out_serial_number: str
    """The merchant's number of the stay."""
    plate_number: str | None = None
    """The licence plate, without special characters."""
    out_parking_id: str | None = None
    """The merchant's id of the car park."""

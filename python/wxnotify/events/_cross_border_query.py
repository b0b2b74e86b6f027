# Made from schema/ by `make generate`; do not edit.
"""A query for what a scanned QR code stands for, answered with data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class CrossBorderQuery:
    """A query for what a scanned QR code stands for, answered with data (外包内用).

    Kind `cross_border.query`, carried by `CROSS_BORDER_PAY.GET_MCH_INFO`.

    The platform waits for data in the answer, within 3 seconds: who receives the money for the QR code. Give it
    as the body of the acknowledgement (`Ack` with a body).
    The answer has to be signed by the institution in its `Authorization` header; without it the payment stops.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/institution/4019762388>
    """

    kind: ClassVar[Literal["cross_border.query"]] = "cross_border.query"

    acq_tid: str
    """Transaction number of the accepting network."""
    bank_type: str
    """Code of the foreign wallet."""
    qr_cd_mp: str
    """The URL in the QR code that the foreign wallet scanned. A URL."""

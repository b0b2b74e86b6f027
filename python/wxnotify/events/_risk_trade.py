# Made from schema/ by `make generate`; do not edit.
"""A payment found risky."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class RiskTrade:
    """A payment found risky (风险交易识别).

    Kind `risk_trade`, carried by `RISKTRADE.IDENTIFICATION`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4013894258>
    """

    kind: ClassVar[Literal["risk_trade"]] = "risk_trade"

    out_trade_no: str
    """The merchant's order number."""
    risk_type: int
    """Kind of risk: 1, 2, 3, 4."""
    risk_level: int
    """How high the risk is: 1, 2, 3."""
    mchid: str | None = None
    """The merchant number."""

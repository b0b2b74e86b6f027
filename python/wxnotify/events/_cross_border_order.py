# Made from schema/ by `make generate`; do not edit.
"""An order of a foreign wallet's user, pushed to the institution."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class CrossBorderOrder:
    """An order of a foreign wallet's user, pushed to the institution (外包内用).

    Kind `cross_border.order`, carried by `CROSS_BORDER_PAY.PUSH_ORDER_INFO`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/institution/4019762399>
    """

    kind: ClassVar[Literal["cross_border.order"]] = "cross_border.order"

    acq_tid: str
    """Transaction number of the accepting network."""
    bank_type: str
    """Code of the foreign wallet."""
    amount: CrossBorderOrderAmount
    """The amounts."""
    openid: str
    """The user's id under the application."""


@dataclass(frozen=True)
class CrossBorderOrderAmount:
    """The amounts: `amount`."""

    total: int
    """The amount of the order. In the currency's minor unit (分 for CNY)."""
    currency: str | None = None
    """Currency, by ISO 4217; CNY in mainland China."""

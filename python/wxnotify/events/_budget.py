# Made from schema/ by `make generate`; do not edit.
"""A budget for donations locked, closed or used up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class Budget:
    """A budget for donations locked, closed or used up (公益捐赠).

    Kind `budget`, carried by `BUDGET.CLOSED`, `BUDGET.FINISHED`, `BUDGET.LOCKED`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015555114>
    """

    kind: ClassVar[Literal["budget"]] = "budget"

    sp_mchid: str
    """The merchant number of the service provider."""
    out_budget_no: str
    """The merchant's number of the budget."""
    budget_id: str
    """WeChat Pay's number of the budget."""
    amount: int
    """The whole budget. In the currency's minor unit (分 for CNY)."""
    sponsor_mchid: str
    """Merchant number that funds the budget."""
    activity_name: str
    """Name of the activity."""
    activity_remark: str
    """Description of the activity."""
    state: str
    """State of the budget, such as CLOSED."""
    unlock_remark: str | None = None
    """Why the budget was unlocked."""
    closed_time: str | None = None
    """When the budget was closed. RFC 3339 with offset."""
    finished_time: str | None = None
    """When the budget was used up. RFC 3339 with offset."""
    locked_time: str | None = None
    """When the budget was locked. RFC 3339 with offset."""

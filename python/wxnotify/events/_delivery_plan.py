# Made from schema/ by `make generate`; do not edit.
"""A delivery plan or its review changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class DeliveryPlan:
    """A delivery plan or its review changed (投放计划).

    Kind `delivery_plan`, carried by `DELIVERY_PLAN.CHANGE`, `DELIVERY_PLAN_STATE.DELIVER`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016168699>
    """

    kind: ClassVar[Literal["delivery_plan"]] = "delivery_plan"

    plan_id: str | None = None
    """Id of the delivery plan."""
    plan_state: str | None = None
    """State of the plan: CREATED, DELIVERING, PAUSED, TERMINATED, PLAN_TERMINATED, EXPIRED. Uncertain: described as
    the state before the change.
    """
    audit_state: str | None = None
    """State of the review: PROCESSING, PASSED, REJECTED."""
    change_reason: str | None = None
    """Why the state changed."""
    modify_time: str | None = None
    """When the record last changed. RFC 3339 with offset."""

# Made from schema/ by `make generate`; do not edit.
"""A batch of personal collections settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class Settlement:
    """A batch of personal collections settled (个人收款).

    Kind `settlement`, carried by `SETTLEMENT.SUCCESS`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012650327>
    """

    kind: ClassVar[Literal["settlement"]] = "settlement"

    out_settle_batch_no: str
    """The merchant's number of the settlement batch."""
    settle_batch_no: str
    """WeChat Pay's number of the settlement batch."""
    individual_auth_id: str
    """Id of the individual who receives the money."""
    description: str
    """Description of the receiver."""
    state: str
    """State of the batch. Uncertain: values not documented in public."""
    trade_scenario: str
    """Scenario of the payments that were settled. Uncertain: values not documented in public."""
    create_time: str
    """When the record was created. RFC 3339 with offset."""
    finish_time: str | None = None
    """When the batch was finished. RFC 3339 with offset."""

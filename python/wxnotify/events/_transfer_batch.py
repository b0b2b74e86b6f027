# Made from schema/ by `make generate`; do not edit.
"""A batch of transfers finished or closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class TransferBatch:
    """A batch of transfers finished or closed (商家转账到零钱).

    Kind `transfer.batch`, carried by `MCHTRANSFER.BATCH.CLOSED`, `MCHTRANSFER.BATCH.FINISHED`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012269028>
    """

    kind: ClassVar[Literal["transfer.batch"]] = "transfer.batch"

    out_batch_no: str
    """The merchant's number of the batch."""
    batch_id: str
    """WeChat Pay's number of the batch."""
    batch_status: str
    """State of the batch: WAIT_PAY, ACCEPTED, PROCESSING, FINISHED, CLOSED."""
    total_num: int
    """How many transfers the batch has."""
    total_amount: int
    """Sum of the transfers. In the currency's minor unit (分 for CNY)."""
    update_time: str
    """When the record last changed. RFC 3339 with offset."""
    mchid: str | None = None
    """The merchant number."""
    close_reason: str | None = None
    """Why the batch was closed: MERCHANT_REVOCATION, OVERDUE_CLOSE, TRANSFER_SCENE_INVALID."""
    success_amount: int | None = None
    """Sum of what succeeded. In the currency's minor unit (分 for CNY)."""
    success_num: int | None = None
    """How many transfers succeeded."""
    fail_amount: int | None = None
    """Sum of what failed. In the currency's minor unit (分 for CNY)."""
    fail_num: int | None = None
    """How many transfers failed."""

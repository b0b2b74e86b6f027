# Made from schema/ by `make generate`; do not edit.
"""Abnormal funds in transit paid on to their receiver."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class AbnormalFund:
    """Abnormal funds in transit paid on to their receiver (在途异常资金).

    Kind `abnormal_fund`, carried by `ABNORMAL_FUND_PROCESSING.TRANSFER.SUCCESS`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014591539>
    """

    kind: ClassVar[Literal["abnormal_fund"]] = "abnormal_fund"

    product_name: str
    """Product the funds come from, such as C2C."""
    receipt_id: str
    """WeChat Pay's number of the payment of the funds."""
    transfer_amount: AbnormalFundTransferAmount
    """The amounts."""
    receipt_state: str
    """State of the payment of the funds: RECEIPT_STATE_PENDING, RECEIPT_STATE_PROGRESS, RECEIPT_STATE_COMPLETED."""
    create_time: str
    """When the record was created. RFC 3339 with offset."""
    last_update_time: str
    """When the record last changed. RFC 3339 with offset."""
    instruction: AbnormalFundInstruction
    """The instruction to pay the funds."""


@dataclass(frozen=True)
class AbnormalFundInstruction:
    """The instruction to pay the funds: `instruction`."""

    out_instruction_no: str
    """The merchant's number of the instruction."""
    commander: AbnormalFundInstructionCommander
    """Who gave the instruction."""
    transfer_mode: str
    """How the funds were paid, such as TRANSFER_TO_ORIGINAL_RECEIVE_USER."""
    success_time: str
    """When the money reached its receiver. RFC 3339 with offset."""
    instruction_instance_id: str | None = None
    """WeChat Pay's id of the instruction. Uncertain: in one source only."""


@dataclass(frozen=True)
class AbnormalFundInstructionCommander:
    """Who gave the instruction: `instruction.commander`."""

    operator: str
    """Role that gave the instruction, such as MERCHANT."""
    mchid: str
    """The merchant number."""


@dataclass(frozen=True)
class AbnormalFundTransferAmount:
    """The amounts: `transfer_amount`."""

    total: int
    """The amount paid. In the currency's minor unit (分 for CNY)."""
    currency: str
    """Currency, by ISO 4217; CNY in mainland China."""

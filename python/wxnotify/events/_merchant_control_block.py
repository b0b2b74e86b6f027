# Made from schema/ by `make generate`; do not edit.
"""Payments of a sub-merchant blocked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class BlockRecord:
    """Payments of a sub-merchant blocked (商户管控).

    Kind `merchant_control.block`, carried by `BLOCKRECORD.CHANGE`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014940982>
    """

    kind: ClassVar[Literal["merchant_control.block"]] = "merchant_control.block"

    sub_mchid: str
    """The merchant number of the sub-merchant."""
    block_record_id: str
    """Id of the record of blocked payments."""
    block_count_level: str
    """How many payments were blocked: LESS_THAN_TWENTY, LESS_THAN_ONE_HUNDRED, LESS_THAN_ONE_THOUSAND,
    OVER_ONE_THOUSAND.
    """

# Made from schema/ by `make generate`; do not edit.
"""An appeal against blocked payments decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class BlockSubmission:
    """An appeal against blocked payments decided (商户管控).

    Kind `merchant_control.appeal`, carried by `BLOCKSUBMISSION.CHANGE`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014940982>
    """

    kind: ClassVar[Literal["merchant_control.appeal"]] = "merchant_control.appeal"

    sub_mchid: str
    """The merchant number of the sub-merchant."""
    appeal_record_id: str
    """Id of the appeal."""
    appeal_result: str
    """Outcome of the appeal: PASS, REJECT."""

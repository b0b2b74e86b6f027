# Made from schema/ by `make generate`; do not edit.
"""A sub-merchant's management record, new or changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class ManageRecord:
    """A sub-merchant's management record, new or changed (商户管控).

    Kind `merchant_control.manage`, carried by `MANAGERECORD.CHANGE`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014940982>
    """

    kind: ClassVar[Literal["merchant_control.manage"]] = "merchant_control.manage"

    sub_mchid: str
    """The merchant number of the sub-merchant."""
    manage_record_id: str
    """Id of the management record."""
    manage_record_state: str
    """State of the management record: PENDING, SUBMITTED, EXPIRED, UNDER_REVIEW, RECOVERED, REJECTED."""

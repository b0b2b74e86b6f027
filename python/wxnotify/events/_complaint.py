# Made from schema/ by `make generate`; do not edit.
"""A consumer's complaint, new or changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class Complaint:
    """A consumer's complaint, new or changed (消费者投诉).

    Kind `complaint`, carried by `COMPLAINT.CREATE`, `COMPLAINT.STATE_CHANGE`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012289719>
    """

    kind: ClassVar[Literal["complaint"]] = "complaint"

    complaint_id: str
    """WeChat Pay's number of the complaint."""
    action_type: str
    """What happened to the complaint, such as CREATE_COMPLAINT, CONTINUE_COMPLAINT, USER_RESPONSE, SELLER_REFUND."""

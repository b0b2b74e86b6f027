# Made from schema/ by `make generate`; do not edit.
"""A user filled in the title for an electronic invoice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class FapiaoUserApplied:
    """A user filled in the title for an electronic invoice (电子发票).

    Kind `fapiao.user_applied`, carried by `FAPIAO.USER_APPLIED`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286035>
    """

    kind: ClassVar[Literal["fapiao.user_applied"]] = "fapiao.user_applied"

    fapiao_apply_id: str
    """Number of the invoice application: the transaction_id, or the merchant's own number."""
    apply_time: str
    """When the user filled in the invoice title. RFC 3339 with offset."""
    mchid: str | None = None
    """The merchant number."""
    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""
    fapiao_information: tuple[FapiaoUserAppliedFapiaoInformation, ...] = ()
    """The invoices."""


@dataclass(frozen=True)
class FapiaoUserAppliedFapiaoInformation:
    """The invoices: `fapiao_information[]`."""

    fapiao_id: str
    """The merchant's number of the invoice."""
    fapiao_status: str
    """State of the invoice: ISSUE_ACCEPTED, ISSUED, REVERSE_ACCEPTED, REVERSED."""
    card_status: str
    """State of the invoice in the user's cards: INSERT_ACCEPTED, INSERTED, DISCARD_ACCEPTED, DISCARDED."""

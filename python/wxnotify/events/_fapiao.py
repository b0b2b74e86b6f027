# Made from schema/ by `make generate`; do not edit.
"""An electronic invoice issued, reversed, put into the user's cards or discarded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class Fapiao:
    """An electronic invoice issued, reversed, put into the user's cards or discarded (电子发票).

    Kind `fapiao`, carried by `FAPIAO.CARD_DISCARDED`, `FAPIAO.CARD_INSERTED`, `FAPIAO.ISSUED`, `FAPIAO.REVERSED`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286035>
    """

    kind: ClassVar[Literal["fapiao"]] = "fapiao"

    fapiao_apply_id: str
    """Number of the invoice application: the transaction_id, or the merchant's own number."""
    fapiao_information: tuple[FapiaoFapiaoInformation, ...]
    """The invoices."""
    mchid: str | None = None
    """The merchant number."""
    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""


@dataclass(frozen=True)
class FapiaoFapiaoInformation:
    """The invoices: `fapiao_information[]`."""

    fapiao_id: str
    """The merchant's number of the invoice."""
    fapiao_status: str
    """State of the invoice: ISSUE_ACCEPTED, ISSUED, REVERSE_ACCEPTED, REVERSED."""
    card_status: str
    """State of the invoice in the user's cards: INSERT_ACCEPTED, INSERTED, DISCARD_ACCEPTED, DISCARDED."""

# Made from schema/ by `make generate`; do not edit.
"""A sub-merchant punished, blocked or heard on appeal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class Violation:
    """A sub-merchant punished, blocked or heard on appeal (商户违规通知).

    Kind `violation`, carried by `VIOLATION.APPEAL`, `VIOLATION.INTERCEPT`, `VIOLATION.PUNISH`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012079216>
    """

    kind: ClassVar[Literal["violation"]] = "violation"

    sub_mchid: str
    """The merchant number of the sub-merchant."""
    company_name: str
    """Name of the sub-merchant's company."""
    record_id: str
    """Id of the measure."""
    punish_plan: str
    """The measure taken."""
    punish_time: str
    """When the measure was taken. RFC 3339 with offset."""
    punish_description: str
    """Description of the measure."""
    risk_type: str
    """Kind of risk, such as ONE_YUAN_PURCHASES."""
    risk_description: str | None = None
    """Description of the risk. Uncertain: a public sample has a space after the name."""

# Made from schema/ by `make generate`; do not edit.
"""A user's debts for school payments changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class EduSchoolDebt:
    """A user's debts for school payments changed (校园轻松付).

    Kind `edu_school.debt`, carried by `EDU_SCHOOL_PAY.USER_DEBT_STATE_UPDATE`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012161155>
    """

    kind: ClassVar[Literal["edu_school.debt"]] = "edu_school.debt"

    appid: str
    """The application id of the merchant, or of the service provider."""
    openid: str
    """The user's id under the application."""
    state: str
    """Whether the user's account can be charged: NORMAL, FORBIDDEN."""
    debt_count: int
    """How many of the user's debts are open."""
    update_time: str
    """When the debts last changed. RFC 3339 with offset."""

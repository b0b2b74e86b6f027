# Made from schema/ by `make generate`; do not edit.
"""A user gave or activated a business circle's authorization."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class MallAuth:
    """A user gave or activated a business circle's authorization (智慧商圈).

    Kind `mall.auth`, carried by `MALL_AUTH.ACTIVATE_CARD`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285836>
    """

    kind: ClassVar[Literal["mall.auth"]] = "mall.auth"

    code: str
    """Number of the user's member card of the business circle."""
    auth_type: str
    """How the user authorized the business circle, such as REGISTERED_MODE. Uncertain: values not documented in
    full.
    """
    openid: str | None = None
    """The user's id under the application."""
    mchid: str | None = None
    """The merchant number."""

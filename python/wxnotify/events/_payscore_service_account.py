# Made from schema/ by `make generate`; do not edit.
"""An application to bind a sub-merchant to a payscore service, decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class PayscoreServiceAccount:
    """An application to bind a sub-merchant to a payscore service, decided (支付分).

    Kind `payscore.service_account`, carried by `PAYSCORE.BIND_SERVICE_ACCOUNT`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012156110>
    """

    kind: ClassVar[Literal["payscore.service_account"]] = "payscore.service_account"

    service_id: str
    """Id of the payscore service."""
    appid: str
    """The application id of the merchant, or of the service provider."""
    mchid: str
    """The merchant number."""
    sub_mchid: str
    """The merchant number of the sub-merchant."""
    out_apply_no: str
    """The merchant's number of the application."""
    apply_state: str
    """State of the application to bind the service. Uncertain: values not documented in public."""
    sub_appid: str | None = None
    """The application id of the sub-merchant."""
    reject_reason: str | None = None
    """Why the application was rejected."""

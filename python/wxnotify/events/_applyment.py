# Made from schema/ by `make generate`; do not edit.
"""An application for H5 payment domains, reviewed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class Applyment:
    """An application for H5 payment domains, reviewed (H5支付域名修改申请).

    Kind `applyment`, carried by `APPLYMENT_STATE.APPROVED`.

    Official documentation: <https://pay.weixin.qq.com/doc/global/v3/zh/4013025118>
    """

    kind: ClassVar[Literal["applyment"]] = "applyment"

    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""
    website_state: str | None = None
    """Whether the site is online: HAS_LAUNCHED, UN_LAUNCHED."""
    domains: tuple[str, ...] = ()
    """Domains for H5 payments."""
    website_url: str | None = None
    """Address of the sub-merchant's site. A URL."""
    website_business_page_pics: tuple[str, ...] = ()
    """Screenshots of the site's shop pages."""
    website_homepage_pics: tuple[str, ...] = ()
    """Screenshots of the site's home page."""
    applyment_id: int | None = None
    """WeChat Pay's number of the application."""
    audit_reject_detail: str | None = None
    """Why the application was rejected."""
    applyment_state: str | None = None
    """State of the application: PENDING, UNDER_REVIEW, APPROVED, REJECTED."""
    notify_url: str | None = None
    """Where the result of the review goes. A URL."""
    out_applyment_id: str | None = None
    """The merchant's number of the application."""

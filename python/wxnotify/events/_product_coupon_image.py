# Made from schema/ by `make generate`; do not edit.
"""A picture for a product coupon made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class ProductCouponImage:
    """A picture for a product coupon made (商品券).

    Kind `product_coupon.image`, carried by `PRODUCT_COUPON_SP.IMAGE_GENERATION`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4017327744>
    """

    kind: ClassVar[Literal["product_coupon.image"]] = "product_coupon.image"

    brand_id: str
    """WeChat Pay's id of the brand."""
    task_id: str
    """Id of the task."""
    image_generation_type: str
    """Kind of picture: COMBINE_IMAGE, CUT_OUT."""
    task_state: str
    """State of the task: PROCESSING, FAIL, SUCCESS."""
    combine_image_result: ProductCouponImageCombineImageResult | None = None
    """The combined picture."""
    cut_out_result: ProductCouponImageCutOutResult | None = None
    """The picture of the cut-out product."""


@dataclass(frozen=True)
class ProductCouponImageCutOutResult:
    """The picture of the cut-out product: `cut_out_result`."""

    image_url: str
    """The picture. A URL."""


@dataclass(frozen=True)
class ProductCouponImageCombineImageResult:
    """The combined picture: `combine_image_result`."""

    image_url: str
    """The picture. A URL."""

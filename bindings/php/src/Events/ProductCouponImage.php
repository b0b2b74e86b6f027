<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A picture for a product coupon made (商品券).
 *
 * Kind `product_coupon.image`, carried by `PRODUCT_COUPON_SP.IMAGE_GENERATION`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4017327744>
 */
final class ProductCouponImage implements Event
{
    use NoOtherFields;

    public function __construct(
        /** WeChat Pay's id of the brand. */
        public readonly string $brand_id,
        /** Id of the task. */
        public readonly string $task_id,
        /** Kind of picture: COMBINE_IMAGE, CUT_OUT. */
        public readonly string $image_generation_type,
        /** State of the task: PROCESSING, FAIL, SUCCESS. */
        public readonly string $task_state,
        /** The combined picture. */
        public readonly ?ProductCouponImage\CombineImageResult $combine_image_result = null,
        /** The picture of the cut-out product. */
        public readonly ?ProductCouponImage\CutOutResult $cut_out_result = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::PRODUCT_COUPON_IMAGE;
    }

    /**
     * Reads an object whose shape was checked.
     *
     * @internal
     * @param array<mixed> $from
     */
    public static function read(array $from): self
    {
        return new self(
            $from['brand_id'],
            $from['task_id'],
            $from['image_generation_type'],
            $from['task_state'],
            isset($from['combine_image_result']) ? ProductCouponImage\CombineImageResult::read($from['combine_image_result']) : null,
            isset($from['cut_out_result']) ? ProductCouponImage\CutOutResult::read($from['cut_out_result']) : null,
        );
    }
}

<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\ProductCouponImage;

use WxNotify\Internal\NoOtherFields;

/** The combined picture: `combine_image_result`. */
final class CombineImageResult
{
    use NoOtherFields;

    public function __construct(
        /** The picture. A URL. */
        public readonly string $image_url,
    ) {
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
            $from['image_url'],
        );
    }
}

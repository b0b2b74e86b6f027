<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\CouponSend;

use WxNotify\Internal\NoOtherFields;

/** Where the coupon came from; only for some channels: `attach_info`. */
final class AttachInfo
{
    use NoOtherFields;

    public function __construct(
        /** The payment that the coupon was given for; only for coupons given after paying. */
        public readonly ?string $transaction_id = null,
        /** Id of the coupon hall's activity; only for coupons taken by scanning. */
        public readonly ?string $act_code = null,
        /** Id of the coupon hall; only for coupons taken by scanning. */
        public readonly ?string $hall_code = null,
        /** Merchant number of the coupon hall's owner; only for coupons taken by scanning. */
        public readonly ?int $hall_belong_mch_id = null,
        /** Id of the member card; only for coupons given by a card's activity. */
        public readonly ?string $card_id = null,
        /** Number of the user's member card; only for coupons given by a card's activity. */
        public readonly ?string $code = null,
        /** Id of the member activity; only for coupons given by one. */
        public readonly ?string $activity_id = null,
        /** The user's phone number. Uncertain: in one source only. */
        public readonly ?string $phone_number = null,
        /** Country code of the phone number. Uncertain: in one source only. */
        public readonly ?string $country_code = null,
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
            $from['transaction_id'] ?? null,
            $from['act_code'] ?? null,
            $from['hall_code'] ?? null,
            $from['hall_belong_mch_id'] ?? null,
            $from['card_id'] ?? null,
            $from['code'] ?? null,
            $from['activity_id'] ?? null,
            $from['phone_number'] ?? null,
            $from['country_code'] ?? null,
        );
    }
}

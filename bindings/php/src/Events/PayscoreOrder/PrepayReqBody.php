<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\PayscoreOrder;

use WxNotify\Internal\NoOtherFields;

/** Parameters for the order the merchant has to place: `prepay_req_body`. */
final class PrepayReqBody
{
    use NoOtherFields;

    public function __construct(
        /** Number of the device; WEB in browsers and official accounts. */
        public readonly string $device_info,
        /** Random text of the request. */
        public readonly string $nonce_str,
        /** Short description of what is paid for. */
        public readonly string $body,
        /** Currency, by ISO 4217. */
        public readonly string $fee_type,
        /** When the order was created. As `yyyyMMddHHmmss`. */
        public readonly string $time_start,
        /** When the order expires. As `yyyyMMddHHmmss`. */
        public readonly string $time_expire,
        /** Where the notification goes. A URL. */
        public readonly string $notify_url,
        /** How the user will pay: JSAPI, NATIVE, APP. */
        public readonly string $trade_type,
        /** Ways to pay that are ruled out: no_credit for credit cards. */
        public readonly string $limit_pay,
        /** Whether an electronic receipt is wanted. */
        public readonly bool $need_receipt,
        /** The merchant's own data, returned as it was given. */
        public readonly ?string $attach = null,
        /** Tag that decides which promotions apply. */
        public readonly ?string $goods_tag = null,
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
            $from['device_info'],
            $from['nonce_str'],
            $from['body'],
            $from['fee_type'],
            $from['time_start'],
            $from['time_expire'],
            $from['notify_url'],
            $from['trade_type'],
            $from['limit_pay'],
            $from['need_receipt'],
            $from['attach'] ?? null,
            $from['goods_tag'] ?? null,
        );
    }
}

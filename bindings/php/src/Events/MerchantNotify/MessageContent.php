<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\MerchantNotify;

use WxNotify\Internal\NoOtherFields;

/** The message: `message_content`. */
final class MessageContent
{
    use NoOtherFields;

    public function __construct(
        /** Merchant number the message is about. */
        public readonly string $merchant_code,
        /** Name of the merchant's company. */
        public readonly string $merchant_company_name,
        /** When the business changed. Uncertain: format not documented in public. */
        public readonly string $business_time,
        /** Number of the business that changed. */
        public readonly string $business_code,
        /** State of the business that changed. Uncertain: values depend on the topic. */
        public readonly string $business_state,
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
            $from['merchant_code'],
            $from['merchant_company_name'],
            $from['business_time'],
            $from['business_code'],
            $from['business_state'],
        );
    }
}

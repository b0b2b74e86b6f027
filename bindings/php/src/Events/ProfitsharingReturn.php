<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * Profit sharing returned (分账回退).
 *
 * Kind `profitsharing.return`, carried by `PROFITSHARING.RETURN`, `PROFITSHARING_RETURN`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012289679>
 */
final class ProfitsharingReturn implements Event
{
    use NoOtherFields;

    public function __construct(
        /** WeChat Pay's number of the transaction. */
        public readonly string $transaction_id,
        /** WeChat Pay's number of the return. */
        public readonly string $order_id,
        /** The merchant's number of the return. */
        public readonly string $out_order_no,
        /** Who received or returned the share. */
        public readonly ProfitsharingReturn\Receiver $receiver,
        /** The merchant number. */
        public readonly ?string $mchid = null,
        /** The merchant number of the service provider. */
        public readonly ?string $sp_mchid = null,
        /** The merchant number of the sub-merchant. */
        public readonly ?string $sub_mchid = null,
        /** When it succeeded. RFC 3339 with offset. */
        public readonly ?string $success_time = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::PROFITSHARING_RETURN;
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
            $from['transaction_id'],
            $from['order_id'],
            $from['out_order_no'],
            ProfitsharingReturn\Receiver::read($from['receiver']),
            $from['mchid'] ?? null,
            $from['sp_mchid'] ?? null,
            $from['sub_mchid'] ?? null,
            $from['success_time'] ?? null,
        );
    }
}

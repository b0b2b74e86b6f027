<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A direct merchant's refund (退款).
 *
 * Kind `refund.direct`, carried by `REFUND.ABNORMAL`, `REFUND.CLOSED`, `REFUND.SUCCESS`.
 *
 * The state is in `refund_status` here, and in `status` in the answers of the query API: code shared by the two
 * must look for both.
 * The amounts of `amount` are in the currency's minor unit.
 * A refund that is ABNORMAL needs the merchant's hand: the money did not reach the user.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012791865>
 */
final class RefundDirect implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant's order number. */
        public readonly string $out_trade_no,
        /** WeChat Pay's number of the transaction. */
        public readonly string $transaction_id,
        /** The merchant's number of the refund. */
        public readonly string $out_refund_no,
        /** WeChat Pay's number of the refund. */
        public readonly string $refund_id,
        /** State of the refund: SUCCESS, CLOSED, ABNORMAL. */
        public readonly string $refund_status,
        /** The amounts. */
        public readonly RefundDirect\Amount $amount,
        /** The merchant number. */
        public readonly string $mchid,
        /** When the refund succeeded; absent unless it did. RFC 3339 with offset. */
        public readonly ?string $success_time = null,
        /** Where the refund goes, in words. */
        public readonly ?string $user_received_account = null,
        /** Who bears the refund: REFUND_SOURCE_PARTNER_ADVANCE (the platform advances it), REFUND_SOURCE_SUB_MERCHANT. */
        public readonly ?string $refund_account = null,
        /** Id of the individual who receives the money. Uncertain: in one source only. */
        public readonly ?string $individual_auth_id = null,
        /** Where the refund goes. */
        public readonly ?string $recv_account = null,
        /** Account the refund was taken from. */
        public readonly ?string $fund_source = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::REFUND_DIRECT;
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
            $from['out_trade_no'],
            $from['transaction_id'],
            $from['out_refund_no'],
            $from['refund_id'],
            $from['refund_status'],
            RefundDirect\Amount::read($from['amount']),
            $from['mchid'],
            $from['success_time'] ?? null,
            $from['user_received_account'] ?? null,
            $from['refund_account'] ?? null,
            $from['individual_auth_id'] ?? null,
            $from['recv_account'] ?? null,
            $from['fund_source'] ?? null,
        );
    }
}

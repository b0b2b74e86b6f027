<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\TransactionCombine;

use WxNotify\Internal\NoOtherFields;

/** The orders of the combined payment: `sub_orders[]`. */
final class SubOrders
{
    use NoOtherFields;

    public function __construct(
        /** Merchant number of the sub-order. */
        public readonly string $mchid,
        /** State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR. */
        public readonly string $trade_state,
        /** The amounts. */
        public readonly SubOrders\Amount $amount,
        /** The merchant's number of the sub-order. */
        public readonly string $out_trade_no,
        /** How the user paid: JSAPI, NATIVE, APP, MWEB, MICROPAY, FACEPAY. */
        public readonly ?string $trade_type = null,
        /** Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance. */
        public readonly ?string $bank_type = null,
        /** The merchant's own data, returned as it was given. */
        public readonly ?string $attach = null,
        /** When the payment succeeded; absent unless it did. RFC 3339 with offset. */
        public readonly ?string $success_time = null,
        /** WeChat Pay's number of the transaction. */
        public readonly ?string $transaction_id = null,
        /** Id of the individual who receives the money. */
        public readonly ?string $individual_auth_id = null,
        /** Name of the individual who receives the money. */
        public readonly ?string $individual_name = null,
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
            $from['mchid'],
            $from['trade_state'],
            SubOrders\Amount::read($from['amount']),
            $from['out_trade_no'],
            $from['trade_type'] ?? null,
            $from['bank_type'] ?? null,
            $from['attach'] ?? null,
            $from['success_time'] ?? null,
            $from['transaction_id'] ?? null,
            $from['individual_auth_id'] ?? null,
            $from['individual_name'] ?? null,
        );
    }
}

<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A transfer to a user finished (商家转账).
 *
 * Kind `transfer.bill`, carried by `MCHTRANSFER.BILL.FINISHED`.
 *
 * The merchant number is in `mch_id` or in `mchid`, depending on the product. Take whichever is there.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012712115>
 */
final class TransferBill implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant's number of the transfer. */
        public readonly string $out_bill_no,
        /** WeChat Pay's number of the transfer. */
        public readonly string $transfer_bill_no,
        /**
         * State of the transfer: ACCEPTED, PROCESSING, WAIT_USER_CONFIRM, TRANSFERING, SUCCESS, FAIL, CANCELING,
         * CANCELLED.
         */
        public readonly string $state,
        /** The amount transferred. In the currency's minor unit (分 for CNY). */
        public readonly int $transfer_amount,
        /** When the record was created. RFC 3339 with offset. */
        public readonly string $create_time,
        /** When the record last changed. RFC 3339 with offset. */
        public readonly string $update_time,
        /** The merchant number. */
        public readonly ?string $mch_id = null,
        /** The merchant number. */
        public readonly ?string $mchid = null,
        /** The merchant number of the sub-merchant. */
        public readonly ?string $sub_mchid = null,
        /** The user's id under the application. */
        public readonly ?string $openid = null,
        /** Why the transfer failed. */
        public readonly ?string $fail_reason = null,
        /** How the transfer was paid out. Uncertain: values not documented in public. */
        public readonly ?string $payment_method_type = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::TRANSFER_BILL;
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
            $from['out_bill_no'],
            $from['transfer_bill_no'],
            $from['state'],
            $from['transfer_amount'],
            $from['create_time'],
            $from['update_time'],
            $from['mch_id'] ?? null,
            $from['mchid'] ?? null,
            $from['sub_mchid'] ?? null,
            $from['openid'] ?? null,
            $from['fail_reason'] ?? null,
            $from['payment_method_type'] ?? null,
        );
    }
}

<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * Abnormal funds in transit paid on to their receiver (在途异常资金).
 *
 * Kind `abnormal_fund`, carried by `ABNORMAL_FUND_PROCESSING.TRANSFER.SUCCESS`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014591539>
 */
final class AbnormalFund implements Event
{
    use NoOtherFields;

    public function __construct(
        /** Product the funds come from, such as C2C. */
        public readonly string $product_name,
        /** WeChat Pay's number of the payment of the funds. */
        public readonly string $receipt_id,
        /** The amounts. */
        public readonly AbnormalFund\TransferAmount $transfer_amount,
        /** State of the payment of the funds: RECEIPT_STATE_PENDING, RECEIPT_STATE_PROGRESS, RECEIPT_STATE_COMPLETED. */
        public readonly string $receipt_state,
        /** When the record was created. RFC 3339 with offset. */
        public readonly string $create_time,
        /** When the record last changed. RFC 3339 with offset. */
        public readonly string $last_update_time,
        /** The instruction to pay the funds. */
        public readonly AbnormalFund\Instruction $instruction,
    ) {
    }

    public function kind(): string
    {
        return Kind::ABNORMAL_FUND;
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
            $from['product_name'],
            $from['receipt_id'],
            AbnormalFund\TransferAmount::read($from['transfer_amount']),
            $from['receipt_state'],
            $from['create_time'],
            $from['last_update_time'],
            AbnormalFund\Instruction::read($from['instruction']),
        );
    }
}

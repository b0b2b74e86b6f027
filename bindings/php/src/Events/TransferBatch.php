<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A batch of transfers finished or closed (商家转账到零钱).
 *
 * Kind `transfer.batch`, carried by `MCHTRANSFER.BATCH.CLOSED`, `MCHTRANSFER.BATCH.FINISHED`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012269028>
 */
final class TransferBatch implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant's number of the batch. */
        public readonly string $out_batch_no,
        /** WeChat Pay's number of the batch. */
        public readonly string $batch_id,
        /** State of the batch: WAIT_PAY, ACCEPTED, PROCESSING, FINISHED, CLOSED. */
        public readonly string $batch_status,
        /** How many transfers the batch has. */
        public readonly int $total_num,
        /** Sum of the transfers. In the currency's minor unit (分 for CNY). */
        public readonly int $total_amount,
        /** When the record last changed. RFC 3339 with offset. */
        public readonly string $update_time,
        /** The merchant number. */
        public readonly ?string $mchid = null,
        /** Why the batch was closed: MERCHANT_REVOCATION, OVERDUE_CLOSE, TRANSFER_SCENE_INVALID. */
        public readonly ?string $close_reason = null,
        /** Sum of what succeeded. In the currency's minor unit (分 for CNY). */
        public readonly ?int $success_amount = null,
        /** How many transfers succeeded. */
        public readonly ?int $success_num = null,
        /** Sum of what failed. In the currency's minor unit (分 for CNY). */
        public readonly ?int $fail_amount = null,
        /** How many transfers failed. */
        public readonly ?int $fail_num = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::TRANSFER_BATCH;
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
            $from['out_batch_no'],
            $from['batch_id'],
            $from['batch_status'],
            $from['total_num'],
            $from['total_amount'],
            $from['update_time'],
            $from['mchid'] ?? null,
            $from['close_reason'] ?? null,
            $from['success_amount'] ?? null,
            $from['success_num'] ?? null,
            $from['fail_amount'] ?? null,
            $from['fail_num'] ?? null,
        );
    }
}

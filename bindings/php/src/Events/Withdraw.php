<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A withdrawal changed its state (商户提现).
 *
 * Kind `withdraw`, carried by `MCHWITHDRAW.CHANGE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4013049135>
 */
final class Withdraw implements Event
{
    use NoOtherFields;

    public function __construct(
        /** State of the withdrawal: CREATE_SUCCESS, SUCCESS, FAIL, REFUND, CLOSE, INIT. */
        public readonly string $status,
        /** WeChat Pay's number of the withdrawal. */
        public readonly string $withdraw_id,
        /** The merchant's number of the withdrawal. */
        public readonly string $out_request_no,
        /** When the record was created. RFC 3339 with offset. */
        public readonly string $create_time,
        /** When the record last changed. RFC 3339 with offset. */
        public readonly string $update_time,
        /** Account the money is taken from: BASIC, OPERATION, FEES. */
        public readonly string $account_type,
        /** Last four digits of the bank account that receives the money. */
        public readonly string $account_number,
        /** Bank that receives the money. */
        public readonly string $account_bank,
        /** The amount withdrawn. In the currency's minor unit (分 for CNY). */
        public readonly ?int $amount = null,
        /** Why the withdrawal failed. */
        public readonly ?string $reason = null,
        /** Note on the withdrawal. */
        public readonly ?string $remark = null,
        /** Note to the bank. */
        public readonly ?string $bank_memo = null,
        /** What to do when the withdrawal failed. */
        public readonly ?string $solution = null,
        /** Name of the bank. */
        public readonly ?string $bank_name = null,
        /** The merchant number of the sub-merchant. */
        public readonly ?string $sub_mchid = null,
        /** The merchant number of the service provider. */
        public readonly ?string $sp_mchid = null,
        /** The whole amount. In the currency's minor unit (分 for CNY). */
        public readonly ?int $total_amount = null,
        /** Sum of what succeeded. In the currency's minor unit (分 for CNY). */
        public readonly ?int $success_amount = null,
        /** Sum of what failed. In the currency's minor unit (分 for CNY). */
        public readonly ?int $fail_amount = null,
        /** What the bank returned. In the currency's minor unit (分 for CNY). */
        public readonly ?int $refund_amount = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::WITHDRAW;
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
            $from['status'],
            $from['withdraw_id'],
            $from['out_request_no'],
            $from['create_time'],
            $from['update_time'],
            $from['account_type'],
            $from['account_number'],
            $from['account_bank'],
            $from['amount'] ?? null,
            $from['reason'] ?? null,
            $from['remark'] ?? null,
            $from['bank_memo'] ?? null,
            $from['solution'] ?? null,
            $from['bank_name'] ?? null,
            $from['sub_mchid'] ?? null,
            $from['sp_mchid'] ?? null,
            $from['total_amount'] ?? null,
            $from['success_amount'] ?? null,
            $from['fail_amount'] ?? null,
            $from['refund_amount'] ?? null,
        );
    }
}

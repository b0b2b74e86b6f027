<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A transfer to a QQ wallet finished (商家转账到QQ钱包).
 *
 * Kind `transfer.qqwallet_bill`, carried by `MCHTRANSFER.QQWALLETBILL.FINISHED`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4014301851>
 */
final class TransferQqwalletBill implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant number. */
        public readonly string $mchid,
        /** The merchant's number of the transfer. */
        public readonly string $out_bill_no,
        /** WeChat Pay's number of the transfer. */
        public readonly string $transfer_bill_no,
        /** Application id on the QQ Connect platform. */
        public readonly string $appid,
        /**
         * State of the transfer: ACCEPTED, PROCESSING, WAIT_USER_CONFIRM, TRANSFERING, SUCCESS, FAIL, CANCELING,
         * CANCELLED.
         */
        public readonly string $state,
        /** The amount transferred. In the currency's minor unit (分 for CNY). */
        public readonly int $transfer_amount,
        /** Note the user sees with the transfer. */
        public readonly string $transfer_remark,
        /** When the record was created. RFC 3339 with offset. */
        public readonly string $create_time,
        /** When the record last changed. RFC 3339 with offset. */
        public readonly string $update_time,
        /** The user's id under the application. */
        public readonly ?string $openid = null,
        /** The user's QQ number. */
        public readonly ?string $user_qq = null,
        /** The user's name, encrypted with the merchant's public key. Base64. */
        public readonly ?string $user_name = null,
        /** Why the transfer failed. */
        public readonly ?string $fail_reason = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::TRANSFER_QQWALLET_BILL;
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
            $from['out_bill_no'],
            $from['transfer_bill_no'],
            $from['appid'],
            $from['state'],
            $from['transfer_amount'],
            $from['transfer_remark'],
            $from['create_time'],
            $from['update_time'],
            $from['openid'] ?? null,
            $from['user_qq'] ?? null,
            $from['user_name'] ?? null,
            $from['fail_reason'] ?? null,
        );
    }
}

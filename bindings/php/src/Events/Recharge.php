<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A sub-merchant's recharge, successful or closed (平台收付通商家充值).
 *
 * Kind `recharge`, carried by `RECHARGE.CLOSED`, `RECHARGE.SUCCESS`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012763652>
 */
final class Recharge implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant number of the service provider. */
        public readonly string $sp_mchid,
        /** The merchant number of the sub-merchant. */
        public readonly string $sub_mchid,
        /** The merchant's number of the recharge. */
        public readonly string $out_recharge_no,
        /** WeChat Pay's number of the recharge. */
        public readonly string $recharge_id,
        /** How the recharge was made, such as BANK_TRANSFER. */
        public readonly string $recharge_channel,
        /** Account that receives the money, such as DEPOSIT. Uncertain: values not documented in full. */
        public readonly string $account_type,
        /** What the recharge is for. Uncertain: values not documented in public. */
        public readonly string $recharge_scene,
        /** State of the recharge, such as SUCCESS. */
        public readonly string $recharge_state,
        /** The amounts. */
        public readonly Recharge\RechargeAmount $recharge_amount,
        /** When the recharge was accepted. RFC 3339 with offset. */
        public readonly string $accept_time,
        /** State of the recharge, in words. */
        public readonly ?string $recharge_state_desc = null,
        /** Note. */
        public readonly ?string $remark = null,
        /** The bank transfer, when the recharge was made by one. */
        public readonly ?Recharge\BankTransferInfo $bank_transfer_info = null,
        /** The recharge by QR code, when it was made by one. */
        public readonly ?Recharge\QrRechargeInfo $qr_recharge_info = null,
        /** When the recharge succeeded; absent unless it did. RFC 3339 with offset. */
        public readonly ?string $success_time = null,
        /** When it was closed. RFC 3339 with offset. */
        public readonly ?string $close_time = null,
        /** The payment by online bank, when the recharge was made by one. */
        public readonly ?Recharge\OnlineBankRechargeInfo $online_bank_recharge_info = null,
        /**
         * The channels the recharge may use.
         *
         * @var list<string>
         */
        public readonly array $available_recharge_channels = [],
    ) {
    }

    public function kind(): string
    {
        return Kind::RECHARGE;
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
            $from['sp_mchid'],
            $from['sub_mchid'],
            $from['out_recharge_no'],
            $from['recharge_id'],
            $from['recharge_channel'],
            $from['account_type'],
            $from['recharge_scene'],
            $from['recharge_state'],
            Recharge\RechargeAmount::read($from['recharge_amount']),
            $from['accept_time'],
            $from['recharge_state_desc'] ?? null,
            $from['remark'] ?? null,
            isset($from['bank_transfer_info']) ? Recharge\BankTransferInfo::read($from['bank_transfer_info']) : null,
            isset($from['qr_recharge_info']) ? Recharge\QrRechargeInfo::read($from['qr_recharge_info']) : null,
            $from['success_time'] ?? null,
            $from['close_time'] ?? null,
            isset($from['online_bank_recharge_info']) ? Recharge\OnlineBankRechargeInfo::read($from['online_bank_recharge_info']) : null,
            $from['available_recharge_channels'] ?? [],
        );
    }
}

<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A contract for school fees ended by the user (教育续费通).
 *
 * Kind `entrust.release`, carried by `ENTRUST.RELEASE`.
 *
 * The field lists for the end of the contract and for the payment are the same in public sources: without a
 * payment, expect only the contract's fields.
 * `device_information.payer_total` is described as the IP address of the device, not as an amount.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286235>
 */
final class EntrustRelease implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant's order number. */
        public readonly string $out_trade_no,
        /** State of the payment: SUCCESS, REFUND, ACCEPTED (not yet paid), PAY_FAIL. */
        public readonly string $trade_state,
        /** The application id of the merchant, or of the service provider. */
        public readonly ?string $appid = null,
        /** WeChat Pay's number of the transaction. */
        public readonly ?string $transaction_id = null,
        /** The merchant's own data, returned as it was given. */
        public readonly ?string $attach = null,
        /** Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance. */
        public readonly ?string $bank_type = null,
        /** When it succeeded. RFC 3339 with offset. */
        public readonly ?string $success_time = null,
        /** State of the payment, in words. */
        public readonly ?string $trade_state_description = null,
        /** Who paid. */
        public readonly ?EntrustRelease\Payer $payer = null,
        /** The amounts. */
        public readonly ?EntrustRelease\Amount $amount = null,
        /** The device. */
        public readonly ?EntrustRelease\DeviceInformation $device_information = null,
        /**
         * The promotions that were applied.
         *
         * @var list<EntrustRelease\PromotionDetail>
         */
        public readonly array $promotion_detail = [],
        /** The merchant number of the service provider. */
        public readonly ?string $sp_mchid = null,
        /** The merchant number of the sub-merchant. */
        public readonly ?string $sub_mchid = null,
        /** The application id of the sub-merchant. */
        public readonly ?string $sub_appid = null,
        /** The user's id under the application. */
        public readonly ?string $openid = null,
        /** The user's id under the sub-merchant's application. */
        public readonly ?string $sub_openid = null,
        /** Id of the plan or template. */
        public readonly ?string $plan_id = null,
        /** The contract. */
        public readonly ?EntrustRelease\ContractInformation $contract_information = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::ENTRUST_RELEASE;
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
            $from['trade_state'],
            $from['appid'] ?? null,
            $from['transaction_id'] ?? null,
            $from['attach'] ?? null,
            $from['bank_type'] ?? null,
            $from['success_time'] ?? null,
            $from['trade_state_description'] ?? null,
            isset($from['payer']) ? EntrustRelease\Payer::read($from['payer']) : null,
            isset($from['amount']) ? EntrustRelease\Amount::read($from['amount']) : null,
            isset($from['device_information']) ? EntrustRelease\DeviceInformation::read($from['device_information']) : null,
            array_map(EntrustRelease\PromotionDetail::read(...), $from['promotion_detail'] ?? []),
            $from['sp_mchid'] ?? null,
            $from['sub_mchid'] ?? null,
            $from['sub_appid'] ?? null,
            $from['openid'] ?? null,
            $from['sub_openid'] ?? null,
            $from['plan_id'] ?? null,
            isset($from['contract_information']) ? EntrustRelease\ContractInformation::read($from['contract_information']) : null,
        );
    }
}

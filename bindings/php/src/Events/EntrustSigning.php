<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A contract for school fees signed with a payment (教育续费通).
 *
 * Kind `entrust.signing`, carried by `ENTRUST.SIGNING`.
 *
 * `device_information.payer_total` is described as the IP address of the device, not as an amount.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286235>
 */
final class EntrustSigning implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The application id of the merchant, or of the service provider. */
        public readonly ?string $appid = null,
        /** The user's id under the application. */
        public readonly ?string $openid = null,
        /** Id of the plan or template. */
        public readonly ?string $plan_id = null,
        /** The contract. */
        public readonly ?EntrustSigning\ContractInformation $contract_information = null,
        /** The merchant's order number. */
        public readonly ?string $out_trade_no = null,
        /** WeChat Pay's number of the transaction. */
        public readonly ?string $transaction_id = null,
        /** The merchant's own data, returned as it was given. */
        public readonly ?string $attach = null,
        /** Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance. */
        public readonly ?string $bank_type = null,
        /** When it succeeded. RFC 3339 with offset. */
        public readonly ?string $success_time = null,
        /** State of the payment: SUCCESS, REFUND, ACCEPTED (not yet paid), PAY_FAIL. */
        public readonly ?string $trade_state = null,
        /** State of the payment, in words. */
        public readonly ?string $trade_state_description = null,
        /** Who paid. */
        public readonly ?EntrustSigning\Payer $payer = null,
        /** The amounts. */
        public readonly ?EntrustSigning\Amount $amount = null,
        /** The device. */
        public readonly ?EntrustSigning\DeviceInformation $device_information = null,
        /**
         * The promotions that were applied.
         *
         * @var list<EntrustSigning\PromotionDetail>
         */
        public readonly array $promotion_detail = [],
        /** The merchant number of the service provider. */
        public readonly ?string $sp_mchid = null,
        /** The merchant number of the sub-merchant. */
        public readonly ?string $sub_mchid = null,
        /** The application id of the sub-merchant. */
        public readonly ?string $sub_appid = null,
        /** The user's id under the sub-merchant's application. */
        public readonly ?string $sub_openid = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::ENTRUST_SIGNING;
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
            $from['appid'] ?? null,
            $from['openid'] ?? null,
            $from['plan_id'] ?? null,
            isset($from['contract_information']) ? EntrustSigning\ContractInformation::read($from['contract_information']) : null,
            $from['out_trade_no'] ?? null,
            $from['transaction_id'] ?? null,
            $from['attach'] ?? null,
            $from['bank_type'] ?? null,
            $from['success_time'] ?? null,
            $from['trade_state'] ?? null,
            $from['trade_state_description'] ?? null,
            isset($from['payer']) ? EntrustSigning\Payer::read($from['payer']) : null,
            isset($from['amount']) ? EntrustSigning\Amount::read($from['amount']) : null,
            isset($from['device_information']) ? EntrustSigning\DeviceInformation::read($from['device_information']) : null,
            array_map(EntrustSigning\PromotionDetail::read(...), $from['promotion_detail'] ?? []),
            $from['sp_mchid'] ?? null,
            $from['sub_mchid'] ?? null,
            $from['sub_appid'] ?? null,
            $from['sub_openid'] ?? null,
        );
    }
}

<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A payscore order confirmed, prepaid or paid (支付分).
 *
 * Kind `payscore.order`, carried by `PAYSCORE.MCH_PREPAY`, `PAYSCORE.USER_CONFIRM`, `PAYSCORE.USER_PAID`.
 *
 * `total_amount` is an integer in the official documentation, and a string in an unofficial source. It is absent
 * until the order is complete.
 * One kind serves the confirmed, the prepaid and the paid order: look at `state`, not at which fields are there.
 * `time_range` and `collection.details[].paid_time` are not RFC 3339: they are yyyyMMddHHmmss, `time_range` also
 * yyyyMMdd.
 * With `sub_appid` in the order, `sub_openid` comes instead of `openid`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012084127>
 */
final class PayscoreOrder implements Event
{
    use NoOtherFields;

    public function __construct(
        /** Id of the payscore service. */
        public readonly string $service_id,
        /** The merchant's number of the payscore order. */
        public readonly string $out_order_no,
        /** The application id of the merchant, or of the service provider. */
        public readonly ?string $appid = null,
        /** The merchant number. */
        public readonly ?string $mchid = null,
        /** The application id of the sub-merchant. */
        public readonly ?string $sub_appid = null,
        /** The merchant number of the sub-merchant. */
        public readonly ?string $sub_mchid = null,
        /** Merchant number of the channel partner. */
        public readonly ?string $channel_id = null,
        /** The user's id under the application. */
        public readonly ?string $openid = null,
        /** The user's id under the sub-merchant's application. */
        public readonly ?string $sub_openid = null,
        /**
         * What is collected in all; absent until the order is complete. In the currency's minor unit (分 for CNY).
         * Uncertain: string in one source.
         */
        public readonly ?int $total_amount = null,
        /** Parameters for the order the merchant has to place. */
        public readonly ?PayscoreOrder\PrepayReqBody $prepay_req_body = null,
        /** Headers of the institution's request for a payment. Base64. */
        public readonly ?string $prepay_req_header_base64 = null,
        /** Body of the institution's request for a payment. Base64. */
        public readonly ?string $prepay_req_body_base64 = null,
        /** HTTP status of the response to the institution's request for a payment. */
        public readonly ?int $prepay_resp_http_code = null,
        /** Headers of the response to the institution's request for a payment. Base64. */
        public readonly ?string $prepay_resp_header_base64 = null,
        /** Body of the response to the institution's request for a payment. Base64. */
        public readonly ?string $prepay_resp_body_base64 = null,
        /** State of the order: CREATED, DOING, DONE, REVOKED, EXPIRED. */
        public readonly ?string $state = null,
        /** Finer state of an order that is DOING: USER_CONFIRM, MCH_COMPLETE. */
        public readonly ?string $state_description = null,
        /** What the service is. */
        public readonly ?string $service_introduction = null,
        /**
         * What the user has to pay for, after the service.
         *
         * @var list<PayscoreOrder\PostPayments>
         */
        public readonly array $post_payments = [],
        /**
         * The merchant's discounts.
         *
         * @var list<PayscoreOrder\PostDiscounts>
         */
        public readonly array $post_discounts = [],
        /** The deposit for the order. */
        public readonly ?PayscoreOrder\RiskFund $risk_fund = null,
        /** When the service takes place. */
        public readonly ?PayscoreOrder\TimeRange $time_range = null,
        /** Where the service took place. */
        public readonly ?PayscoreOrder\Location $location = null,
        /** The merchant's own data, returned as it was given. */
        public readonly ?string $attach = null,
        /** WeChat Pay's number of the payscore order. */
        public readonly ?string $order_id = null,
        /** Whether there is something to collect. */
        public readonly ?bool $need_collection = null,
        /** The merchant's number of the deduction. */
        public readonly ?string $out_trade_no = null,
        /** What is collected for the order; present when there is something to collect. */
        public readonly ?PayscoreOrder\Collection $collection = null,
        /** Whether the user opened or closed the service: USER_OPEN_SERVICE, USER_CLOSE_SERVICE. */
        public readonly ?string $user_service_status = null,
        /** When the service was opened or closed. As `yyyyMMddHHmmss`. */
        public readonly ?string $openorclose_time = null,
        /** The merchant's number of the authorization; only for a pre-authorization. */
        public readonly ?string $authorization_code = null,
        /** The merchant's number of the request. */
        public readonly ?string $out_request_no = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::PAYSCORE_ORDER;
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
            $from['service_id'],
            $from['out_order_no'],
            $from['appid'] ?? null,
            $from['mchid'] ?? null,
            $from['sub_appid'] ?? null,
            $from['sub_mchid'] ?? null,
            $from['channel_id'] ?? null,
            $from['openid'] ?? null,
            $from['sub_openid'] ?? null,
            $from['total_amount'] ?? null,
            isset($from['prepay_req_body']) ? PayscoreOrder\PrepayReqBody::read($from['prepay_req_body']) : null,
            $from['prepay_req_header_base64'] ?? null,
            $from['prepay_req_body_base64'] ?? null,
            $from['prepay_resp_http_code'] ?? null,
            $from['prepay_resp_header_base64'] ?? null,
            $from['prepay_resp_body_base64'] ?? null,
            $from['state'] ?? null,
            $from['state_description'] ?? null,
            $from['service_introduction'] ?? null,
            array_map(PayscoreOrder\PostPayments::read(...), $from['post_payments'] ?? []),
            array_map(PayscoreOrder\PostDiscounts::read(...), $from['post_discounts'] ?? []),
            isset($from['risk_fund']) ? PayscoreOrder\RiskFund::read($from['risk_fund']) : null,
            isset($from['time_range']) ? PayscoreOrder\TimeRange::read($from['time_range']) : null,
            isset($from['location']) ? PayscoreOrder\Location::read($from['location']) : null,
            $from['attach'] ?? null,
            $from['order_id'] ?? null,
            $from['need_collection'] ?? null,
            $from['out_trade_no'] ?? null,
            isset($from['collection']) ? PayscoreOrder\Collection::read($from['collection']) : null,
            $from['user_service_status'] ?? null,
            $from['openorclose_time'] ?? null,
            $from['authorization_code'] ?? null,
            $from['out_request_no'] ?? null,
        );
    }
}

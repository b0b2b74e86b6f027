<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A payscore contract accepted (支付分).
 *
 * Kind `payscore.contract`, carried by `PAYSCORE.USER_ACCEPTED`.
 *
 * Official documentation: <https://pay.weixin.qq.com/wiki/doc/apiv3/payscore.php?chapter=14_8&index=8>
 */
final class PayscoreContract implements Event
{
    use NoOtherFields;

    public function __construct(
        /** WeChat Pay's number of the contract. */
        public readonly ?string $contract_id = null,
        /** The merchant number. */
        public readonly ?string $mchid = null,
        /** The application id of the merchant, or of the service provider. */
        public readonly ?string $appid = null,
        /** The user's id under the application. */
        public readonly ?string $openid = null,
        /** Id of the plan or template. */
        public readonly ?string $plan_id = null,
        /** State of the contract. Uncertain: values not documented for payscore. */
        public readonly ?string $contract_status = null,
        /** When the contract was signed. RFC 3339 with offset. Uncertain: format not documented for payscore. */
        public readonly ?string $create_time = null,
        /** The merchant's number of the contract. */
        public readonly ?string $out_contract_code = null,
        /** The application id of the sub-merchant. */
        public readonly ?string $sub_appid = null,
        /** The merchant number of the sub-merchant. */
        public readonly ?string $sub_mchid = null,
        /** Merchant number of the channel partner. */
        public readonly ?string $channel_id = null,
        /** Id of the payscore service. */
        public readonly ?string $service_id = null,
        /** The user's id under the sub-merchant's application. */
        public readonly ?string $sub_openid = null,
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
        return Kind::PAYSCORE_CONTRACT;
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
            $from['contract_id'] ?? null,
            $from['mchid'] ?? null,
            $from['appid'] ?? null,
            $from['openid'] ?? null,
            $from['plan_id'] ?? null,
            $from['contract_status'] ?? null,
            $from['create_time'] ?? null,
            $from['out_contract_code'] ?? null,
            $from['sub_appid'] ?? null,
            $from['sub_mchid'] ?? null,
            $from['channel_id'] ?? null,
            $from['service_id'] ?? null,
            $from['sub_openid'] ?? null,
            $from['user_service_status'] ?? null,
            $from['openorclose_time'] ?? null,
            $from['authorization_code'] ?? null,
            $from['out_request_no'] ?? null,
        );
    }
}

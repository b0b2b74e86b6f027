<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * An APIv2 contract for deductions, signed or ended (签约、解约结果通知).
 *
 * Kind `v2.contract`, carried by `V2.CONTRACT`.
 *
 * XML of APIv2, which only `parse_v2` opens. Every field is a text.
 * Nothing in it says when it was sent, and whoever can verify it could have made it.
 *
 * Official documentation: <https://pay.weixin.qq.com/wiki/doc/api/wxpay_v2/papay/chapter3_6.shtml>
 */
final class V2Contract implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant number. */
        public readonly string $mch_id,
        /** The merchant's number of the contract. */
        public readonly string $contract_code,
        /** Id of the plan or template. */
        public readonly string $plan_id,
        /** What happened to the contract: ADD (signed), DELETE (ended). */
        public readonly string $change_type,
        /** When the contract was signed or ended, Beijing time. As `yyyy-MM-dd HH:mm:ss`. */
        public readonly string $operate_time,
        /** WeChat Pay's number of the contract. */
        public readonly string $contract_id,
        /** The merchant number of the sub-merchant. */
        public readonly ?string $sub_mch_id = null,
        /** The application id of the merchant, or of the service provider. Uncertain: the official page does not list it. */
        public readonly ?string $appid = null,
        /** The application id of the sub-merchant. Uncertain: the official page does not list it. */
        public readonly ?string $sub_appid = null,
        /** The outcome: SUCCESS, FAIL. */
        public readonly ?string $result_code = null,
        /** The user's id under the application. */
        public readonly ?string $openid = null,
        /** When the contract expires, Beijing time. As `yyyy-MM-dd HH:mm:ss`. */
        public readonly ?string $contract_expired_time = null,
        /**
         * How the contract was ended: 1 expired, 2 by the user, 3 by the merchant through the API, 4 by the merchant on
         * its platform, 5 account closed.
         */
        public readonly ?string $contract_termination_mode = null,
        /** The merchant's number of the request to sign, as digits. */
        public readonly ?string $request_serial = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::V2_CONTRACT;
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
            $from['mch_id'],
            $from['contract_code'],
            $from['plan_id'],
            $from['change_type'],
            $from['operate_time'],
            $from['contract_id'],
            $from['sub_mch_id'] ?? null,
            $from['appid'] ?? null,
            $from['sub_appid'] ?? null,
            $from['result_code'] ?? null,
            $from['openid'] ?? null,
            $from['contract_expired_time'] ?? null,
            $from['contract_termination_mode'] ?? null,
            $from['request_serial'] ?? null,
        );
    }
}

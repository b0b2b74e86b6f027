<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * An inquiry whether a deduction contract may be ended (委托代扣).
 *
 * Kind `entrust.terminate_inquiry`, carried by `ENTRUST.TERMINATE_INQUIRY`.
 *
 * The platform asks whether the contract may be ended. The field list in public sources mixes the question with
 * the answer (`code`, `messsage` with three s).
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012978455>
 */
final class EntrustTerminateInquiry implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant number. */
        public readonly string $mchid,
        /** The application id of the merchant, or of the service provider. */
        public readonly string $appid,
        /** Id of the plan or template. */
        public readonly int $plan_id,
        /** The merchant's number of the contract. */
        public readonly string $out_contract_code,
        /** The merchant's id of the user. */
        public readonly string $out_user_code,
        /** Code of the result. Uncertain: looks like a field of the answer. */
        public readonly ?string $code = null,
        /** Text of the result, in the platform's spelling. Uncertain: looks like a field of the answer. */
        public readonly ?string $messsage = null,
        /** The user's id under the application. */
        public readonly ?string $openid = null,
        /** WeChat Pay's number of the contract. */
        public readonly ?string $contract_id = null,
        /** The user's name in the contract, as the merchant gave it. */
        public readonly ?string $contract_display_account = null,
        /** State of the contract: SIGNED, TERMINATED. */
        public readonly ?string $contract_state = null,
        /** When the contract was signed. RFC 3339 with offset. */
        public readonly ?string $contract_signed_time = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::ENTRUST_TERMINATE_INQUIRY;
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
            $from['appid'],
            $from['plan_id'],
            $from['out_contract_code'],
            $from['out_user_code'],
            $from['code'] ?? null,
            $from['messsage'] ?? null,
            $from['openid'] ?? null,
            $from['contract_id'] ?? null,
            $from['contract_display_account'] ?? null,
            $from['contract_state'] ?? null,
            $from['contract_signed_time'] ?? null,
        );
    }
}

<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A user about to end a deduction contract, to be retained (委托代扣).
 *
 * Kind `entrust.terminate_retention`, carried by `ENTRUST.TERMINATE_RETENTION`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012312222>
 */
final class EntrustTerminateRetention implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant number. */
        public readonly ?string $mchid = null,
        /** WeChat Pay's number of the contract. */
        public readonly ?string $contract_id = null,
        /** The application id of the merchant, or of the service provider. */
        public readonly ?string $appid = null,
        /** Id of the plan or template. */
        public readonly ?int $plan_id = null,
        /** The merchant's number of the contract. */
        public readonly ?string $out_contract_code = null,
        /** The user's id under the application. */
        public readonly ?string $openid = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::ENTRUST_TERMINATE_RETENTION;
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
            $from['mchid'] ?? null,
            $from['contract_id'] ?? null,
            $from['appid'] ?? null,
            $from['plan_id'] ?? null,
            $from['out_contract_code'] ?? null,
            $from['openid'] ?? null,
        );
    }
}

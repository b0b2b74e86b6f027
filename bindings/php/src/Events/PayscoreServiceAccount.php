<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * An application to bind a sub-merchant to a payscore service, decided (支付分).
 *
 * Kind `payscore.service_account`, carried by `PAYSCORE.BIND_SERVICE_ACCOUNT`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012156110>
 */
final class PayscoreServiceAccount implements Event
{
    use NoOtherFields;

    public function __construct(
        /** Id of the payscore service. */
        public readonly string $service_id,
        /** The application id of the merchant, or of the service provider. */
        public readonly string $appid,
        /** The merchant number. */
        public readonly string $mchid,
        /** The merchant number of the sub-merchant. */
        public readonly string $sub_mchid,
        /** The merchant's number of the application. */
        public readonly string $out_apply_no,
        /** State of the application to bind the service. Uncertain: values not documented in public. */
        public readonly string $apply_state,
        /** The application id of the sub-merchant. */
        public readonly ?string $sub_appid = null,
        /** Why the application was rejected. */
        public readonly ?string $reject_reason = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::PAYSCORE_SERVICE_ACCOUNT;
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
            $from['appid'],
            $from['mchid'],
            $from['sub_mchid'],
            $from['out_apply_no'],
            $from['apply_state'],
            $from['sub_appid'] ?? null,
            $from['reject_reason'] ?? null,
        );
    }
}

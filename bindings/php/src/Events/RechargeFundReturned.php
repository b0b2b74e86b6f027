<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A recharge's funds returned (平台收付通商家充值).
 *
 * Kind `recharge.fund_returned`, carried by `RECHARGE.FUND_RETURNED`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012973125>
 */
final class RechargeFundReturned implements Event
{
    use NoOtherFields;

    public function __construct(
        /** WeChat Pay's number of the return. */
        public readonly ?string $recharge_returned_id = null,
        /** The merchant number of the service provider. */
        public readonly ?string $sp_mchid = null,
        /** The merchant number of the sub-merchant. */
        public readonly ?string $sub_mchid = null,
        /** The merchant's number of the recharge. */
        public readonly ?string $out_recharge_no = null,
        /** WeChat Pay's number of the recharge. */
        public readonly ?string $recharge_id = null,
        /** How the recharge was made, such as BANK_TRANSFER. */
        public readonly ?string $recharge_channel = null,
        /** The returned funds. */
        public readonly ?RechargeFundReturned\Detail $detail = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::RECHARGE_FUND_RETURNED;
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
            $from['recharge_returned_id'] ?? null,
            $from['sp_mchid'] ?? null,
            $from['sub_mchid'] ?? null,
            $from['out_recharge_no'] ?? null,
            $from['recharge_id'] ?? null,
            $from['recharge_channel'] ?? null,
            isset($from['detail']) ? RechargeFundReturned\Detail::read($from['detail']) : null,
        );
    }
}

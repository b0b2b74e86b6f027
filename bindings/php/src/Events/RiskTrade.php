<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A payment found risky (风险交易识别).
 *
 * Kind `risk_trade`, carried by `RISKTRADE.IDENTIFICATION`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4013894258>
 */
final class RiskTrade implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant's order number. */
        public readonly string $out_trade_no,
        /** Kind of risk: 1, 2, 3, 4. */
        public readonly int $risk_type,
        /** How high the risk is: 1, 2, 3. */
        public readonly int $risk_level,
        /** The merchant number. */
        public readonly ?string $mchid = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::RISK_TRADE;
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
            $from['risk_type'],
            $from['risk_level'],
            $from['mchid'] ?? null,
        );
    }
}

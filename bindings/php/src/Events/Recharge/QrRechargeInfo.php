<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\Recharge;

use WxNotify\Internal\NoOtherFields;

/** The recharge by QR code, when it was made by one: `qr_recharge_info`. */
final class QrRechargeInfo
{
    use NoOtherFields;

    public function __construct(
        /** Kind of employee who recharged. Uncertain: one source has it beside qr_recharge_info. */
        public readonly ?string $employee_type = null,
        /** The user's id under the application. */
        public readonly ?string $openid = null,
    ) {
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
            $from['employee_type'] ?? null,
            $from['openid'] ?? null,
        );
    }
}

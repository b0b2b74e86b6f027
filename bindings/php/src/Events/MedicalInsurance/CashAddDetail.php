<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\MedicalInsurance;

use WxNotify\Internal\NoOtherFields;

/** What is paid in cash on top: `cash_add_detail[]`. */
final class CashAddDetail
{
    use NoOtherFields;

    public function __construct(
        /** Why cash was added: DEFAULT_ADD_TYPE, FREIGHT, OTHER_MEDICAL_EXPENSES. */
        public readonly string $cash_add_type,
        /** Amount added. In the currency's minor unit (分 for CNY). */
        public readonly ?int $cash_add_fee = null,
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
            $from['cash_add_type'],
            $from['cash_add_fee'] ?? null,
        );
    }
}

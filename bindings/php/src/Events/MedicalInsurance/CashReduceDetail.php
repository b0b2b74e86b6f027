<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\MedicalInsurance;

use WxNotify\Internal\NoOtherFields;

/** What was taken off the cash part: `cash_reduce_detail[]`. */
final class CashReduceDetail
{
    use NoOtherFields;

    public function __construct(
        /**
         * Why cash was taken off: DEFAULT_REDUCE_TYPE, HOSPITAL_REDUCE, PHARMACY_DISCOUNT, DISCOUNT, PRE_PAYMENT,
         * DEPOSIT_DEDUCTION.
         */
        public readonly string $cash_reduce_type,
        /** Amount taken off. In the currency's minor unit (分 for CNY). */
        public readonly ?int $cash_reduce_fee = null,
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
            $from['cash_reduce_type'],
            $from['cash_reduce_fee'] ?? null,
        );
    }
}

<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\TransactionCombine;

use WxNotify\Internal\NoOtherFields;

/** The instalments, when the user pays in some: `installment_info`. */
final class InstallmentInfo
{
    use NoOtherFields;

    public function __construct(
        /** Whether the instalments are subsidized. */
        public readonly ?bool $use_subsidy = null,
        /** How many instalments the user chose. */
        public readonly ?int $selected_installment_number = null,
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
            $from['use_subsidy'] ?? null,
            $from['selected_installment_number'] ?? null,
        );
    }
}

<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\AbnormalFund\Instruction;

use WxNotify\Internal\NoOtherFields;

/** Who gave the instruction: `instruction.commander`. */
final class Commander
{
    use NoOtherFields;

    public function __construct(
        /** Role that gave the instruction, such as MERCHANT. */
        public readonly string $operator,
        /** The merchant number. */
        public readonly string $mchid,
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
            $from['operator'],
            $from['mchid'],
        );
    }
}

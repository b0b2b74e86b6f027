<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\AbnormalFund;

use WxNotify\Internal\NoOtherFields;

/** The instruction to pay the funds: `instruction`. */
final class Instruction
{
    use NoOtherFields;

    public function __construct(
        /** The merchant's number of the instruction. */
        public readonly string $out_instruction_no,
        /** Who gave the instruction. */
        public readonly Instruction\Commander $commander,
        /** How the funds were paid, such as TRANSFER_TO_ORIGINAL_RECEIVE_USER. */
        public readonly string $transfer_mode,
        /** When the money reached its receiver. RFC 3339 with offset. */
        public readonly string $success_time,
        /** WeChat Pay's id of the instruction. Uncertain: in one source only. */
        public readonly ?string $instruction_instance_id = null,
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
            $from['out_instruction_no'],
            Instruction\Commander::read($from['commander']),
            $from['transfer_mode'],
            $from['success_time'],
            $from['instruction_instance_id'] ?? null,
        );
    }
}

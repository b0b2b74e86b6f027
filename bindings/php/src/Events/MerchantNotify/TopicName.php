<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events\MerchantNotify;

use WxNotify\Internal\NoOtherFields;

/** The topic: `topic_name`. */
final class TopicName
{
    use NoOtherFields;

    public function __construct(
        /** English name of the topic. */
        public readonly string $topic_english_name,
        /** Chinese name of the topic. */
        public readonly string $topic_chinese_name,
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
            $from['topic_english_name'],
            $from['topic_chinese_name'],
        );
    }
}

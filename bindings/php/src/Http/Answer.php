<?php

declare(strict_types=1);

namespace WxNotify\Http;

/** What WeChat Pay's API answered. */
final class Answer
{
    /** @param list<array{string, string}> $headers */
    public function __construct(
        /** The HTTP status. */
        public readonly int $status,
        /**
         * Each header's name and value.
         *
         * @var list<array{string, string}>
         */
        public readonly array $headers,
        /** The raw body: its bytes were signed. */
        public readonly string $body,
    ) {
    }
}

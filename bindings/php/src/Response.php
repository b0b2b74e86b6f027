<?php

declare(strict_types=1);

namespace WxNotify;

/** A handler's answer to a request, for whatever sends it. */
final class Response
{
    /**
     * @internal
     * @param array<string, string> $headers
     */
    public function __construct(
        /** The HTTP status. */
        public readonly int $status,
        /**
         * The headers, by their names.
         *
         * @var array<string, string>
         */
        public readonly array $headers,
        /** The body: JSON, or empty. */
        public readonly string $body,
    ) {
    }

    /** Sends it as the response of plain PHP. Nothing may have been sent before. */
    public function send(): void
    {
        http_response_code($this->status);
        foreach ($this->headers as $name => $value) {
            header("$name: $value");
        }
        echo $this->body;
    }
}

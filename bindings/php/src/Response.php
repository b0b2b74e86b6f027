<?php

declare(strict_types=1);

namespace WxNotify;

/** A handler's answer to a request, for whatever sends it. */
final class Response
{
    /** @param array<string, string> $headers */
    private function __construct(
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

    /** @internal */
    public static function of(\stdClass $report): self
    {
        $headers = ['Allow' => $report->allow, 'Content-Type' => $report->content_type];
        return new self($report->status, array_filter($headers), $report->body);
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

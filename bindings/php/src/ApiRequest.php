<?php

declare(strict_types=1);

namespace WxNotify;

/** A signed request to WeChat Pay's API. It is to be sent as it is, within 5 minutes. */
final class ApiRequest
{
    /** @param array<string, string> $headers */
    private function __construct(
        /** Such as `GET`. */
        public readonly string $method,
        /** Scheme, host, path and query. */
        public readonly string $url,
        /**
         * `Authorization`, `Accept`, `User-Agent`, and `Content-Type` where there is a body.
         *
         * @var array<string, string>
         */
        public readonly array $headers,
        /** What was signed as its body, or empty. */
        public readonly string $body,
    ) {
    }

    /** @internal */
    public static function of(\stdClass $told, string $body = ''): self
    {
        return new self($told->method, $told->url, array_column($told->headers, 1, 0), $body);
    }
}

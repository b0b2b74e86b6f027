<?php

declare(strict_types=1);

namespace WxNotify;

use WxNotify\Internal\Headers;

/** A request, as far as it tells whose it is: what a function gets that finds a request's merchant. */
final class Request
{
    private readonly Headers $headers;

    /**
     * A request as a handler makes it; make one yourself to test your function.
     *
     * @param string $path as {@see $path}
     * @param mixed $headers as {@see NotificationParser::parse()} takes them
     */
    public function __construct(
        /** Such as `POST`. */
        public readonly string $method,
        /** The URL's path, whole, without the query, as it was sent; empty where the handler was not told. */
        public readonly string $path,
        mixed $headers,
        /** The framework's own, with a route's variables in it: `$_SERVER`, a request of PSR-7, or what `handle` was given; else null. */
        public readonly mixed $raw = null,
    ) {
        $this->headers = $headers instanceof Headers ? $headers : new Headers($headers);
    }

    /** A header's value, whichever way its name is spelled, or null. What it says is not verified. */
    public function header(string $name): ?string
    {
        return $this->headers->first($name);
    }

    /** The header `Host`, in lower case, without the port, or null. Who sends the request can write what he likes into it. */
    public function host(): ?string
    {
        $host = $this->header('host');
        return $host === null ? null : strtolower((string) preg_replace('/:\d*$/D', '', $host));
    }
}

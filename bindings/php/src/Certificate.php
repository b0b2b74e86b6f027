<?php

declare(strict_types=1);

namespace WxNotify;

/** A platform certificate out of an answer of `GET /v3/certificates`. */
final class Certificate
{
    /** @internal */
    public function __construct(
        /** The serial number in upper-case hex without leading zeros. */
        public readonly string $serial,
        /** The certificate in PEM: to be saved, and for {@see PlatformKeys}. */
        public readonly string $pem,
        /** From when the certificate itself is valid, in seconds since the epoch. */
        public readonly int $notBefore,
        /** Until when the certificate itself is valid, in seconds since the epoch. */
        public readonly int $notAfter,
        /** From when the platform says to use it, RFC 3339 with offset. */
        public readonly string $effectiveTime,
        /** Until when the platform says to use it, RFC 3339 with offset. It may differ from `notAfter`. */
        public readonly string $expireTime,
    ) {
    }
}

<?php

declare(strict_types=1);

namespace WxNotify;

use FFI\CData;
use WxNotify\Internal\Native;

/** One of the platform's keys, as a parser holds it. */
final class PlatformKey
{
    private function __construct(
        /** What `Wechatpay-Serial` says when this key signed: a certificate's serial in upper-case hex, or a public key's id. */
        public readonly string $serial,
        /** How it signs: `RSA` or `SM2`. */
        public readonly string $algorithm,
        /** From when a certificate is valid, in seconds since the epoch. Null for a public key. */
        public readonly ?int $notBefore,
        /** Until when a certificate is valid, in seconds since the epoch. Null for a public key. */
        public readonly ?int $notAfter,
    ) {
    }

    /** @internal */
    public static function ofNative(CData $key): self
    {
        return new self(
            Native::text($key->serial),
            Native::text($key->algorithm),
            Native::optionalNumber($key->not_before),
            Native::optionalNumber($key->not_after),
        );
    }
}

<?php

declare(strict_types=1);

namespace WxNotify;

use WxNotify\Internal\Native;

/** The native library that is in use. */
final class Library
{
    /** The version of this package, such as `0.1.0`, which is the same in every language. */
    public const VERSION = '0.1.0';

    /** The version of the native library that was loaded. */
    public static function version(): string
    {
        return Native::library()->wxn_version();
    }

    /** Its crypto backend, `aws-lc-rs` or `rustcrypto`. */
    public static function backend(): string
    {
        return Native::library()->wxn_backend();
    }
}

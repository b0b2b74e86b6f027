<?php

declare(strict_types=1);

namespace WxNotify;

use WxNotify\Internal\Guard;

/**
 * The native library cannot be used: FFI is missing or off, or the library is not there or of another release.
 *
 * The message says what to set. It is thrown at the first use of the package, and is no {@see WxNotifyException}: nothing
 * was looked at, and the error codes are the library's.
 */
final class NativeLibraryException extends \RuntimeException
{
    /** @internal */
    public function __construct(string $message, ?\Throwable $previous = null)
    {
        parent::__construct($message, previous: $previous);
        Guard::mistake();
    }
}

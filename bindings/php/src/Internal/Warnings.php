<?php

declare(strict_types=1);

namespace WxNotify\Internal;

/**
 * Functions of PHP's that say by a warning why they failed.
 *
 * @internal
 */
final class Warnings
{
    /**
     * Calls a function; its first warning is thrown, on one line.
     *
     * @template T
     * @param callable(): T $call
     * @return T
     * @throws \ErrorException
     */
    public static function thrown(callable $call): mixed
    {
        set_error_handler(static function (int $level, string $message, string $file, int $line): never {
            // `fopen(https://...): Failed to open stream: ...`: which URL or file it was stands elsewhere.
            $words = preg_replace('/^\w+\(.*?\): /', '', strtr($message, "\r\n", '  '));
            throw new \ErrorException((string) $words, 0, $level, $file, $line);
        });
        try {
            return $call();
        } finally {
            restore_error_handler();
        }
    }
}

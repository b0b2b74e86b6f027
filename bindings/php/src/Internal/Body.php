<?php

declare(strict_types=1);

namespace WxNotify\Internal;

use WxNotify\ArgumentException;

/**
 * The raw body of a request.
 *
 * @internal
 */
final class Body
{
    /** The bytes of a string or of a PSR-7 stream, which is read from its beginning. */
    public static function bytes(mixed $body): string
    {
        if (is_string($body)) {
            return $body;
        }
        if (is_object($body) && method_exists($body, 'getContents') && method_exists($body, '__toString')) {
            return (string) $body;
        }
        throw ArgumentException::of('body', 'body is ' . get_debug_type($body) . ', and must be the raw bytes as they were received, for '
            . 'those were signed: ' . self::WHERE);
    }

    public const WHERE = 'in plain PHP file_get_contents(\'php://input\'), in Laravel and Symfony $request->getContent(), in PSR-7, Slim and '
        . 'Hyperf (string) $request->getBody(), in ThinkPHP $request->getInput(), in Yii $request->getRawBody(), in Swoole '
        . '$request->rawContent(), in Workerman and webman $request->rawBody()';
}

<?php

declare(strict_types=1);

namespace WxNotify\Internal;

use WxNotify\ArgumentException;
use WxNotify\ErrorCode;
use WxNotify\HandlerException;
use WxNotify\MalformedNotificationException;

/**
 * The raw body of a request.
 *
 * @internal
 */
final class Body
{
    private const CHUNK = 8192;

    /** The bytes of a string or of a PSR-7 stream, which is read from its beginning. */
    public static function bytes(mixed $body): string
    {
        if (is_string($body)) {
            return $body;
        }
        if (self::isStream($body)) {
            return (string) $body;
        }
        throw ArgumentException::of('body', 'body is ' . get_debug_type($body) . ', and must be the raw bytes as they were received, for '
            . 'those were signed: ' . self::WHERE);
    }

    /**
     * The bytes of a body, and of one that is too long just so many that the parser sees it.
     *
     * @param mixed $body also a stream of PHP's, or a function that reads at most so many bytes
     * @param int|null $announced its length by `Content-Length`, if there was one
     * @param int $most the most that the parser takes
     * @param float|null $deadline in how many seconds it must be there
     */
    public static function read(mixed $body, ?int $announced, int $most, ?float $deadline): string
    {
        if ($announced !== null && $announced > $most) {
            throw MalformedNotificationException::tooLarge($announced, $most);
        }
        if (is_object($body) && self::isStream($body)) {
            $body->isSeekable() && $body->rewind();
            return self::inTime($body->read(...), $body->eof(...), $most + 1, $deadline);
        }
        if (is_resource($body)) {
            return self::ofStream($body, $most + 1, $deadline);
        }
        return $body instanceof \Closure ? $body($most + 1) : self::bytes($body);
    }

    /** The body of the request that PHP is just now answering, or its first bytes. */
    public static function ofGlobals(int $length, ?float $deadline = null): string
    {
        $body = self::ofStream(fopen('php://input', 'rb'), $length, $deadline);
        if ($body === '' && (int) ($_SERVER['CONTENT_LENGTH'] ?? 0) > 0) {
            throw ArgumentException::of('body', 'php://input is empty, and the request has a body: PHP drops it where it is longer than '
                . 'post_max_size, or is multipart/form-data; a test that does not come over HTTP passes headers and body to parse');
        }
        return $body;
    }

    /** @param resource $stream */
    private static function ofStream(mixed $stream, int $length, ?float $deadline): string
    {
        return self::inTime(static fn (int $length) => fread($stream, $length), static fn () => feof($stream), $length, $deadline);
    }

    private static function isStream(mixed $body): bool
    {
        return is_object($body) && method_exists($body, 'getContents') && method_exists($body, '__toString');
    }

    /** Reads as long as something comes, and there is time. */
    private static function inTime(callable $read, callable $isAtEnd, int $length, ?float $deadline): string
    {
        $started = hrtime(true);
        $bytes = '';
        while (strlen($bytes) < $length && !$isAtEnd()) {
            $chunk = $read(min(self::CHUNK, $length - strlen($bytes)));
            if ($chunk === '' || $chunk === false) {
                break;
            }
            $bytes .= $chunk;
            if ($deadline !== null && hrtime(true) - $started > $deadline * 1e9) {
                throw HandlerException::of(ErrorCode::DEADLINE_EXCEEDED, 'the body did not come within the deadline; let the web server read it '
                    . 'first, and give it a limit (nginx: client_body_timeout)');
            }
        }
        return $bytes;
    }

    public const WHERE = 'in plain PHP file_get_contents(\'php://input\'), in Laravel and Symfony $request->getContent(), in PSR-7, Slim and '
        . 'Hyperf (string) $request->getBody(), in ThinkPHP $request->getInput(), in Yii $request->getRawBody(), in Swoole '
        . '$request->rawContent(), in Workerman and webman $request->rawBody()';
}

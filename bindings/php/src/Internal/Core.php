<?php

declare(strict_types=1);

namespace WxNotify\Internal;

use WxNotify\WxNotifyException;

/**
 * Asks the native library in JSON: the rules of handlers and of the inbox, which are the same in every language.
 *
 * @internal
 */
final class Core
{
    /**
     * Its whole answer: `value`, or `run` and `state` where it wants a statement run.
     *
     * @param array<string, mixed> $request
     * @throws WxNotifyException what it answered
     */
    public static function ask(array $request): \stdClass
    {
        $json = json_encode($request, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
        $answer = Native::takeBytes(Native::get('wxn_bytes *', 'wxn_call', $json, strlen($json)));
        // Objects, because an empty one must not come back as a list.
        return json_decode($answer, false, flags: JSON_THROW_ON_ERROR);
    }

    /**
     * Its answer to what needs no database.
     *
     * @throws WxNotifyException what it answered
     */
    public static function value(string $do, mixed ...$arguments): mixed
    {
        return self::ask(['do' => $do, ...$arguments])->value;
    }

    /** A text of the merchant's as JSON can have it: an exception's message may be in any encoding. */
    public static function text(string $text): string
    {
        return json_decode((string) json_encode($text, JSON_INVALID_UTF8_SUBSTITUTE), flags: JSON_THROW_ON_ERROR);
    }
}

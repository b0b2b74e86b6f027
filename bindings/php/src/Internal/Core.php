<?php

declare(strict_types=1);

namespace WxNotify\Internal;

use WxNotify\WxNotifyException;

/**
 * Asks the native library in JSON: what handlers and the inbox decide, which is the same in every language.
 *
 * @internal
 */
final class Core
{
    /**
     * Its whole answer: `value`, or a program's step.
     *
     * @param array<string, mixed> $request texts in it may be of any encoding: an exception's message, for one
     * @param class-string<Native> $library whose core is asked
     * @param ?string $plaintext a notification's: JSON already, and a member of the request too
     * @throws WxNotifyException what it answered
     */
    public static function ask(
        #[\SensitiveParameter] array $request,
        string $library = Native::class,
        #[\SensitiveParameter] ?string $plaintext = null,
    ): \stdClass {
        $json = json_encode(
            $request,
            JSON_THROW_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_PRESERVE_ZERO_FRACTION,
        );
        if ($plaintext !== null) {
            $json = substr($json, 0, -1) . ",\"plaintext\":$plaintext}";
        }
        $answer = $library::bytes('wxn_call', $json, strlen($json));
        // Objects, because an empty one must not come back as a list.
        return json_decode($answer, false, flags: JSON_THROW_ON_ERROR);
    }

    /**
     * Its answer to what is no program, and holds nothing that a stack trace must not show: PHP shows named arguments though they are
     * sensitive.
     *
     * @throws WxNotifyException what it answered
     */
    public static function value(string $do, mixed ...$arguments): mixed
    {
        return self::ask(['do' => $do, ...$arguments])->value;
    }
}

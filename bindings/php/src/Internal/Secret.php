<?php

declare(strict_types=1);

namespace WxNotify\Internal;

/**
 * A text that no dump, export, cast or serialization shows: it is kept beside the object, and not in it.
 *
 * @internal
 */
final class Secret
{
    /** @var \WeakMap<self, string>|null */
    private static ?\WeakMap $texts = null;

    public function __construct(#[\SensitiveParameter] string $text)
    {
        self::$texts ??= new \WeakMap();
        self::$texts[$this] = $text;
    }

    public function get(): string
    {
        return self::$texts[$this];
    }

    private function __clone()
    {
    }
}

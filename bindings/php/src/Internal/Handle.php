<?php

declare(strict_types=1);

namespace WxNotify\Internal;

use FFI\CData;
use WxNotify\ArgumentException;

/**
 * Native memory of which an object is the owner. It is freed once: by `close`, or when nothing refers to it any more.
 *
 * @internal
 */
final class Handle
{
    private ?CData $pointer;

    /** @param class-string<Native> $library whose handle it is */
    public function __construct(
        CData $pointer,
        private readonly string $free,
        private readonly string $what,
        private readonly string $library = Native::class,
    ) {
        $this->pointer = $pointer;
    }

    /** @throws ArgumentException after `close` */
    public function pointer(): CData
    {
        return $this->pointer ?? throw ArgumentException::of($this->what, "the $this->what was closed; make one when the program "
            . 'starts, and close it when it ends');
    }

    public function close(): void
    {
        $pointer = $this->pointer;
        $this->pointer = null;
        if ($pointer !== null) {
            $this->library::free($this->free, $pointer);
        }
    }

    public function __destruct()
    {
        $this->close();
    }

    private function __clone()
    {
    }

    /** @return array{} */
    public function __debugInfo(): array
    {
        return [];
    }

    /** @return never */
    public function __serialize(): array
    {
        throw new \LogicException("wxnotify: a $this->what has native memory and keys, and cannot be serialized; make it anew where it is needed");
    }
}

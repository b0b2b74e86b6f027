<?php

declare(strict_types=1);

namespace WxNotify\Internal;

use FFI;
use FFI\CData;

/**
 * Memory of C's for what is in structs, where PHP's own strings cannot be. It lives as long as this object, and is wiped
 * then, because there are keys in it.
 *
 * @internal
 */
final class Memory
{
    /** @var list<CData> */
    private array $blocks = [];

    /** Zeroed memory of a C type. */
    public function new(string $type): CData
    {
        return $this->blocks[] = Native::new($type);
    }

    /** Zeroed memory of a struct that begins with its size. */
    public function struct(string $type): CData
    {
        $struct = $this->new($type);
        $struct->size = FFI::sizeof($struct);
        return $struct;
    }

    /** A zeroed array, which has a place even where its length is 0. */
    public function array(string $type, int $length): CData
    {
        return $this->blocks[] = Native::newArray($type, max(1, $length));
    }

    /** Copies a text to where a struct has its place; null is an absent one. */
    public function text(CData $slice, #[\SensitiveParameter] ?string $text): void
    {
        if ($text !== null) {
            $bytes = $this->array('char', strlen($text));
            FFI::memcpy($bytes, $text, strlen($text));
            $slice->ptr = Native::pointer($bytes);
            $slice->len = strlen($text);
        }
    }

    /** An optional number, as a struct points to it. */
    public function number(?int $number): ?CData
    {
        if ($number === null) {
            return null;
        }
        $place = $this->new('int64_t');
        $place->cdata = $number;
        return FFI::addr($place);
    }

    public function __destruct()
    {
        foreach ($this->blocks as $block) {
            FFI::memset($block, 0, FFI::sizeof($block));
        }
    }

    /** @return array{} */
    public function __debugInfo(): array
    {
        return [];
    }
}

<?php

declare(strict_types=1);

namespace WxNotify\Internal;

use FFI\CData;
use WxNotify\ArgumentException;

/**
 * The headers of a request, from whatever PHP has them in.
 *
 * @internal
 */
final class Headers
{
    /** What PHP itself puts into `$_SERVER` that is no text: never a header, so that nobody has to be asked about it. */
    private const NO_TEXTS = ['REQUEST_TIME' => true, 'REQUEST_TIME_FLOAT' => true, 'argv' => true, 'argc' => true];

    /** @var list<int|string> their names, which PHP makes integers of where they are digits */
    private readonly array $names;

    /** @var list<string> their values, in the same order */
    private readonly array $values;

    public function __construct(mixed $headers)
    {
        if (is_object($headers) && method_exists($headers, 'all') && !method_exists($headers, 'getContent')) {
            $headers = $headers->all(); // HeaderBag of Symfony and Laravel
        }
        if (!is_array($headers)) {
            if (!$headers instanceof \Traversable || method_exists($headers, 'getBody')) {
                throw ArgumentException::of('headers', 'headers is ' . get_debug_type($headers) . '; pass $_SERVER, getallheaders(), '
                    . '$request->getHeaders() (PSR-7), $request->headers (Symfony, Laravel), a map of names and values, or a list of [name, '
                    . 'value]; a whole request goes to parseRequest');
            }
            [$this->names, $this->values] = self::each($headers);
            return;
        }
        $texts = self::texts($headers);
        [$this->names, $this->values] = $texts === null ? self::each($headers) : [array_keys($texts), array_values($texts)];
    }

    /**
     * What {@see packed()} gives, without an object, of a map of names to texts, as servers mostly have it; null for any other.
     */
    public static function pack(mixed $headers): ?string
    {
        $texts = is_array($headers) ? self::texts($headers) : null;
        return $texts === null ? null : self::join(array_keys($texts), $texts);
    }

    /**
     * A map of names to texts, without what else is in `$_SERVER`; null where there are other headers than those.
     *
     * @param array<mixed> $headers
     * @return array<string>|null
     */
    private static function texts(array $headers): ?array
    {
        foreach ($headers as $name => $value) {
            if (is_string($value)) {
                continue;
            }
            // What a program puts into `$_SERVER` may be of any type.
            if (!isset(self::NO_TEXTS[$name]) && (is_array($value) || self::isRead((string) $name))) {
                return null;
            }
            unset($headers[$name]);
        }
        return $headers;
    }

    /**
     * @param iterable<mixed> $headers
     * @return array{list<string>, list<string>} their names, and their values
     */
    private static function each(iterable $headers): array
    {
        $names = $texts = [];
        foreach ($headers as $name => $values) {
            if (is_int($name) && is_array($values) && array_is_list($values) && count($values) === 2 && is_string($values[0])) {
                [$name, $values] = $values;
            }
            foreach (is_array($values) ? $values : [$values] as $value) {
                $text = self::text($name = (string) $name, $value);
                if ($text !== null) {
                    $names[] = $name;
                    $texts[] = $text;
                }
            }
        }
        return [$names, $texts];
    }

    /**
     * As `wxn_parser_parse_packed` takes them: one piece of memory costs a fraction of what an array of structs does. Null where a byte 0 is
     * in them, which no server takes.
     */
    public function packed(): ?string
    {
        return self::join($this->names, $this->values);
    }

    /**
     * @param list<int|string> $names
     * @param array<string> $values
     */
    private static function join(array $names, array $values): ?string
    {
        $joined = implode("\0", $names) . "\0" . implode("\0", $values) . "\0";
        return substr_count($joined, "\0") === 2 * count($names) ? $joined : null;
    }

    /** As other functions take them. */
    public function array(Memory $memory): CData
    {
        $array = $memory->array('wxn_header', $this->length());
        for ($index = 0; $index < $this->length(); $index++) {
            $memory->text($array[$index]->name, (string) $this->names[$index]);
            $memory->text($array[$index]->value, $this->values[$index]);
        }
        return $array;
    }

    /** How many there are. */
    public function length(): int
    {
        return count($this->names);
    }

    /** `Request-ID`, or null. */
    public function requestId(): ?string
    {
        return $this->first('request-id');
    }

    /** The first value of a header, whichever way its name is spelled, or null. */
    public function first(string $name): ?string
    {
        $name = strtolower(strtr($name, '_', '-'));
        $isCgi = false; // as the library says it: what has no HTTP_ is no header then
        foreach ($this->names as $given) {
            $isCgi = $isCgi || $given === 'REQUEST_METHOD' || str_starts_with((string) $given, 'HTTP_');
        }
        return $this->value($isCgi && !str_starts_with($name, 'content-') ? "http-$name" : $name);
    }

    /** @return list<array{string, string}> those that the library looks at, each with its value */
    public function read(): array
    {
        $read = [];
        foreach ($this->names as $index => $name) {
            if (self::isRead((string) $name)) {
                $read[] = [(string) $name, $this->values[$index]];
            }
        }
        return $read;
    }

    /** `Content-Length`, or null. */
    public function contentLength(): ?int
    {
        $length = $this->value('content-length');
        return $length === null ? null : (int) $length;
    }

    /** The first value of a name, in whatever spelling. */
    private function value(string $wanted): ?string
    {
        foreach ($this->names as $index => $name) {
            $name = (string) $name;
            if (strlen($name) === strlen($wanted) && strtolower(strtr($name, '_', '-')) === $wanted) {
                return $this->values[$index];
            }
        }
        return null;
    }

    /** A header's value, or null where it is none and nobody looks at it. */
    private static function text(string $name, mixed $value): ?string
    {
        return match (true) {
            is_string($value) => $value,
            // Servers give it as a number, too.
            is_int($value) && in_array(strtolower($name), ['content-length', 'content_length'], true) => (string) $value,
            !self::isRead($name) => null,
            default => throw ArgumentException::of('headers', "header $name is " . get_debug_type($value) . '; pass its text as it came'),
        };
    }

    /** Whether the library looks at it. What else is in `$_SERVER` may be of any type. */
    private static function isRead(string $name): bool
    {
        return Native::get('uint8_t', 'wxn_reads_header', $name, strlen($name)) !== 0;
    }
}

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
    /** @var list<string> a name, its value, the next name, and so on */
    private readonly array $texts;

    public function __construct(mixed $headers)
    {
        if (is_object($headers) && method_exists($headers, 'all') && !method_exists($headers, 'getContent')) {
            $headers = $headers->all(); // HeaderBag of Symfony and Laravel
        }
        if (!is_array($headers) && (!$headers instanceof \Traversable || method_exists($headers, 'getBody'))) {
            throw ArgumentException::of('headers', 'headers is ' . get_debug_type($headers) . '; pass $_SERVER, getallheaders(), '
                . '$request->getHeaders() (PSR-7), $request->headers (Symfony, Laravel), a map of names and values, or a list of [name, '
                . 'value]; a whole request goes to parseRequest');
        }
        $texts = [];
        foreach ($headers as $name => $values) {
            if (is_string($values)) {
                $texts[] = (string) $name;
                $texts[] = $values;
                continue;
            }
            if (is_int($name) && is_array($values) && array_is_list($values) && count($values) === 2 && is_string($values[0])) {
                [$name, $values] = $values;
            }
            foreach (is_array($values) ? $values : [$values] as $value) {
                $text = self::text($name = (string) $name, $value);
                if ($text !== null) {
                    array_push($texts, $name, $text);
                }
            }
        }
        $this->texts = $texts;
    }

    /** As `wxn_parser_parse_packed` takes them: one piece of memory costs a fraction of what an array of structs does. */
    public function packed(): string
    {
        return pack('V*', count($this->texts), ...array_map('strlen', $this->texts)) . implode('', $this->texts);
    }

    /** As other functions take them. */
    public function array(Memory $memory): CData
    {
        $array = $memory->array('wxn_header', $this->length());
        for ($index = 0; $index < $this->length(); $index++) {
            $memory->text($array[$index]->name, $this->texts[2 * $index]);
            $memory->text($array[$index]->value, $this->texts[2 * $index + 1]);
        }
        return $array;
    }

    /** How many there are. */
    public function length(): int
    {
        return intdiv(count($this->texts), 2);
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
        for ($index = 0; $index < count($this->texts); $index += 2) {
            $given = $this->texts[$index];
            $isCgi = $isCgi || $given === 'REQUEST_METHOD' || str_starts_with($given, 'HTTP_');
        }
        return $this->value($isCgi && !str_starts_with($name, 'content-') ? "http-$name" : $name);
    }

    /** @return list<array{string, string}> those that the library looks at, each with its value */
    public function read(): array
    {
        $read = [];
        for ($index = 0; $index < count($this->texts); $index += 2) {
            if (self::isRead($this->texts[$index])) {
                $read[] = [$this->texts[$index], $this->texts[$index + 1]];
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
        for ($index = 0; $index < count($this->texts); $index += 2) {
            $name = $this->texts[$index];
            if (strlen($name) === strlen($wanted) && strtolower(strtr($name, '_', '-')) === $wanted) {
                return $this->texts[$index + 1];
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

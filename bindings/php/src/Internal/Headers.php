<?php

declare(strict_types=1);

namespace WxNotify\Internal;

use FFI;
use FFI\CData;
use WxNotify\ArgumentException;

/**
 * The headers of a request, from whatever PHP has them in.
 *
 * @internal
 */
final class Headers
{
    public readonly CData $array;
    public readonly int $length;
    /** `Request-ID`, or null. */
    public readonly ?string $requestId;
    /** `Content-Length`, or null. */
    public readonly ?int $contentLength;
    private readonly Memory $memory;

    public function __construct(mixed $headers)
    {
        [$pairs, $this->requestId, $length] = self::pairs($headers);
        $this->contentLength = $length === null ? null : (int) $length;
        $this->memory = new Memory();
        $this->length = count($pairs);
        $this->array = $this->memory->array('wxn_header', $this->length);
        foreach ($pairs as $index => [$name, $value]) {
            $this->memory->text($this->array[$index]->name, $name);
            $this->memory->text($this->array[$index]->value, $value);
        }
    }

    /** @return array{list<array{string, string}>, ?string, ?string} the headers that the library looks at, `Request-ID`, `Content-Length` */
    private static function pairs(mixed $headers): array
    {
        if (is_object($headers) && method_exists($headers, 'all') && !method_exists($headers, 'getContent')) {
            $headers = $headers->all(); // HeaderBag of Symfony and Laravel
        }
        if (!is_array($headers) && (!$headers instanceof \Traversable || method_exists($headers, 'getBody'))) {
            throw ArgumentException::of('headers', 'headers is ' . get_debug_type($headers) . '; pass $_SERVER, getallheaders(), '
                . '$request->getHeaders() (PSR-7), $request->headers (Symfony, Laravel), a map of names and values, or a list of [name, '
                . 'value]; a whole request goes to parseRequest');
        }
        $pairs = [];
        $requestIds = [];
        $isCgi = false; // as the library says it: what has no HTTP_ is no header then
        $length = null;
        $library = Native::library();
        $isRead = Native::new('uint8_t');
        $place = FFI::addr($isRead);
        foreach ($headers as $name => $values) {
            if (is_int($name) && is_array($values) && array_is_list($values) && count($values) === 2 && is_string($values[0])) {
                [$name, $values] = $values;
            }
            $name = (string) $name;
            if (in_array(strtolower($name), ['content-length', 'content_length'], true)) {
                $length = (string) (is_array($values) ? reset($values) : $values);
                $values = $length; // servers give it as a number, too
            }
            $library->wxn_reads_header($name, strlen($name), $place, null);
            if ($isRead->cdata === 0) {
                continue;
            }
            $isCgi = $isCgi || $name === 'REQUEST_METHOD' || str_starts_with($name, 'HTTP_');
            foreach (is_array($values) ? $values : [$values] as $value) {
                if (!is_string($value)) {
                    throw ArgumentException::of('headers', "header $name is " . get_debug_type($value) . '; pass its text as it came');
                }
                $pairs[] = [$name, $value];
                $requestIds[strtolower(strtr($name, '_', '-'))] ??= $value;
            }
        }
        return [$pairs, $requestIds[$isCgi ? 'http-request-id' : 'request-id'] ?? null, $length];
    }
}

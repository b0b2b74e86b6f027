<?php

declare(strict_types=1);

namespace WxNotify\Http;

use WxNotify\ApiRequest;
use WxNotify\Internal\Warnings;

/**
 * PHP's own streams: they need `allow_url_fopen`, and the extension openssl for `https`. They know no proxy; who has one gives a
 * {@see Psr18Client}.
 */
final class StreamClient implements Client
{
    private const CHUNK = 65536;

    public function send(ApiRequest $request, int $mostBytes, float $timeout): Answer
    {
        $end = hrtime(true) + (int) ($timeout * 1e9);
        $context = stream_context_create(['http' => [
            'method' => $request->method,
            'header' => array_map(static fn ($name, $value): string => "$name: $value", array_keys($request->headers), $request->headers),
            'content' => $request->body,
            'protocol_version' => 1.1,
            'follow_location' => 0,
            'ignore_errors' => true, // whatever the status: it is an answer
            'timeout' => $timeout,
        ]]);
        return Warnings::thrown(static function () use ($request, $context, $mostBytes, $end): Answer {
            $stream = fopen($request->url, 'rb', false, $context);
            [$status, $headers] = self::head(stream_get_meta_data($stream)['wrapper_data']);
            $body = '';
            while (strlen($body) <= $mostBytes && !feof($stream)) {
                $left = intdiv($end - hrtime(true), 1000);
                // Of a stream that timed out, reading gives nothing, as often as one likes.
                if ($left <= 0) {
                    throw new \RuntimeException('the answer was not there in time');
                }
                stream_set_timeout($stream, intdiv($left, 1_000_000), $left % 1_000_000);
                $body .= fread($stream, self::CHUNK);
            }
            return new Answer($status, $headers, substr($body, 0, $mostBytes + 1));
        });
    }

    /**
     * @param list<string> $lines
     * @return array{int, list<array{string, string}>}
     */
    private static function head(array $lines): array
    {
        [$status, $headers] = [0, []];
        foreach ($lines as $line) {
            if (preg_match('#^HTTP/\S+ (\d{3})#', $line, $found)) {
                [$status, $headers] = [(int) $found[1], []]; // what stood before was 100 Continue
            } elseif (str_contains($line, ':')) {
                $headers[] = array_map('trim', explode(':', $line, 2));
            }
        }
        return [$status, $headers];
    }
}

<?php

declare(strict_types=1);

namespace WxNotify\Internal;

use WxNotify\ApiRequest;
use WxNotify\Http\Answer;
use WxNotify\Http\Client;
use WxNotify\NotificationParser;
use WxNotify\WxNotifyException;

/**
 * The steps of programs that ask WeChat Pay's API: send a request, and verify its answer.
 *
 * @internal
 */
final class Asking
{
    private ?Answer $last = null;
    /** What the client threw. */
    public ?\Throwable $thrown = null;

    /** @param NotificationParser|null $parser what verifies, where a program asks for that */
    public function __construct(private readonly Client $client, private readonly ?NotificationParser $parser = null)
    {
    }

    /** @return array<string, mixed> */
    public function fetch(\stdClass $step): array
    {
        try {
            $this->last = $this->client->send(ApiRequest::of($step), $step->most_bytes, $step->timeout_ms / 1000);
        } catch (\Throwable $thrown) {
            $this->thrown = $thrown;
            return self::raised($thrown);
        }
        ['status' => $status, 'headers' => $headers, 'body' => $body] = get_object_vars($this->last);
        return ['fetched' => ['status' => $status, 'headers' => $headers, 'body' => base64_encode($body)]];
    }

    /**
     * Whether the platform signed what was fetched last.
     *
     * @return array<string, mixed>|string
     */
    public function verify(): array|string
    {
        try {
            $this->parser->verifyAnswer($this->last->headers, $this->last->body);
            return 'done';
        } catch (WxNotifyException $refused) {
            return ['refused' => $refused->inJson()];
        }
    }

    /**
     * What a client or the file system threw.
     *
     * @return array{raised: array{type: string, words: string}}
     */
    public static function raised(\Throwable $thrown): array
    {
        return ['raised' => ['type' => get_debug_type($thrown), 'words' => strtok($thrown->getMessage(), "\r\n") ?: null]];
    }
}

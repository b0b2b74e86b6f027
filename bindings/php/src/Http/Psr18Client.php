<?php

declare(strict_types=1);

namespace WxNotify\Http;

use Psr\Http\Client\ClientInterface;
use Psr\Http\Message\RequestFactoryInterface;
use Psr\Http\Message\StreamFactoryInterface;
use WxNotify\ApiRequest;

/**
 * A client of PSR-18, such as Guzzle's or Symfony's, with what yours has: proxies, certificates, logs. Its time limit is its own, so set
 * one, 10 seconds say; and have it follow no redirection, as `sendRequest` of Guzzle's does not.
 */
final class Psr18Client implements Client
{
    /**
     * @param RequestFactoryInterface $requests of PSR-17: every implementation of PSR-7 has one
     * @param StreamFactoryInterface|null $streams of PSR-17, where requests have bodies: what this library itself asks has none
     */
    public function __construct(
        private readonly ClientInterface $client,
        private readonly RequestFactoryInterface $requests,
        private readonly ?StreamFactoryInterface $streams = null,
    ) {
    }

    public function send(ApiRequest $request, int $mostBytes, float $timeout): Answer
    {
        $sent = $this->requests->createRequest($request->method, $request->url);
        foreach ($request->headers as $name => $value) {
            $sent = $sent->withHeader($name, $value);
        }
        if ($request->body !== '') {
            $streams = $this->streams ?? throw new \LogicException('wxnotify: a request with a body needs a StreamFactoryInterface');
            $sent = $sent->withBody($streams->createStream($request->body));
        }
        $response = $this->client->sendRequest($sent);
        $headers = [];
        foreach ($response->getHeaders() as $name => $values) {
            foreach ($values as $value) {
                $headers[] = [(string) $name, $value];
            }
        }
        $stream = $response->getBody();
        for ($body = ''; strlen($body) <= $mostBytes && !$stream->eof();) {
            $body .= $stream->read($mostBytes + 1 - strlen($body));
        }
        return new Answer($response->getStatusCode(), $headers, $body);
    }
}

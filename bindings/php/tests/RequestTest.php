<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use PHPUnit\Framework\TestCase;
use Symfony\Component\HttpFoundation\HeaderBag;
use Symfony\Component\HttpFoundation\Request as SymfonyRequest;
use WxNotify\ErrorCode;

/** Headers and bodies as PHP's frameworks have them. */
final class RequestTest extends TestCase
{
    /** @dataProvider headers */
    public function testHeadersAreTakenInEverySpelling(callable $spell): void
    {
        $paid = World::payment();
        $notification = World::platform()->parser()->parse($spell($paid->headers, $paid), $paid->body, World::NOW);
        $this->assertSame(World::PAYMENT, $notification->plaintext);
    }

    public function headers(): array
    {
        return [
            'a map' => [fn ($headers) => $headers],
            'lower case' => [fn ($headers) => array_change_key_case($headers)],
            'upper case' => [fn ($headers) => array_change_key_case($headers, CASE_UPPER)],
            'a map of lists' => [fn ($headers) => array_map(fn ($value) => [$value], $headers)],
            'pairs' => [fn ($headers) => array_map(null, array_keys($headers), array_values($headers))],
            '$_SERVER' => [fn ($_, $paid) => ['argv' => [], 'argc' => 0, 'REQUEST_TIME_FLOAT' => 1.5, ...$paid->serverVariables()]],
            'an iterator' => [fn ($headers) => new \ArrayIterator($headers)],
            'a generator' => [fn ($headers) => (fn () => yield from $headers)()],
            'Symfony' => [fn ($headers) => new HeaderBag($headers)],
            'Nyholm' => [fn ($headers) => (new \Nyholm\Psr7\Request('POST', '/', $headers))->getHeaders()],
            'Guzzle' => [fn ($headers) => (new \GuzzleHttp\Psr7\Request('POST', '/', $headers))->getHeaders()],
        ];
    }

    /** @dataProvider requests */
    public function testRequestsAreTakenWhole(callable $make): void
    {
        $paid = World::payment();
        $request = $make($paid->headers, $paid->body);
        // Twice: a stream is read from its beginning, wherever it stands.
        for ($round = 0; $round < 2; $round++) {
            $this->assertSame(World::PAYMENT, World::platform()->parser()->parseRequest($request, World::NOW)->plaintext);
        }
    }

    public function requests(): array
    {
        return [
            'Nyholm' => [fn ($headers, $body) => new \Nyholm\Psr7\Request('POST', '/', $headers, $body)],
            'Nyholm, of the server' => [fn ($headers, $body) => new \Nyholm\Psr7\ServerRequest('POST', '/', $headers, $body)],
            'Guzzle' => [fn ($headers, $body) => new \GuzzleHttp\Psr7\Request('POST', '/', $headers, $body)],
            'Guzzle, of the server' => [fn ($headers, $body) => new \GuzzleHttp\Psr7\ServerRequest('POST', '/', $headers, $body)],
            'Symfony' => [function ($headers, $body) {
                $request = SymfonyRequest::create('/', 'POST', content: $body);
                $request->headers->add($headers);
                return $request;
            }],
        ];
    }

    public function testAStreamIsABody(): void
    {
        $paid = World::payment();
        $stream = \GuzzleHttp\Psr7\Utils::streamFor($paid->body);
        $stream->getContents();
        $this->assertSame(World::PAYMENT, World::platform()->parser()->parse($paid->headers, $stream, World::NOW)->plaintext);
    }

    /** @dataProvider notRaw */
    public function testABodyThatIsNoLongerRawIsToldHowToGetIt(mixed $body, string $type): void
    {
        $paid = World::payment();
        $error = World::fails(ErrorCode::ARGUMENT_INVALID, fn () => World::platform()->parser()->parse($paid->headers, $body, World::NOW));
        $this->assertSame('body', $error->getField());
        $this->assertSame(500, $error->getAck()->status);
        foreach (["body is $type", "file_get_contents('php://input')", '$request->getContent()', '(string) $request->getBody()', 'Swoole'] as $said) {
            $this->assertStringContainsString($said, $error->getMessage());
        }
    }

    public function notRaw(): array
    {
        return ['an array' => [['id' => 'EV-1'], 'array'], 'an object' => [new \stdClass(), 'stdClass'], 'nothing' => [null, 'null'], 'a number' => [1, 'int']];
    }

    /** @dataProvider noHeaders */
    public function testWhatIsNoHeadersIsToldSo(callable $make, string $said): void
    {
        $error = World::fails(ErrorCode::ARGUMENT_INVALID, fn () => World::platform()->parser()->parse($make(), '{}', World::NOW));
        $this->assertSame('headers', $error->getField());
        $this->assertStringContainsString($said, $error->getMessage());
    }

    public function noHeaders(): array
    {
        return [
            'a text' => [fn () => 'Wechatpay-Nonce: x', 'headers is string'],
            'nothing' => [fn () => null, 'headers is null'],
            'a request of PSR-7' => [fn () => new \Nyholm\Psr7\Request('POST', '/'), 'parseRequest'],
            'a request of Symfony' => [fn () => SymfonyRequest::create('/'), 'parseRequest'],
            'a number as value' => [fn () => ['Wechatpay-Timestamp' => 1795000000], 'header Wechatpay-Timestamp is int'],
        ];
    }

    public function testWhatIsNoRequestIsToldSo(): void
    {
        $error = World::fails(ErrorCode::ARGUMENT_INVALID, fn () => World::platform()->parser()->parseRequest(new \stdClass()));
        $this->assertStringContainsString('request is stdClass', $error->getMessage());
    }

    public function testAHeaderTwiceWithDifferentValuesIsRefused(): void
    {
        $paid = World::payment();
        $headers = ['Wechatpay-Nonce' => [$paid->headers['Wechatpay-Nonce'], 'other']] + $paid->headers;
        $error = World::fails(ErrorCode::HEADER_INVALID, fn () => World::platform()->parser()->parse($headers, $paid->body, World::NOW));
        $this->assertSame('Wechatpay-Nonce', $error->getField());
    }
}

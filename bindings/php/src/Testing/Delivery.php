<?php

declare(strict_types=1);

namespace WxNotify\Testing;

use FFI\CData;
use Psr\Http\Message\ServerRequestFactoryInterface;
use Psr\Http\Message\ServerRequestInterface;
use WxNotify\Internal\Native;
use WxNotify\Internal\TestingNative;

/** The headers and body of one HTTP request, or response. */
final class Delivery
{
    /** @param array<string, string> $headers */
    private function __construct(
        /**
         * All headers.
         *
         * @var array<string, string>
         */
        public readonly array $headers,
        /** The raw body. */
        public readonly string $body,
    ) {
    }

    /** @return array<string, string> the headers as `$_SERVER` has them */
    public function serverVariables(): array
    {
        $variables = [];
        foreach ($this->headers as $name => $value) {
            $variables['HTTP_' . strtoupper(strtr($name, '-', '_'))] = $value;
        }
        return $variables;
    }

    /**
     * It as a request of PSR-7, for an application of PSR-15: `$app->handle($delivery->request(new Psr17Factory(), '/notify'))`.
     *
     * @param string $url the notify_url, or its path
     */
    public function request(ServerRequestFactoryInterface $factory, string $url = '/'): ServerRequestInterface
    {
        $request = $factory->createServerRequest('POST', $url);
        foreach ($this->headers as $name => $value) {
            $request = $request->withHeader($name, $value);
        }
        $request->getBody()->write($this->body);
        $request->getBody()->rewind();
        return $request;
    }

    /**
     * @internal
     * @param array<string, string> $headers
     */
    public static function of(array $headers, string $body): self
    {
        return new self($headers, $body);
    }

    /** @internal */
    public static function take(CData $delivery): self
    {
        return TestingNative::take($delivery, 'wxn_testing_delivery_free', static function (CData $of): self {
            $headers = [];
            for ($index = 0; $index < $of->headers_len; $index++) {
                $headers[Native::text($of->headers[$index]->name)] = Native::text($of->headers[$index]->value);
            }
            return new self($headers, Native::text($of->body));
        });
    }
}

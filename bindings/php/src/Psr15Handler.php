<?php

declare(strict_types=1);

namespace WxNotify;

use Psr\Http\Message\ResponseFactoryInterface;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;
use Psr\Http\Server\RequestHandlerInterface;

/** A {@see NotificationHandler} as a request handler of PSR-15: for Slim 4, Mezzio, and all that route to one. */
final class Psr15Handler implements RequestHandlerInterface
{
    /** @param ResponseFactoryInterface $responses of PSR-17: every implementation of PSR-7 has one */
    public function __construct(private readonly NotificationHandler $handler, private readonly ResponseFactoryInterface $responses)
    {
    }

    public function handle(ServerRequestInterface $request): ResponseInterface
    {
        return $this->handler->respond($request, $this->responses->createResponse());
    }
}

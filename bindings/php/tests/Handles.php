<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use WxNotify\Inbox;
use WxNotify\NotificationHandler;
use WxNotify\Outcome;
use WxNotify\Response;
use WxNotify\Testing\Delivery as Sent;

/** Handlers without a server, and what they told. */
trait Handles
{
    /** @var list<Outcome> */
    private array $outcomes = [];
    private Database $database;

    private function handler(mixed ...$options): NotificationHandler
    {
        return new NotificationHandler(World::platform()->parser(), ...$options, observe: function (Outcome $outcome): void {
            $this->outcomes[] = $outcome;
        });
    }

    private function send(NotificationHandler $handler, Sent $sent): Response
    {
        return $handler->handle('POST', $sent->headers, $sent->body);
    }

    private function code(): string
    {
        return end($this->outcomes)->code;
    }

    /** @return array<string, array{?string}> */
    public function modes(): array
    {
        return ['none' => [null], 'transaction' => ['transaction'], 'leased' => ['leased'], 'stored' => ['stored']];
    }

    /** A handler in a mode, with an inbox of its own where it needs one. */
    private function handlerIn(?string $mode, mixed ...$options): NotificationHandler
    {
        if ($mode === null) {
            return $this->handler(...$options);
        }
        $this->database = new Database('sqlite');
        $inbox = new Inbox($this->database->connect(...));
        $inbox->create($this->database->connect());
        return $this->handler(...$options, inbox: $inbox, mode: $mode);
    }

    /** Sends, and has a worker do what was stored: the status of the answer, and the last code. */
    private function process(NotificationHandler $handler, Sent $sent, ?string $mode): array
    {
        $status = $this->send($handler, $sent)->status;
        while ($mode === 'stored' && $handler->workOnce());
        return [$status, $this->code()];
    }
}

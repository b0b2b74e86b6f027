<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use PHPUnit\Framework\TestCase;
use Psr\Log\AbstractLogger;
use WxNotify\Ack;
use WxNotify\Delivery;
use WxNotify\NotificationHandler;
use WxNotify\Testing\Fault;

/** What the log has of each delivery, with and without a hook beside it. */
final class LogTest extends TestCase
{
    /** @dataProvider outcomes */
    public function testALineNamesTheNotification(string $level, string $pattern, ?string $fault, callable $function): void
    {
        foreach ([null, fn () => null] as $observe) {
            $logger = new class extends AbstractLogger {
                /** @var list<array{string, string}> */
                public array $lines = [];

                public function log($level, $message, array $context = []): void
                {
                    $this->lines[] = [$level, $message];
                }
            };
            $handler = (new NotificationHandler(World::platform()->parser(), observe: $observe, logger: $logger))->otherwise($function);
            $sent = World::paid('A-LOGGED', id: 'EV-1', requestId: 'R-1', fault: $fault);
            $handler->handle('POST', $sent->headers, $sent->body);
            $this->assertCount(1, $logger->lines);
            $this->assertSame($level, $logger->lines[0][0]);
            $this->assertMatchesRegularExpression($pattern, $logger->lines[0][1]);
            $this->assertStringNotContainsString('wxd678efh567hg6787', $logger->lines[0][1], 'the plaintext');
        }
    }

    /** @return array<string, array{string, string, ?string, callable}> */
    public function outcomes(): array
    {
        $known = '\\(notification EV-1, event_type TRANSACTION\\.SUCCESS, kind transaction\\.direct, .*number A-LOGGED.*request_id R-1\\)';
        $done = fn () => null;
        return [
            'it went well' => ['debug', "/^wxnotify: SUCCESS $known$/", null, $done],
            'it failed' => ['error', "/^wxnotify: HANDLER_FAILED: no such order $known$/", null, fn (Delivery $delivery) => $delivery->fail('no such order')],
            'it threw' => ['error', "/^wxnotify: HANDLER_FAILED: .*LogicException at LogTest\\.php:\\d+ $known: broken$/", null, fn () => throw new \LogicException('broken')],
            'another works on it' => ['error', "/^wxnotify: HANDLER_FAILED: the callback answered 503 $known$/", null, fn () => Ack::busy()],
            'forged' => ['warning', '/^wxnotify: SIGNATURE_INVALID: .*request_id R-1\\)$/', Fault::FORGED, $done],
            'the platform\'s probe' => ['info', '/^wxnotify: SIGNATURE_PROBE: .*request_id R-1\\)$/', Fault::PROBE, $done],
        ];
    }
}

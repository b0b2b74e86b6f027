<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use PHPUnit\Framework\TestCase;
use WxNotify\Delivery;
use WxNotify\ErrorCode;
use WxNotify\Inbox;
use WxNotify\Notification;
use WxNotify\NotificationHandler;
use WxNotify\Outcome;

/**
 * A 200 is a promise: in each state that a row can have, in each mode, another connection sees the effect, or the notification
 * written down.
 */
final class PromiseTest extends TestCase
{
    private const BUSY = [503, ErrorCode::NOTIFICATION_BUSY];
    private const DONE = [200, Outcome::SUCCESS];
    private const BEFORE = [200, Outcome::DUPLICATE];
    private const FAILED = [500, ErrorCode::HANDLER_FAILED];

    /** @dataProvider promises */
    public function testA200IsTrue(string $name, string $state, string $mode, bool $succeeds, array $answer, string $becomes): void
    {
        $database = new Database($name);
        $inbox = new Inbox($database->connect(...), maxAttempts: 100);
        $inbox->create($database->connect());
        $sent = World::paid(id: 'EV-1');
        self::prepare($state, $database, World::platform()->parser()->parse($sent->headers, $sent->body));

        $code = null;
        $handler = new NotificationHandler(World::platform()->parser(), $inbox, $mode, observe: function (Outcome $outcome) use (&$code): void {
            $code = $outcome->code;
        });
        $handler->otherwise(function (Delivery $delivery) use ($database, $succeeds): void {
            $delivery->connection?->exec("INSERT INTO effects VALUES ('A1')");
            if (!$succeeds) {
                $delivery->fail('no such order');
            }
            $delivery->connection ?? $database->connect()->exec("INSERT INTO effects VALUES ('A1')");
        });
        $response = $handler->handle('POST', $sent->headers, $sent->body);

        $this->assertSame($answer, [$response->status, $code]);
        $row = $database->connect()->query('SELECT state, due_at, notification FROM wxnotify_inbox')->fetch(\PDO::FETCH_ASSOC) ?: [];
        $this->assertSame($becomes, $row['state'] ?? 'none');
        $this->assertSame($answer === self::DONE ? ['A1'] : [], $database->effects());
        if ($response->status === 200 && !in_array($row['state'], ['done', 'discarded'], true)) {
            $this->assertNotNull($row['due_at'], 'a worker finds it');
            $this->assertStringContainsString('out_trade_no', $row['notification']);
        }
    }

    /** Brings the row into a state. */
    private static function prepare(string $state, Database $database, Notification $notification): void
    {
        $inbox = new Inbox(maxAttempts: $state === 'dead' || $state === 'discarded' ? 1 : 100);
        $pdo = $database->connect();
        $expire = fn () => $pdo->exec('UPDATE wxnotify_inbox SET lease_until = 1, due_at = due_at - 3600');
        $claim = fn () => $inbox->claim($pdo, $notification)->lease;
        $take = function () use ($inbox, $pdo, $notification) {
            $inbox->store($pdo, $notification);
            return $inbox->take($pdo)->lease;
        };
        match ($state) {
            'none' => null,
            'claimed' => $claim(),
            'claimed, expired' => [$claim(), $expire()],
            'released' => $inbox->release($pdo, $claim(), 'x'),
            'stored' => $inbox->store($pdo, $notification),
            'taken' => $take(),
            'taken, expired' => [$take(), $expire()],
            'done' => $inbox->complete($pdo, $claim()),
            'dead' => $inbox->fail($pdo, $take(), 'x'),
            'discarded' => [$inbox->fail($pdo, $take(), 'x'), $inbox->discard($pdo, 'EV-1')],
        };
    }

    public function promises(): array
    {
        // What a delivery is answered that works at once, and what becomes of the row: where the callback succeeds, where it fails.
        $worked = [
            'none' => [[self::DONE, 'done'], [self::FAILED, 'released']],
            'claimed' => [[self::BUSY, 'claimed'], [self::BUSY, 'claimed']],
            'claimed, expired' => [[self::DONE, 'done'], [self::FAILED, 'released']],
            'released' => [[self::DONE, 'done'], [self::FAILED, 'released']],
            'stored' => [[self::DONE, 'done'], [self::FAILED, 'stored']],
            'taken' => [[self::BUSY, 'claimed'], [self::BUSY, 'claimed']],
            'taken, expired' => [[self::DONE, 'done'], [self::FAILED, 'stored']],
            'done' => [[self::BEFORE, 'done'], [self::BEFORE, 'done']],
            'dead' => [[self::FAILED, 'dead'], [self::FAILED, 'dead']],
            'discarded' => [[self::BEFORE, 'discarded'], [self::BEFORE, 'discarded']],
        ];
        $now = [[200, Outcome::STORED], 'stored'];
        $stored = [
            'none' => $now,
            'claimed' => [self::BUSY, 'claimed'],
            'claimed, expired' => $now,
            'released' => $now,
            'stored' => [self::BEFORE, 'stored'],
            'taken' => [self::BEFORE, 'claimed'],
            'taken, expired' => [self::BEFORE, 'claimed'],
            'done' => [self::BEFORE, 'done'],
            'dead' => [self::FAILED, 'dead'],
            'discarded' => [self::BEFORE, 'discarded'],
        ];
        $cases = [];
        foreach (Database::NAMES as $name) {
            foreach ($worked as $state => $ends) {
                foreach (['transaction', 'leased'] as $mode) {
                    foreach ([true, false] as $succeeds) {
                        $cases["$name, $state, $mode, " . ($succeeds ? 'succeeds' : 'fails')] = [$name, $state, $mode, $succeeds, ...$ends[$succeeds ? 0 : 1]];
                    }
                }
                $cases["$name, $state, stored"] = [$name, $state, 'stored', true, ...$stored[$state]];
            }
        }
        return $cases;
    }
}

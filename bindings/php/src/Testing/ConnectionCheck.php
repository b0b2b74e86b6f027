<?php

declare(strict_types=1);

namespace WxNotify\Testing;

use Closure;
use WxNotify\Database\Connection;
use WxNotify\Database\NotIdle;
use WxNotify\ErrorCode;
use WxNotify\Inbox;
use WxNotify\Inbox\Claim;
use WxNotify\Internal\Connections;
use WxNotify\Mode;
use WxNotify\Notification;
use WxNotify\NotificationHandler;
use WxNotify\WxNotifyException;

/**
 * What a {@see Connection} must keep, checked on a real database, for tests of your own:
 *
 *     ConnectionCheck::run(fn () => new MyConnection($pool->get()));
 *
 * It writes into the table `wxnotify_inbox`, which it makes, under names of its own, and needs a right to make tables.
 */
final class ConnectionCheck
{
    private readonly Inbox $inbox;
    private readonly string $name;

    /** @param Closure(): object $connect */
    private function __construct(private readonly Closure $connect, private readonly Platform $platform)
    {
        $this->name = 'check ' . bin2hex(random_bytes(6));
        $this->inbox = new Inbox($connect, name: $this->name);
    }

    /**
     * Checks all of it.
     *
     * @param callable(): object $connect gives a connection of its own each time: a {@see Connection}, or a library's
     * @return list<string> the promises, all of which are kept
     * @throws \UnexpectedValueException for the first that is broken: its message says which and how
     */
    public static function run(callable $connect): array
    {
        $platform = new Platform();
        $promises = [
            'it makes the table and finds it' => static fn (self $check) => $check->makesTheTable(),
            'what it commits is there and what it rolls back is not' => static fn (self $check) => $check->commitsAndRollsBack(),
            'texts and numbers come back as they were' => static fn (self $check) => $check->keepsTexts(),
            'it counts the rows that changed' => static fn (self $check) => $check->countsRows(),
            'a connection in a transaction is refused' => static fn (self $check) => $check->refusesOneThatIsNotIdle(),
            'a failure is told by its code' => static fn (self $check) => $check->tellsFailures(),
            'after a failure that was hidden nothing is called committed that is not' => static fn (self $check) => $check->commitsAllOrNothing(),
            'what was killed cannot commit and the next connection can' => static fn (self $check) => $check->kills(),
            'of two at once one is first' => static fn (self $check) => $check->letsOneBeFirst(),
        ];
        foreach ($promises as $promise => $keeps) {
            try {
                $keeps(new self($connect(...), $platform));
            } catch (\Throwable $broken) {
                throw new \UnexpectedValueException("$promise: {$broken->getMessage()}", previous: $broken);
            }
        }
        return array_keys($promises);
    }

    private function makesTheTable(): void
    {
        $this->inbox->create($this->open()->native());
        $this->inbox->create($this->open());
        $this->inbox->check($this->open());
    }

    private function commitsAndRollsBack(): void
    {
        foreach (['rollBack' => Claim::FRESH, 'commit' => Claim::BUSY] as $end => $found) {
            $connection = $this->begin();
            $this->same(Claim::FRESH, $this->inbox->claim($connection, $this->notification('1'))->state, 'it is not fresh');
            $this->same(1, $connection->level(), 'the level within the transaction is not 1');
            $connection->$end();
            $this->same(0, $connection->level(), "the level after $end is not 0");
            $this->same($found, $this->state('1'), "$end left something else");
        }
    }

    private function keepsTexts(): void
    {
        $told = $this->notification('2 缺货 100% \'"\\ :a ? $1 %s');
        $connection = $this->begin();
        $this->inbox->store($connection, $told);
        $connection->commit();
        $connection = $this->begin();
        $task = $this->inbox->take($connection) ?? throw new \UnexpectedValueException('what was stored is not found again');
        $this->same([$told->id, $told->toJson()], [$task->lease->key, $task->notification->toJson()], 'a text came back as another one');
        $this->inbox->release($connection, $task->lease, 'out of stock: 缺货 100%');
        $connection->commit();
        $this->same(1, $this->inbox->stats($this->open())->waiting, 'it does not wait');
    }

    private function countsRows(): void
    {
        $connection = $this->begin();
        $lease = $this->inbox->claim($connection, $this->notification('3'))->lease;
        $this->inbox->release($connection, $lease, 'later');
        $this->fails(ErrorCode::LEASE_LOST, fn () => $this->inbox->complete($connection, $lease), 'an UPDATE that found no row was told to have changed one');
        $connection->rollBack();
    }

    private function letsOneBeFirst(): void
    {
        $statuses = [];
        $never = $this->handler($this->inbox)->onPaid(static fn () => throw new \UnexpectedValueException('it was called a second time'));
        $first = $this->handler($this->inbox)->onPaid(function () use ($never, &$statuses): void {
            $statuses[] = $this->send($never, '4');
        });
        $statuses[] = $this->send($first, '4');
        $statuses[] = $this->send($never, '4');
        $this->same([503, 200, 200], $statuses, 'the answers to a duplicate within, to the first, and to a duplicate after');
    }

    private function refusesOneThatIsNotIdle(): void
    {
        $connection = $this->begin();
        try {
            $connection->begin(100, true);
        } catch (NotIdle) {
            $connection->rollBack();
            return;
        }
        throw new \UnexpectedValueException('begin on a connection whose transaction is open did not throw NotIdle');
    }

    private function tellsFailures(): void
    {
        $connection = $this->begin();
        $elsewhere = new Inbox(table: 'none_' . bin2hex(random_bytes(4)));
        $this->fails(ErrorCode::INBOX_SCHEMA, fn () => $elsewhere->claim($connection, $this->notification('5')), 'a table that is not there was not recognized');
        $connection->rollBack();
    }

    private function commitsAllOrNothing(): void
    {
        $connection = $this->open();
        $threw = false;
        $hidden = static function () use ($connection, &$threw): void {
            try {
                $connection->run('SELECT nothing FROM wxnotify_nowhere', [], true);
            } catch (\Throwable) {
                $threw = true;
            }
        };
        $status = $this->send($this->handler(new Inbox($connection, name: $this->name))->onPaid($hidden), '6');
        $this->same(true, $threw, 'a statement that fails did not throw');
        $this->same($status === 200 ? Claim::DONE : Claim::FRESH, $this->state('6'), "after the answer $status to a callback that hid a failure");
    }

    private function kills(): void
    {
        $connection = $this->begin();
        $this->inbox->claim($connection, $this->notification('7'));
        $connection->kill();
        try {
            $connection->commit();
        } catch (\Throwable) {
        }
        unset($connection);
        $this->same(Claim::FRESH, $this->state('7'), 'what was killed is committed');
        $this->commitsAndRollsBack();
    }

    private function handler(Inbox $inbox): NotificationHandler
    {
        // Without PSR-3, PHP's log has a line of what is refused.
        $logger = class_exists('Psr\Log\NullLogger') ? new \Psr\Log\NullLogger() : null;
        return new NotificationHandler($this->platform->parser(), $inbox, Mode::Transaction, logger: $logger);
    }

    private function send(NotificationHandler $handler, string $id): int
    {
        $sent = $this->platform->notification('TRANSACTION.SUCCESS', Sample::of('TRANSACTION.SUCCESS'), id: $id);
        return $handler->handle('POST', $sent->headers, $sent->body)->status;
    }

    private function open(): Connection
    {
        return Connections::of(($this->connect)());
    }

    private function begin(): Connection
    {
        $connection = $this->open();
        $connection->begin(2_000, true);
        return $connection;
    }

    /** What a claim finds, which leaves nothing. */
    private function state(string $id): string
    {
        $connection = $this->begin();
        try {
            return $this->inbox->claim($connection, $this->notification($id))->state;
        } finally {
            $connection->rollBack();
        }
    }

    private function notification(string $id): Notification
    {
        $sent = $this->platform->notification('TRANSACTION.SUCCESS', Sample::of('TRANSACTION.SUCCESS'), id: $id);
        return $this->platform->parser()->parse($sent->headers, $sent->body);
    }

    private function same(mixed $expected, mixed $found, string $otherwise): void
    {
        if ($expected !== $found) {
            throw new \UnexpectedValueException("$otherwise: " . json_encode($found, JSON_UNESCAPED_UNICODE) . ' where ' . json_encode($expected, JSON_UNESCAPED_UNICODE) . ' belongs');
        }
    }

    private function fails(string $code, callable $call, string $otherwise): void
    {
        try {
            $call();
        } catch (WxNotifyException $error) {
            $this->same($code, $error->getErrorCode(), $otherwise);
            return;
        }
        throw new \UnexpectedValueException($otherwise);
    }
}

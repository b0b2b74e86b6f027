<?php

declare(strict_types=1);

namespace WxNotify\Internal;

use PDO;
use WxNotify\Ack;
use WxNotify\ArgumentException;
use WxNotify\Delivery;
use WxNotify\ErrorCode;
use WxNotify\HandlerException;
use WxNotify\Inbox;
use WxNotify\Inbox\Claim;
use WxNotify\Inbox\Lease;
use WxNotify\InboxException;
use WxNotify\Notification;
use WxNotify\Outcome;
use WxNotify\WxNotifyException;

/**
 * The three ways in which the inbox makes a notification count once. What each returns is the outcome's code, and the answer.
 *
 * @internal
 */
final class OnceOnly
{
    public function __construct(private readonly Inbox $inbox)
    {
    }

    /**
     * Claim, work and completion commit together.
     *
     * @param callable(Delivery): Ack $work
     * @return array{string, Ack}
     */
    public function inTransaction(Notification $notification, ?string $key, callable $work): array
    {
        $pdo = $this->inbox->connection();
        $isClaimed = false;
        try {
            return Transaction::run($pdo, function (Transaction $transaction) use ($pdo, $notification, $key, $work, &$isClaimed): array {
                $claim = $this->inbox->claim($pdo, $notification, $key);
                if ($claim->lease === null) {
                    return self::notFresh($claim);
                }
                $isClaimed = true;
                $ack = $work(new Delivery($notification, $pdo, $claim->lease->attempts));
                $transaction->mustBeOpen();
                $this->inbox->complete($pdo, $claim->lease);
                return [Outcome::SUCCESS, $ack];
            });
        } catch (WxNotifyException $error) {
            if ($isClaimed) {
                $this->note($notification, $key, $error);
            }
            throw $error;
        }
    }

    /**
     * The work is done outside of a transaction, under a lease.
     *
     * @param callable(Delivery): Ack $work
     * @return array{string, Ack}
     */
    public function leased(Notification $notification, ?string $key, callable $work): array
    {
        $pdo = $this->inbox->connection();
        $claim = Transaction::run($pdo, fn () => $this->inbox->claim($pdo, $notification, $key));
        if ($claim->lease === null) {
            return self::notFresh($claim);
        }
        try {
            $ack = $work(new Delivery($notification, attempts: $claim->lease->attempts));
            Transaction::run($pdo, fn () => $this->inbox->complete($pdo, $claim->lease));
            return [Outcome::SUCCESS, $ack];
        } catch (WxNotifyException $error) {
            self::bestEffort(fn () => Transaction::run($pdo, fn () => $this->inbox->release($pdo, $claim->lease, $error->getMessage())));
            throw $error;
        }
    }

    /**
     * Written down for a worker.
     *
     * @return array{string, Ack}
     */
    public function stored(Notification $notification, ?string $key): array
    {
        $pdo = $this->inbox->connection();
        Transaction::run($pdo, fn () => $this->inbox->store($pdo, $notification, $key));
        return [Outcome::STORED, Ack::success()];
    }

    /**
     * Works on one that was written down, in a transaction with its completion.
     *
     * @param callable(Notification): void $taken told what it is, before the work
     * @param callable(Delivery): Ack $work
     * @return Ack|null null where none waits
     */
    public function workOnce(PDO $pdo, callable $taken, callable $work): ?Ack
    {
        $task = Transaction::run($pdo, fn () => $this->inbox->take($pdo));
        if ($task === null) {
            return null;
        }
        $taken($task->notification);
        try {
            return Transaction::run($pdo, function (Transaction $transaction) use ($pdo, $task, $work): Ack {
                $ack = $work(new Delivery($task->notification, $pdo, $task->lease->attempts));
                $transaction->mustBeOpen();
                $this->inbox->complete($pdo, $task->lease);
                return $ack;
            });
        } catch (WxNotifyException $error) {
            self::bestEffort(fn () => Transaction::run($pdo, fn () => $this->inbox->fail($pdo, $task->lease, $error->getMessage())));
            throw $error;
        }
    }

    /** Keeps the count of attempts and the error, which the rollback took with it. */
    private function note(Notification $notification, ?string $key, WxNotifyException $error): void
    {
        self::bestEffort(function () use ($notification, $key, $error): void {
            $pdo = $this->inbox->connection();
            Transaction::run($pdo, function () use ($pdo, $notification, $key, $error): void {
                $lease = $this->inbox->claim($pdo, $notification, $key)->lease;
                if ($lease instanceof Lease) {
                    $this->inbox->release($pdo, $lease, $error->getMessage());
                }
            });
        });
    }

    /** What can fail without harm: the lease ends by itself, and the error that is thrown is the first one. */
    private static function bestEffort(callable $do): void
    {
        try {
            $do();
        } catch (InboxException | ArgumentException) {
            // To PDO the transaction of a connection that broke is still open.
        }
    }

    /** @return array{string, Ack} */
    private static function notFresh(Claim $claim): array
    {
        if ($claim->state === Claim::BUSY) {
            return [ErrorCode::NOTIFICATION_BUSY, Ack::busy()];
        }
        return [Outcome::DUPLICATE, Ack::success()];
    }
}

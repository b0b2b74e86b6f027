<?php

declare(strict_types=1);

namespace WxNotify\Internal;

use PDO;
use PDOException;
use WxNotify\ArgumentException;
use WxNotify\ErrorCode;
use WxNotify\HandlerException;
use WxNotify\InboxException;

/**
 * A transaction of the handler's own on the inbox's connection.
 *
 * @internal
 */
final class Transaction
{
    private readonly bool $isSqlite;

    private function __construct(private readonly PDO $pdo)
    {
        if ($pdo->inTransaction()) {
            throw ArgumentException::of('inbox', 'the inbox\'s connection has a transaction open already, which the handler can neither commit '
                . 'nor roll back; give the inbox a connection of its own, or call claim and complete yourself in your transaction');
        }
        $this->isSqlite = $pdo->getAttribute(PDO::ATTR_DRIVER_NAME) === 'sqlite';
        if ($this->isSqlite) {
            // One that begins by reading cannot wait for its turn to write. The savepoint tells whether somebody ended it, which
            // PDO does not know of SQLite.
            $pdo->exec('BEGIN IMMEDIATE');
            $pdo->exec('SAVEPOINT wxnotify');
        } else {
            $pdo->beginTransaction();
        }
    }

    /**
     * Runs a function in a transaction, which is committed where it returns, and rolled back where it throws.
     *
     * @template T
     * @param callable(self): T $work
     * @return T
     * @throws InboxException `INBOX_FAILED`
     * @throws ArgumentException where a transaction is open
     */
    public static function run(PDO $pdo, callable $work): mixed
    {
        try {
            $transaction = new self($pdo);
        } catch (PDOException $error) {
            throw InboxException::failed('beginning a transaction', $error);
        }
        try {
            $result = $work($transaction);
            $transaction->isSqlite ? $pdo->exec('COMMIT') : $pdo->commit();
            return $result;
        } catch (\Throwable $error) {
            $transaction->rollBack();
            throw $error instanceof PDOException ? InboxException::failed('committing', $error) : $error;
        }
    }

    /** Fails where the merchant's function ended the transaction: what it wrote might be gone, and the notification must not be done. */
    public function mustBeOpen(): void
    {
        if (!$this->isOpen()) {
            throw HandlerException::of(ErrorCode::HANDLER_FAILED, 'the handler\'s transaction was ended by the function that it called: leave '
                . 'commit and rollBack to the handler, throw or call fail to roll back, and in MySQL change no tables there');
        }
    }

    private function isOpen(): bool
    {
        if (!$this->isSqlite) {
            return $this->pdo->inTransaction();
        }
        try {
            $this->pdo->exec('RELEASE wxnotify');
            return true;
        } catch (PDOException) {
            return false;
        }
    }

    private function rollBack(): void
    {
        try {
            $this->isSqlite ? $this->pdo->exec('ROLLBACK') : $this->pdo->rollBack();
        } catch (PDOException) {
            // The connection broke, or nothing is open any more: the database has rolled back by itself.
        }
    }
}

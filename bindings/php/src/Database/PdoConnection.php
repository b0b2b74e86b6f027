<?php

declare(strict_types=1);

namespace WxNotify\Database;

use PDO;
use WxNotify\Internal\PdoStatement;

/** A PDO. It has no nested transactions: what your function begins on it is refused by the database, or by PDO. */
final class PdoConnection implements Connection
{
    private bool $isBegun = false;
    /** What SQLite's busy timeout was before. */
    private ?int $patience = null;

    /** @throws Unusable where it does not throw: a write that failed would be taken for done */
    public function __construct(private readonly PDO $pdo)
    {
        PdoStatement::mustThrow($pdo);
    }

    public function dialect(): string
    {
        return PdoStatement::dialect($this->pdo);
    }

    public function native(): object
    {
        return $this->pdo;
    }

    public function level(): int
    {
        // Of SQLite PDO knows only what it began itself.
        return $this->isBegun || $this->pdo->inTransaction() ? 1 : 0;
    }

    public function begin(int $waitMs, bool $writes): void
    {
        if ($this->pdo->inTransaction()) {
            throw new NotIdle();
        }
        if ($this->dialect() !== 'sqlite') {
            // Not beginTransaction, after which MySQL would not commit by itself again where it did not before.
            $this->pdo->exec('START TRANSACTION');
        } else {
            $this->patience ??= (int) $this->pdo->query('PRAGMA busy_timeout')->fetchColumn();
            $this->pdo->exec("PRAGMA busy_timeout = $waitMs");
            $this->beginSqlite($writes);
        }
        $this->isBegun = true;
    }

    public function run(string $sql, array $arguments, bool $isQuery): array|int
    {
        return PdoStatement::run($this->pdo, $sql, $arguments, $isQuery);
    }

    public function commit(): void
    {
        $this->pdo->exec('COMMIT');
        $this->ended();
    }

    public function rollBack(): void
    {
        $this->pdo->exec('ROLLBACK');
        $this->ended();
    }

    /** A PDO is closed by being forgotten, which is for whoever gave it too: until then nothing is open on it. */
    public function kill(): void
    {
        if ($this->isBegun) {
            $this->isBegun = false;
            try {
                $this->pdo->exec('ROLLBACK');
            } catch (\PDOException) {
                // It broke, and the database rolls back by itself.
            }
        }
    }

    public function errorInfo(\Throwable $thrown): array
    {
        return ErrorInfo::of($thrown);
    }

    /** One that begins by reading cannot wait for its turn to write. */
    private function beginSqlite(bool $writes): void
    {
        try {
            $this->pdo->exec($writes ? 'BEGIN IMMEDIATE' : 'BEGIN');
        } catch (\PDOException $error) {
            throw str_contains($error->getMessage(), 'within a transaction') ? new NotIdle(previous: $error) : $error;
        }
    }

    private function ended(): void
    {
        $this->isBegun = false;
        if ($this->patience !== null) {
            $this->pdo->exec("PRAGMA busy_timeout = $this->patience");
            $this->patience = null;
        }
    }
}

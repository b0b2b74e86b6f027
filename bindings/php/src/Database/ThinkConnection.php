<?php

declare(strict_types=1);

namespace WxNotify\Database;

use PDO;
use think\db\PDOConnection as Think;
use WxNotify\Internal\PdoStatement;

/**
 * ThinkPHP's connection (think-orm): `Db::connect()`. `Db::transaction` and `startTrans` in your function are savepoints, where they use
 * the same connection.
 */
final class ThinkConnection extends FrameworkConnection
{
    public function __construct(private readonly Think $connection)
    {
    }

    public function dialect(): string
    {
        return PdoStatement::dialect($this->pdo());
    }

    public function native(): object
    {
        return $this->connection;
    }

    /** It does not tell what it counts. */
    public function level(): int
    {
        $pdo = $this->connection->getPdo();
        return $pdo instanceof PDO && $pdo->inTransaction() ? 1 : 0;
    }

    public function run(string $sql, array $arguments, bool $isQuery): array|int
    {
        return PdoStatement::run($this->pdo(), $sql, $arguments, $isQuery);
    }

    public function kill(): void
    {
        $this->connection->close();
    }

    protected function start(): void
    {
        $this->connection->startTrans();
    }

    protected function finish(): void
    {
        $this->connection->commit();
    }

    protected function undo(): void
    {
        if ($this->level() === 0) {
            // The database ended it, and the count knows nothing of that.
            $this->kill();
        }
        // Where more than one is open, each call leaves one.
        for ($left = 100; $left > 0 && $this->level() > 0; $left--) {
            $this->connection->rollback();
        }
    }

    private function pdo(): PDO
    {
        return $this->connection->getPdo() ?: $this->connection->connect();
    }
}

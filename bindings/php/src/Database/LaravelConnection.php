<?php

declare(strict_types=1);

namespace WxNotify\Database;

use Illuminate\Database\Connection as Laravel;
use PDO;
use WxNotify\Internal\PdoStatement;

/**
 * Laravel's connection: `DB::connection()`. `DB::transaction` in your function is a savepoint, models and queries on the same
 * connection commit with the notification, and what waits for the commit (`DB::afterCommit`, jobs and events after commit) waits for
 * the inbox's.
 */
final class LaravelConnection extends FrameworkConnection
{
    public function __construct(private readonly Laravel $connection)
    {
    }

    public function dialect(): string
    {
        $driver = (string) $this->connection->getDriverName();
        return ['pgsql' => 'postgresql', 'mariadb' => 'mysql'][$driver] ?? $driver;
    }

    public function native(): object
    {
        return $this->connection;
    }

    public function level(): int
    {
        return $this->connection->transactionLevel();
    }

    public function run(string $sql, array $arguments, bool $isQuery): array|int
    {
        // Not by select and statement: those are the merchant's to log and to listen to.
        return PdoStatement::run($this->pdo(), $sql, $arguments, $isQuery);
    }

    public function kill(): void
    {
        $this->connection->disconnect();
    }

    protected function start(): void
    {
        if ($this->pdo()->inTransaction()) {
            throw new NotIdle();
        }
        $this->connection->beginTransaction();
    }

    protected function finish(): void
    {
        $this->connection->commit();
    }

    protected function undo(): void
    {
        $this->connection->rollBack(0);
    }

    private function pdo(): PDO
    {
        if ($this->connection->getRawPdo() === null) {
            $this->connection->reconnect();
        }
        return $this->connection->getPdo();
    }
}

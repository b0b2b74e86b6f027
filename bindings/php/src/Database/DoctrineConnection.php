<?php

declare(strict_types=1);

namespace WxNotify\Database;

use Doctrine\DBAL\Connection as Doctrine;
use Doctrine\DBAL\ParameterType;
use Doctrine\DBAL\Platforms;

/**
 * Doctrine DBAL's connection, 3 and 4, over PDO or a driver of its own; an entity manager's is `$entityManager->getConnection()`.
 * `transactional` and `wrapInTransaction` in your function are savepoints; in DBAL 3 where `setNestTransactionsWithSavepoints(true)`
 * was called, and else one that rolls back takes all with it.
 */
final class DoctrineConnection extends FrameworkConnection
{
    public function __construct(private readonly Doctrine $connection)
    {
    }

    public function dialect(): string
    {
        $platform = $this->connection->getDatabasePlatform();
        return match (true) {
            $platform instanceof Platforms\AbstractMySQLPlatform => 'mysql',
            $platform instanceof Platforms\PostgreSQLPlatform => 'postgresql',
            // Of two spellings, in 3 and 4.
            is_a($platform, 'Doctrine\DBAL\Platforms\SQLitePlatform'), is_a($platform, 'Doctrine\DBAL\Platforms\SqlitePlatform') => 'sqlite',
            default => get_debug_type($platform),
        };
    }

    public function native(): object
    {
        return $this->connection;
    }

    public function level(): int
    {
        return $this->connection->getTransactionNestingLevel();
    }

    public function run(string $sql, array $arguments, bool $isQuery): array|int
    {
        $types = array_map(static fn (mixed $argument) => match (true) {
            is_int($argument) => ParameterType::INTEGER,
            $argument === null => ParameterType::NULL,
            default => ParameterType::STRING,
        }, $arguments);
        return $isQuery
            ? $this->connection->executeQuery($sql, $arguments, $types)->fetchAllNumeric()
            : (int) $this->connection->executeStatement($sql, $arguments, $types);
    }

    public function kill(): void
    {
        $this->connection->close();
    }

    protected function start(): void
    {
        $this->connection->beginTransaction();
    }

    protected function finish(): void
    {
        $this->connection->commit();
    }

    protected function undo(): void
    {
        while ($this->connection->getTransactionNestingLevel() > 1) {
            $this->connection->rollBack();
        }
        $this->connection->rollBack();
    }
}

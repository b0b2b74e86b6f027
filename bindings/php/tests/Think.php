<?php

declare(strict_types=1);

// Of ThinkPHP's think-orm, which Debian does not have, what the inbox calls: the public interface of think\db\PDOConnection (3.0.14),
// over PDO, with the same counting of what is begun inside.

namespace think\db;

use PDO;

class PDOConnection
{
    private ?PDO $pdo = null;
    private int $depth = 0;

    /** @param \Closure(): PDO $open */
    public function __construct(private readonly \Closure $open)
    {
    }

    public function getPdo(): PDO|false
    {
        return $this->pdo ?? false;
    }

    public function connect(array $config = [], $linkNum = 0, $autoConnection = false): PDO
    {
        return $this->pdo ??= ($this->open)();
    }

    public function startTrans(): void
    {
        $pdo = $this->connect();
        ++$this->depth === 1 ? $pdo->beginTransaction() : $pdo->exec("SAVEPOINT trans$this->depth");
    }

    public function commit(): void
    {
        $this->depth === 1 && $this->connect()->inTransaction() && $this->connect()->commit();
        $this->depth--;
    }

    public function rollback(): void
    {
        if ($this->connect()->inTransaction()) {
            $this->depth === 1 ? $this->connect()->rollBack() : $this->connect()->exec("ROLLBACK TO SAVEPOINT trans$this->depth");
        }
        $this->depth = max(0, $this->depth - 1);
    }

    public function transaction(callable $callback): mixed
    {
        $this->startTrans();
        try {
            $result = $callback($this);
            $this->commit();
            return $result;
        } catch (\Throwable $thrown) {
            $this->rollback();
            throw $thrown;
        }
    }

    public function execute(string $sql, array $bind = []): int
    {
        $statement = $this->connect()->prepare($sql);
        $statement->execute($bind);
        return $statement->rowCount();
    }

    public function close(): static
    {
        $this->pdo = null;
        $this->depth = 0;
        return $this;
    }
}

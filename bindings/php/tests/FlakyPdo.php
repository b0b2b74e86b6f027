<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use PDO;
use PDOException;

/** A connection on which the statements fail that a function says. */
final class FlakyPdo extends PDO
{
    /** @var callable(string, PDO): ?array{string, int, string} an SQL's errorInfo, where it is to fail */
    public $fails;

    public function exec(string $statement): int|false
    {
        $this->mayFail($statement);
        return parent::exec($statement);
    }

    public function prepare(string $query, array $options = []): \PDOStatement|false
    {
        $this->mayFail($query);
        return parent::prepare($query, $options);
    }

    private function mayFail(string $sql): void
    {
        $info = ($this->fails)($sql, $this);
        if ($info !== null) {
            $error = new PDOException("SQLSTATE[$info[0]]: $info[2]");
            $error->errorInfo = $info;
            throw $error;
        }
    }
}

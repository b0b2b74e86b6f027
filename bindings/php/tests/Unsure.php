<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use WxNotify\Database\Connection;
use WxNotify\Internal\Connections;

/** A connection whose commit goes through, and whose reply to it is lost. */
final class Unsure implements Connection
{
    public static bool $isLost = false;
    private readonly Connection $inner;

    public function __construct(object $connection)
    {
        $this->inner = Connections::of($connection);
    }

    public function commit(): void
    {
        $this->inner->commit();
        if (self::$isLost) {
            throw new \RuntimeException('the connection was lost');
        }
    }

    public function dialect(): string
    {
        return $this->inner->dialect();
    }

    public function native(): object
    {
        return $this->inner->native();
    }

    public function level(): int
    {
        return $this->inner->level();
    }

    public function begin(int $waitMs, bool $writes): void
    {
        $this->inner->begin($waitMs, $writes);
    }

    public function run(string $sql, array $arguments, bool $isQuery): array|int
    {
        return $this->inner->run($sql, $arguments, $isQuery);
    }

    public function rollBack(): void
    {
        $this->inner->rollBack();
    }

    public function kill(): void
    {
        $this->inner->kill();
    }

    public function errorInfo(\Throwable $thrown): array
    {
        return $this->inner->errorInfo($thrown);
    }
}

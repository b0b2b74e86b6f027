<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use WxNotify\Database\Connection;

/** A connection that breaks one promise. */
final class Faulty implements Connection
{
    public function __construct(private readonly Connection $inner, private readonly string $fault)
    {
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
        return $this->is('no level') ? 0 : $this->inner->level();
    }

    public function begin(int $waitMs, bool $writes): void
    {
        if ($this->is('no idleness') && $this->level() > 0) {
            return;
        }
        $this->inner->begin($waitMs, $writes);
    }

    public function run(string $sql, array $arguments, bool $isQuery): array|int
    {
        if ($this->is('texts are cut')) {
            $arguments = array_map(static fn (mixed $argument) => is_string($argument) ? preg_replace('/[^ -~]/', '?', $argument) : $argument, $arguments);
        }
        try {
            $result = $this->inner->run($sql, $arguments, $isQuery);
        } catch (\Throwable $thrown) {
            return $this->is('failures are hidden') && str_contains($sql, 'nowhere') ? [] : throw $thrown;
        }
        return $this->is('all rows change') && is_int($result) ? 1 : $result;
    }

    public function commit(): void
    {
        $this->is('nothing commits') ? $this->inner->rollBack() : $this->inner->commit();
    }

    public function rollBack(): void
    {
        $this->is('rolling back commits') ? $this->inner->commit() : $this->inner->rollBack();
    }

    public function kill(): void
    {
        $this->is('killing commits') && $this->inner->level() > 0 ? $this->inner->commit() : $this->inner->kill();
    }

    public function errorInfo(\Throwable $thrown): array
    {
        return $this->is('no codes') ? ['XX000', null] : $this->inner->errorInfo($thrown);
    }

    private function is(string $fault): bool
    {
        return $this->fault === $fault;
    }
}

<?php

declare(strict_types=1);

namespace WxNotify\Database;

/**
 * A connection of a library that begins and ends transactions itself, and makes savepoints of those begun inside. What is left to a
 * library is {@see start()} and six short functions of {@see Connection}.
 */
abstract class FrameworkConnection implements Connection
{
    /** What SQLite's busy timeout was before. */
    private ?int $patience = null;

    /** Begins by the library's own means; it is idle. */
    abstract protected function start(): void;

    /** Commits by the library's own means. */
    abstract protected function finish(): void;

    /** Rolls back by the library's own means, whatever was begun inside. */
    abstract protected function undo(): void;

    public function begin(int $waitMs, bool $writes): void
    {
        if ($this->level() > 0) {
            throw new NotIdle();
        }
        $isSqlite = $this->dialect() === 'sqlite';
        if ($isSqlite) {
            [[$patience]] = $this->run('PRAGMA busy_timeout', [], true);
            $this->patience ??= (int) $patience;
            $this->run("PRAGMA busy_timeout = $waitMs", [], false);
        }
        $this->start();
        if ($this->level() > 1) {
            // A library that keeps one open always began it when it connected.
            $this->rollBack();
            throw new NotIdle();
        }
        if ($isSqlite && $writes) {
            $this->takeLock();
        }
    }

    public function commit(): void
    {
        $this->finish();
        // Some libraries only count down where one that was begun inside is still open.
        if ($this->level() > 0) {
            throw new NotIdle('a transaction that was begun inside of the inbox\'s is still open');
        }
        $this->restorePatience();
    }

    public function rollBack(): void
    {
        $this->undo();
        $this->restorePatience();
    }

    public function errorInfo(\Throwable $thrown): array
    {
        return ErrorInfo::of($thrown);
    }

    /** What begins by reading cannot wait for its turn to write, and libraries begin so: in place of theirs comes another. */
    private function takeLock(): void
    {
        $this->run('ROLLBACK', [], false);
        try {
            $this->run('BEGIN IMMEDIATE', [], false);
        } catch (\Throwable $thrown) {
            // So that the library has something to roll back.
            $this->run('BEGIN', [], false);
            $this->rollBack();
            throw $thrown;
        }
    }

    private function restorePatience(): void
    {
        if ($this->patience !== null) {
            $this->run("PRAGMA busy_timeout = $this->patience", [], false);
            $this->patience = null;
        }
    }
}

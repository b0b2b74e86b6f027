<?php

declare(strict_types=1);

namespace WxNotify\Database;

/**
 * A connection of a database library's, as an inbox works on it: your own transaction, brought along.
 *
 * There are ones for PDO, Laravel, Doctrine DBAL and ThinkPHP, and an {@see \WxNotify\Inbox} finds them by itself. For another library
 * write one, most easily by extending {@see FrameworkConnection}, and give it to the inbox in place of the library's connection:
 *
 *     new Inbox(fn () => new MyConnection($pool->get()))
 *
 * Nothing but this is asked of it: what the inbox does, and in which order, is decided elsewhere, the same for all.
 * {@see \WxNotify\Testing\ConnectionCheck} says whether it keeps what it promises.
 *
 * What the library throws goes through: {@see errorInfo()} is asked about it.
 */
interface Connection
{
    /** Its database's SQL: `sqlite`, `postgresql` or `mysql`, which is MariaDB's too. */
    public function dialect(): string;

    /** The library's own connection: what callbacks get as {@see \WxNotify\Delivery::$connection}. */
    public function native(): object;

    /**
     * How many transactions are open, one in the other: 0 where it is idle, 1 after {@see begin()}, more within one that was begun
     * inside. Where the library does not count, 1 for any.
     */
    public function level(): int;

    /**
     * Begins a transaction by the library's own means, so that it knows: one begun inside is then a savepoint.
     *
     * @param int $waitMs on SQLite for how many milliseconds it waits at most for others. Other databases need it not
     * @param bool $writes on SQLite whether to take the lock to write at once
     * @throws NotIdle where one is open already: the next commit would not be the inbox's own
     * @throws Unusable where the connection is none that an inbox can trust
     */
    public function begin(int $waitMs, bool $writes): void;

    /**
     * Runs a statement: in the transaction that {@see begin()} began, or in the caller's, whatever it is (it joins).
     *
     * @param string $sql with `?` for parameters. One without is not to be prepared: savepoints cannot be everywhere
     * @param list<int|string|null> $arguments the parameters
     * @return list<list<int|string|null>>|int the rows of a query, their columns in order, and texts and numbers as the driver has them;
     *     or how many rows it changed, or found: both will do
     */
    public function run(string $sql, array $arguments, bool $isQuery): array|int;

    /** Commits. Returns only where all of it is committed: one in which a transaction begun inside is open still throws. */
    public function commit(): void;

    /** Rolls back, whatever was begun inside. */
    public function rollBack(): void;

    /**
     * Closes the connection, so that nothing which is open on it can commit, and the library makes a new one when it is used next.
     * Called where it broke: it throws nothing.
     */
    public function kill(): void;

    /**
     * What the database calls a failure, as PDO's `errorInfo` has it: {@see ErrorInfo::of()} serves most libraries.
     *
     * @return array{?string, ?int} the SQLSTATE, and MySQL's or SQLite's number; null where it does not say
     */
    public function errorInfo(\Throwable $thrown): array;
}

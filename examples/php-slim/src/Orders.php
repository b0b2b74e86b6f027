<?php

declare(strict_types=1);

namespace Shop;

use PDO;

/** The shop's orders. */
final class Orders
{
    public function __construct(private readonly PDO $database)
    {
        $database->exec('CREATE TABLE IF NOT EXISTS orders (number TEXT PRIMARY KEY, total INTEGER NOT NULL, state TEXT NOT NULL)');
    }

    /** Notes an order that waits for its payment. The total is in 分. */
    public function place(string $number, int $total): void
    {
        $this->run("INSERT INTO orders VALUES (?, ?, 'waiting')", $number, $total);
    }

    /** What an order costs, in 分, or null where there is none of this number. */
    public function total(string $number): ?int
    {
        $total = $this->run('SELECT total FROM orders WHERE number = ?', $number)->fetchColumn();
        return $total === false ? null : $total;
    }

    /** `waiting`, `paid`, `refunded`, or null where there is none of this number. */
    public function state(string $number): ?string
    {
        $state = $this->run('SELECT state FROM orders WHERE number = ?', $number)->fetchColumn();
        return $state === false ? null : $state;
    }

    /** Moves an order to its next state, and throws where it is in another than it should be. */
    public function move(string $number, string $from, string $to): void
    {
        if ($this->run('UPDATE orders SET state = ? WHERE number = ? AND state = ?', $to, $number, $from)->rowCount() === 0) {
            throw new \DomainException("order $number is not $from");
        }
    }

    private function run(string $sql, string|int ...$arguments): \PDOStatement
    {
        $statement = $this->database->prepare($sql);
        $statement->execute($arguments);
        return $statement;
    }
}

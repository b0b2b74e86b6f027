<?php

declare(strict_types=1);

namespace Shop;

use PDO;

/** The shop's orders. Amounts are in 分. */
final class Orders
{
    public function __construct(private readonly PDO $database)
    {
        $database->exec("CREATE TABLE IF NOT EXISTS orders (
            number TEXT PRIMARY KEY, total INTEGER NOT NULL, state TEXT NOT NULL DEFAULT 'waiting', refunded INTEGER NOT NULL DEFAULT 0,
            transaction_id TEXT
        )");
    }

    /** Notes an order that waits for its payment. */
    public function place(string $number, int $total): void
    {
        $this->run('INSERT INTO orders (number, total) VALUES (?, ?)', $number, $total);
    }

    /** @return array{total: int, state: string, refunded: int}|null an order, which is `waiting` or `paid`, or null where there is none */
    public function find(string $number): ?array
    {
        return $this->run('SELECT total, state, refunded FROM orders WHERE number = ?', $number)->fetch(PDO::FETCH_ASSOC) ?: null;
    }

    /**
     * Notes that an order is paid. One that this transaction has paid already stays so: a query was first, or a notification of
     * another id. It throws where another transaction has.
     */
    public function pay(string $number, string $transactionId): void
    {
        $this->change(
            "UPDATE orders SET state = 'paid', transaction_id = ? WHERE number = ? AND (state = 'waiting' OR transaction_id = ?)",
            $transactionId,
            $number,
            $transactionId,
        );
    }

    /** Notes a refund, one of perhaps several. It throws where the order is not paid, or more would be refunded than was. */
    public function refund(string $number, int $amount): void
    {
        $this->change(
            "UPDATE orders SET refunded = refunded + ? WHERE number = ? AND state = 'paid' AND refunded + ? <= total",
            $amount,
            $number,
            $amount,
        );
    }

    private function change(string $sql, string|int ...$arguments): void
    {
        if ($this->run($sql, ...$arguments)->rowCount() === 0) {
            throw new \DomainException('the order is in no state for this');
        }
    }

    private function run(string $sql, string|int ...$arguments): \PDOStatement
    {
        $statement = $this->database->prepare($sql);
        foreach ($arguments as $index => $argument) {
            // Not as texts, which SQLite takes for greater than any number.
            $statement->bindValue($index + 1, $argument, is_int($argument) ? PDO::PARAM_INT : PDO::PARAM_STR);
        }
        $statement->execute();
        return $statement;
    }
}

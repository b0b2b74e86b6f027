<?php

declare(strict_types=1);

namespace WxNotify\Internal;

use Closure;
use PDO;
use PDOException;
use WxNotify\ErrorCode;
use WxNotify\HandlerException;
use WxNotify\WxNotifyException;

/**
 * A connection of the inbox's: it is opened when it is first needed, kept from one transaction to the next, and let go where it
 * failed. What it replies is what the core is told.
 *
 * @internal
 */
final class Connection
{
    private ?PDO $pdo = null;
    private bool $isBegun = false;
    /** @var array<string, mixed>|null why none could be opened: for the next transaction to say */
    private ?array $unopened = null;
    /** @var array<string, mixed>|null why there is no transaction: for the next statement to say */
    private ?array $failure = null;
    /** What SQLite's busy timeout was before. */
    private ?int $patience = null;
    /** What a driver threw last. */
    public ?\Throwable $thrown = null;

    /**
     * @param Closure(): mixed $source gives a PDO
     * @param string|null $file what that opens, if it is a file
     */
    public function __construct(private readonly Closure $source, private readonly ?string $file = null)
    {
    }

    /** One that the caller has open. */
    public static function of(PDO $pdo): self
    {
        return new self(static fn (): PDO => $pdo);
    }

    /** None, for programs that need none. */
    public static function none(): self
    {
        return new self(static fn (): mixed => null);
    }

    /** The connection outside of a transaction; null where there is none, as the next reply will say. */
    public function pdo(): ?PDO
    {
        $opened = $this->open();
        if ($opened instanceof PDO) {
            return $opened;
        }
        $this->unopened = $opened;
        return null;
    }

    /** Its database's, in the core's words. */
    public function dialect(): string
    {
        $driver = $this->pdo()?->getAttribute(PDO::ATTR_DRIVER_NAME) ?? Failure::dialect($this->unopened);
        return $driver === 'pgsql' ? 'postgresql' : $driver;
    }

    /** @return array<string, mixed>|string */
    public function begin(int $waitMs, bool $writes): array|string
    {
        $opened = $this->unopened ?? $this->open();
        $this->unopened = $this->failure = null;
        if ($opened instanceof PDO) {
            $opened = $this->beginOn($opened, $waitMs, $writes);
        }
        if ($opened === null) {
            $this->isBegun = true;
            return 'done';
        }
        // Not ours to roll back, and not fit to be used again.
        $this->pdo = null;
        return ['failed' => $this->failure = $opened];
    }

    /** @return array<string, mixed> */
    public function run(\stdClass $statement): array
    {
        $opened = $this->failure ?? $this->unopened ?? $this->open();
        if (is_array($opened)) {
            return ['failed' => $opened];
        }
        try {
            return self::execute($opened, $statement);
        } catch (\Throwable $thrown) {
            return ['failed' => $this->failed($thrown)];
        }
    }

    /** @return array<string, mixed>|string */
    public function commit(): array|string
    {
        try {
            $this->pdo->exec('COMMIT');
        } catch (\Throwable $thrown) {
            $this->rollBack();
            $this->pdo = null;
            return ['failed' => $this->failure = $this->failed($thrown)];
        }
        $this->isBegun = false;
        $this->restorePatience();
        return 'done';
    }

    /** Rolls back what is open, if anything is. */
    public function rollBack(): string
    {
        if ($this->isBegun) {
            $this->isBegun = false;
            try {
                $this->pdo->exec('ROLLBACK');
                $this->restorePatience();
            } catch (PDOException) {
                $this->pdo = null; // It broke, and the database has rolled back by itself.
            }
        }
        return 'done';
    }

    /**
     * Calls a merchant's function with the connection in its transaction, or with null where none is open.
     *
     * @param callable(?PDO): mixed $function
     * @throws HandlerException where the function ended the transaction: what it wrote might be gone
     */
    public function lend(callable $function): mixed
    {
        if (!$this->isBegun) {
            return $function(null);
        }
        // It is there at the end only if the transaction is: PDO does not always know.
        $this->pdo->exec('SAVEPOINT wxnotify');
        $returned = $function($this->pdo);
        try {
            $this->pdo->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION);
            $this->pdo->exec('RELEASE SAVEPOINT wxnotify');
        } catch (PDOException $thrown) {
            $this->thrown = $thrown;
            throw HandlerException::of(ErrorCode::HANDLER_FAILED, 'the inbox\'s transaction did not outlive the callback: leave commit and rollBack '
                . 'to the handler, throw or call fail to roll back, in MySQL change no tables there, and let no failed statement pass');
        }
        return $returned;
    }

    public function __destruct()
    {
        $this->rollBack();
    }

    /** @return PDO|array<string, mixed> or why there is none */
    private function open(): PDO|array
    {
        if ($this->pdo !== null) {
            return $this->pdo;
        }
        try {
            $given = ($this->source)();
        } catch (WxNotifyException $error) {
            throw $error;
        } catch (\Throwable $thrown) {
            return $this->failed($thrown);
        }
        if (!$given instanceof PDO) {
            return ['trouble' => 'not_a_connection', 'type' => get_debug_type($given) . ' where a PDO belongs'];
        }
        if ($given->getAttribute(PDO::ATTR_ERRMODE) !== PDO::ERRMODE_EXCEPTION) {
            // A write that failed would be taken for done.
            return ['trouble' => 'not_a_connection', 'type' => 'a PDO that does not throw (set PDO::ATTR_ERRMODE to PDO::ERRMODE_EXCEPTION)'];
        }
        return $this->pdo = $given;
    }

    /** @return array<string, mixed>|null why it could not be */
    private function beginOn(PDO $pdo, int $waitMs, bool $writes): ?array
    {
        if ($pdo->inTransaction()) {
            return ['trouble' => 'not_idle'];
        }
        try {
            if ($pdo->getAttribute(PDO::ATTR_DRIVER_NAME) !== 'sqlite') {
                $pdo->exec('START TRANSACTION');
                return null;
            }
            $this->patience ??= (int) $pdo->query('PRAGMA busy_timeout')->fetchColumn();
            $pdo->exec("PRAGMA busy_timeout = $waitMs");
            // One that begins by reading cannot wait for its turn to write.
            $pdo->exec($writes ? 'BEGIN IMMEDIATE' : 'BEGIN');
            return null;
        } catch (\Throwable $thrown) {
            // Of SQLite PDO knows only what it began itself.
            return str_contains($thrown->getMessage(), 'within a transaction') ? ['trouble' => 'not_idle'] : $this->failed($thrown);
        }
    }

    /** @return array<string, mixed> the rows, or how many changed */
    private static function execute(PDO $pdo, \stdClass $statement): array
    {
        $prepared = $pdo->prepare($statement->sql);
        foreach ($statement->arguments as $index => $argument) {
            $type = match (true) {
                is_int($argument) => PDO::PARAM_INT,
                $argument === null => PDO::PARAM_NULL,
                default => PDO::PARAM_STR,
            };
            $prepared->bindValue($index + 1, $argument, $type);
        }
        $prepared->execute();
        return $statement->is_query ? ['rows' => $prepared->fetchAll(PDO::FETCH_NUM)] : ['changed' => $prepared->rowCount()];
    }

    private function restorePatience(): void
    {
        if ($this->patience !== null) {
            $this->pdo->exec("PRAGMA busy_timeout = $this->patience");
            $this->patience = null;
        }
    }

    /** @return array<string, mixed> */
    private function failed(\Throwable $thrown): array
    {
        $this->thrown = $thrown;
        return Failure::ofDatabase($thrown, $this->file);
    }
}

<?php

declare(strict_types=1);

namespace WxNotify\Internal;

use Closure;
use WxNotify\Database\Connection;
use WxNotify\Database\ErrorInfo;
use WxNotify\Database\NotIdle;
use WxNotify\Database\Unusable;
use WxNotify\ErrorCode;
use WxNotify\HandlerException;
use WxNotify\WxNotifyException;

/**
 * The inbox's work on a connection: that is opened when it is first needed, kept from one transaction to the next, and let go where it
 * failed. What it replies is what the core is told.
 *
 * @internal
 */
final class Session
{
    private ?Connection $connection = null;
    private bool $isBegun = false;
    /** @var array<string, mixed>|null why none could be opened: for the next transaction to say */
    private ?array $unopened = null;
    /** @var array<string, mixed>|null why there is no transaction: for the next statement to say */
    private ?array $failure = null;
    /** What a driver threw last. */
    public ?\Throwable $thrown = null;

    /**
     * @param Closure(): mixed $source gives a connection, of this package's or of a library's
     * @param string|null $file what that opens, if it is a file
     */
    public function __construct(private readonly Closure $source, private readonly ?string $file = null)
    {
    }

    /** On one that the caller has open. */
    public static function on(object $connection): self
    {
        return new self(static fn (): object => $connection);
    }

    /** On none, for programs that need none. */
    public static function none(): self
    {
        return new self(static fn (): mixed => null);
    }

    /** The connection outside of a transaction; null where there is none, as the next reply will say. */
    public function connection(): ?Connection
    {
        $opened = $this->open();
        if ($opened instanceof Connection) {
            return $opened;
        }
        $this->unopened = $opened;
        return null;
    }

    /** Its database's, in the core's words. */
    public function dialect(): string
    {
        try {
            $dialect = $this->connection()?->dialect();
        } catch (\Throwable $thrown) {
            $this->unopened = $this->failed($thrown);
            $dialect = null;
        }
        return $dialect ?? Failure::dialect($this->unopened);
    }

    /** Whether a transaction is open that it did not begin. */
    public function joins(): bool
    {
        return !$this->isBegun && ($this->connection()?->level() ?? 0) > 0;
    }

    /** @return array<string, mixed>|string */
    public function begin(int $waitMs, bool $writes): array|string
    {
        $opened = $this->unopened ?? $this->open();
        $this->unopened = $this->failure = null;
        if ($opened instanceof Connection) {
            $opened = $this->beginOn($opened, $waitMs, $writes);
        }
        if ($opened === null) {
            $this->isBegun = true;
            return 'done';
        }
        // Not ours to roll back, and not fit to be used again.
        $this->connection = null;
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
            $this->isBegun || InUse::check($opened->native());
            $result = $opened->run($statement->sql, $statement->arguments, $statement->is_query);
            return [$statement->is_query ? 'rows' : 'changed' => $result];
        } catch (\Throwable $thrown) {
            return ['failed' => $this->failed($thrown)];
        }
    }

    /** @return array<string, mixed>|string */
    public function commit(): array|string
    {
        try {
            $this->connection->commit();
        } catch (\Throwable $thrown) {
            $failed = $this->failed($thrown);
            $this->rollBack();
            $this->letGo();
            return ['failed' => $this->failure = $failed];
        }
        $this->ended();
        return 'done';
    }

    /** Rolls back what is open, if anything is. */
    public function rollBack(): string
    {
        if ($this->isBegun) {
            $this->ended();
            try {
                $this->connection->rollBack();
            } catch (\Throwable) {
                $this->letGo(); // It broke, and the database rolls back by itself.
            }
        }
        return 'done';
    }

    /**
     * Calls a merchant's function with the connection in its transaction, or with null where none is open.
     *
     * @param callable(?object): mixed $function
     * @throws HandlerException where the function ended the transaction: what it wrote might be gone
     */
    public function lend(callable $function): mixed
    {
        if (!$this->isBegun) {
            return $function(null);
        }
        // It is there at the end only if the transaction is: libraries do not always know.
        $this->connection->run('SAVEPOINT wxnotify', [], false);
        $returned = $function($this->connection->native());
        try {
            // Before the savepoint, which ends with those that were made in it.
            if ($this->connection->level() > 1) {
                throw new NotIdle('a transaction that was begun in the callback is still open');
            }
            $this->connection->run('RELEASE SAVEPOINT wxnotify', [], false);
        } catch (\Throwable $thrown) {
            $this->thrown = $thrown;
            throw HandlerException::of(ErrorCode::HANDLER_FAILED, 'the inbox\'s transaction did not outlive the callback: leave commit and rollBack '
                . 'to the handler, end what you begin inside of it, throw or call fail to roll back, in MySQL change no tables there, and let no '
                . 'failed statement pass');
        }
        return $returned;
    }

    public function __destruct()
    {
        $this->rollBack();
    }

    /** @return Connection|array<string, mixed> or why there is none */
    private function open(): Connection|array
    {
        if ($this->connection !== null) {
            return $this->connection;
        }
        try {
            return $this->connection = Connections::of(($this->source)());
        } catch (WxNotifyException $error) {
            throw $error;
        } catch (\Throwable $thrown) {
            return $this->failed($thrown);
        }
    }

    /** @return array<string, mixed>|null why it could not be */
    private function beginOn(Connection $connection, int $waitMs, bool $writes): ?array
    {
        try {
            InUse::take($connection->native());
        } catch (Unusable $refused) {
            return $this->failed($refused);
        }
        try {
            $connection->begin($waitMs, $writes);
            return null;
        } catch (\Throwable $thrown) {
            InUse::leave($connection->native());
            if ($thrown instanceof NotIdle) {
                return ['trouble' => 'not_idle'];
            }
            $failed = $this->failed($thrown);
            $connection->kill();
            return $failed;
        }
    }

    private function ended(): void
    {
        $this->isBegun = false;
        InUse::leave($this->connection->native());
    }

    /** Nothing of what is open there commits any more, and the next transaction has another one. */
    private function letGo(): void
    {
        $this->connection?->kill();
        $this->connection = null;
    }

    /** @return array<string, mixed> */
    private function failed(\Throwable $thrown): array
    {
        $this->thrown = $thrown;
        if ($thrown instanceof Unusable) {
            return ['trouble' => 'not_a_connection', 'type' => $thrown->getMessage()];
        }
        return Failure::ofDatabase($thrown, $this->connection?->errorInfo($thrown) ?? ErrorInfo::of($thrown), $this->file);
    }
}

<?php

declare(strict_types=1);

namespace WxNotify;

use Closure;
use PDO;
use PDOException;
use WxNotify\Inbox\Claim;
use WxNotify\Inbox\DeadLetter;
use WxNotify\Inbox\Lease;
use WxNotify\Inbox\Task;
use WxNotify\Internal\Core;

/**
 * The inbox: a table in your own database, by which each notification takes effect once, however often it is delivered. Over PDO,
 * on SQLite, PostgreSQL, and MySQL or MariaDB.
 *
 * A {@see NotificationHandler} uses it by itself. Its calls are for those who go without one: each runs on the PDO that it is
 * given, in whatever transaction is open there, and neither begins nor commits one. Each throws an {@see InboxException},
 * `INBOX_FAILED`, where the database fails, and a {@see ConfigurationException} where PDO would not throw.
 */
final class Inbox
{
    private const SQLITE_BUSY = 5;

    private PDO|Closure|null $source;
    /** @var array<string, string|int> */
    private readonly array $options;

    /**
     * @param PDO|callable(): PDO|null $pdo the connection on which a handler works: a PDO, or a function that gives one, which is
     *     called for each notification and lets a worker connect again. Null where only the calls with a PDO are used
     * @param string|null $table the table's name, where it is not `wxnotify_inbox`; a schema's name and a full stop may stand before
     * @param int|null $lease for how long a worker has a notification to itself, in seconds, else 60: longer than the work ever takes
     * @param int|null $maxAttempts after how many attempts a stored notification is dead, else 12
     * @throws ConfigurationException `OPTION_INVALID`
     */
    public function __construct(PDO|callable|null $pdo = null, ?string $table = null, ?int $lease = null, ?int $maxAttempts = null)
    {
        $this->source = is_callable($pdo) ? $pdo(...) : $pdo;
        $given = ['table' => $table, 'lease' => $lease, 'max_attempts' => $maxAttempts];
        $this->options = ['placeholders' => 'question', ...array_filter($given, static fn ($value) => $value !== null)];
        $this->explain($pdo instanceof PDO ? $this->dialect($pdo) : 'sqlite');
    }

    /**
     * An inbox in a file of SQLite's, which is made, with its table, when it is first used. For one machine: several processes
     * may have it open, but not over a network's file system. One writes at a time, and the others wait for up to 10 seconds: in mode
     * `transaction` keep your functions short.
     *
     * @param string $file its path; where orders are in the same file, they commit with the notification
     * @throws ConfigurationException as the constructor
     */
    public static function sqlite(string $file, ?string $table = null, ?int $lease = null, ?int $maxAttempts = null): self
    {
        $inbox = new self(null, $table, $lease, $maxAttempts);
        $inbox->source = static function () use ($inbox, $file): PDO {
            $pdo = new PDO("sqlite:$file", options: [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION, PDO::ATTR_TIMEOUT => 10]);
            self::writeAhead($pdo);
            try {
                $inbox->check($pdo);
            } catch (InboxException) {
                $inbox->create($pdo);
            }
            return $inbox->source = $pdo;
        };
        return $inbox;
    }

    /**
     * The connection that a handler works on: the PDO that was given, or a new one of the function's.
     *
     * @throws InboxException `INBOX_FAILED` where there is no connection to be had
     * @throws ConfigurationException `OPTION_INVALID` where no connection was given, or one that does not throw
     */
    public function connection(): PDO
    {
        try {
            $pdo = $this->source instanceof Closure ? ($this->source)() : $this->source;
        } catch (PDOException $error) {
            throw InboxException::failed('connecting', $error);
        }
        if (!$pdo instanceof PDO) {
            throw ConfigurationException::of('pdo', 'the inbox has ' . get_debug_type($pdo) . ' where a connection belongs; give it a PDO, or '
                . 'a function that returns one: new Inbox($pdo), or Inbox::sqlite(\'inbox.db\')');
        }
        $this->dialect($pdo);
        return $pdo;
    }

    /** Whether {@see connection()} gives another one when that of before broke. */
    public function canReconnect(): bool
    {
        return $this->source instanceof Closure;
    }

    /** Makes the table, or brings it to this version. What is there is left as it is. Once, when you deploy. */
    public function create(PDO $pdo): void
    {
        $this->run($pdo, 'create');
    }

    /**
     * The SQL that {@see create()} runs, for those who keep migrations.
     *
     * @param string $dialect `sqlite`, `postgresql` or `mysql`
     * @return list<string>
     * @throws ConfigurationException `OPTION_INVALID`
     */
    public function explain(string $dialect): array
    {
        return Core::value('explain_inbox', inbox: ['dialect' => $dialect, ...$this->options]);
    }

    /**
     * Looks whether the table is there, and of this version. For a program's start.
     *
     * @throws InboxException `INBOX_SCHEMA`
     */
    public function check(PDO $pdo): void
    {
        $this->run($pdo, 'check');
    }

    /**
     * Takes hold of a notification, by one atomic statement.
     *
     * @param string|null $key what it is counted by: its id, unless given
     * @throws ConfigurationException `OPTION_INVALID` for a key that is empty, longer than 191 characters, or has white space at its ends
     */
    public function claim(PDO $pdo, Notification $notification, ?string $key = null): Claim
    {
        $found = $this->run($pdo, 'claim', [
            'key' => $key ?? $notification->id,
            'event_type' => $notification->eventType,
            'kind' => $notification->kind,
        ]);
        return new Claim($found->state, isset($found->lease) ? Lease::of($found->lease) : null);
    }

    /**
     * Says that the notification has had its effect.
     *
     * @throws InboxException `LEASE_LOST`: roll back what was done in the same transaction
     */
    public function complete(PDO $pdo, Lease $lease): void
    {
        $this->run($pdo, 'complete', ['lease' => $lease]);
    }

    /**
     * Lets go of a claimed notification whose work failed: the next delivery finds it fresh.
     *
     * @param string $error why, for the column `last_error`
     * @throws InboxException `LEASE_LOST`
     */
    public function release(PDO $pdo, Lease $lease, string $error): void
    {
        $this->run($pdo, 'release', ['lease' => $lease, 'error' => Core::text($error)]);
    }

    /**
     * Forgets what is done and was not delivered for so long.
     *
     * @param int $olderThan in seconds, at least 90,000 (25 hours): WeChat Pay repeats for 24 hours
     * @return int how many
     * @throws ConfigurationException `OPTION_INVALID`
     */
    public function purge(PDO $pdo, int $olderThan): int
    {
        return $this->run($pdo, 'purge', ['older_than' => $olderThan]);
    }

    /**
     * Writes a notification down, so that it can be acknowledged at once. A repeated one changes nothing but the count of its
     * deliveries.
     *
     * @param string|null $key as {@see claim()}
     * @throws ConfigurationException `OPTION_INVALID` for a key that cannot be one
     */
    public function store(PDO $pdo, Notification $notification, ?string $key = null): void
    {
        $this->run($pdo, 'store', [
            'key' => $key ?? $notification->id,
            'event_type' => $notification->eventType,
            'kind' => $notification->kind,
            'notification' => $notification->toJson(),
        ]);
    }

    /** Takes the stored notification that has waited longest, or null where none waits. Any number of workers may take at once. */
    public function take(PDO $pdo): ?Task
    {
        $task = $this->run($pdo, 'take');
        return $task === null ? null : new Task(Lease::of($task->lease), Notification::fromJson($task->notification));
    }

    /**
     * Says that the work on a taken notification failed: it waits for the next attempt, longer each time, or is dead after the last.
     *
     * @param string $error why, for the column `last_error`
     * @throws InboxException `LEASE_LOST`
     */
    public function fail(PDO $pdo, Lease $lease, string $error): void
    {
        $this->run($pdo, 'fail_task', ['lease' => $lease, 'error' => Core::text($error)]);
    }

    /** @return list<DeadLetter> the stored notifications that failed too often, the oldest first */
    public function deadLetters(PDO $pdo, int $limit = 100): array
    {
        return array_map(static fn (\stdClass $letter): DeadLetter => new DeadLetter(
            $letter->key,
            $letter->event_type,
            $letter->attempts,
            $letter->first_seen,
            $letter->last_error,
            $letter->notification,
        ), $this->run($pdo, 'dead_letters', ['limit' => $limit]));
    }

    /** Has a dead letter worked on again, with all its attempts. False where no dead letter has the key. */
    public function retry(PDO $pdo, string $key): bool
    {
        return $this->run($pdo, 'retry', ['key' => $key]);
    }

    /**
     * Runs what the core wants run, until it has an answer.
     *
     * @param array<string, mixed> $arguments
     */
    private function run(PDO $pdo, string $do, array $arguments = []): mixed
    {
        $answer = Core::ask(['do' => $do, 'inbox' => ['dialect' => $this->dialect($pdo), ...$this->options], ...$arguments]);
        while (isset($answer->run)) {
            try {
                $result = self::execute($pdo, $answer->run);
            } catch (PDOException $error) {
                throw InboxException::failed("the inbox's $do", $error);
            }
            $answer = Core::ask(['do' => 'inbox', 'state' => $answer->state, 'result' => $result]);
        }
        return $answer->value;
    }

    /** @return array<string, mixed> the rows, or how many changed */
    private static function execute(PDO $pdo, \stdClass $statement): array
    {
        $prepared = $pdo->prepare($statement->sql);
        foreach ($statement->arguments as $index => $argument) {
            $prepared->bindValue($index + 1, $argument, is_int($argument) ? PDO::PARAM_INT : PDO::PARAM_STR);
        }
        $prepared->execute();
        return $statement->is_query ? ['rows' => $prepared->fetchAll(PDO::FETCH_NUM)] : ['changed' => $prepared->rowCount()];
    }

    /** Sets SQLite's journal so that readers and a writer do not wait for each other. */
    private static function writeAhead(PDO $pdo): void
    {
        $patience = hrtime(true) + 10_000_000_000;
        while (true) {
            try {
                $pdo->exec('PRAGMA journal_mode = WAL');
                return;
            } catch (PDOException $error) {
                // Where others open a new file too, SQLite says that it is locked, and does not wait.
                if (($error->errorInfo[1] ?? null) !== self::SQLITE_BUSY || hrtime(true) > $patience) {
                    throw $error;
                }
                usleep(10_000);
            }
        }
    }

    private function dialect(PDO $pdo): string
    {
        if ($pdo->getAttribute(PDO::ATTR_ERRMODE) !== PDO::ERRMODE_EXCEPTION) {
            throw ConfigurationException::of('pdo', 'the PDO does not throw, so that a write that failed would be taken for done; set '
                . 'PDO::ATTR_ERRMODE to PDO::ERRMODE_EXCEPTION, as it is from PHP 8 on unless set');
        }
        $driver = $pdo->getAttribute(PDO::ATTR_DRIVER_NAME);
        return $driver === 'pgsql' ? 'postgresql' : $driver;
    }
}

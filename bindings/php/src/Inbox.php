<?php

declare(strict_types=1);

namespace WxNotify;

use Closure;
use WxNotify\Inbox\Claim;
use WxNotify\Inbox\DeadLetter;
use WxNotify\Inbox\Health;
use WxNotify\Inbox\Lease;
use WxNotify\Inbox\Stats;
use WxNotify\Inbox\Task;
use WxNotify\Internal\Core;
use WxNotify\Internal\Program;
use WxNotify\Internal\Session;
use WxNotify\Internal\SqliteFile;

/**
 * The inbox: a table in your own database, by which each notification takes effect once, however often it is delivered. On SQLite,
 * PostgreSQL, and MySQL or MariaDB, over PDO or your framework's connection: Laravel's, Doctrine DBAL's, ThinkPHP's, or another one
 * by a {@see Database\Connection} of yours.
 *
 * A {@see NotificationHandler} uses it by itself. Its calls are for those who go without one, and for who looks after it: each runs
 * on the connection that it is given, in whatever transaction is open there, and neither begins nor commits one, unless it says so. Each
 * throws an {@see InboxException}, `INBOX_FAILED` or `INBOX_SCHEMA`, where the database fails; a {@see HandlerException},
 * `NOTIFICATION_BUSY`, where another transaction is in the way: roll back, and try again; and a {@see ConfigurationException} where
 * a PDO would not throw.
 */
final class Inbox
{
    private const NOTHING_GIVEN = [
        'placeholders' => 'question',
        'table' => null,
        'name' => null,
        'lease' => null,
        'max_attempts' => null,
        'keep_plaintext' => false,
    ];

    private ?Closure $source;
    private ?string $file = null;
    /** @var array<string, mixed> */
    private readonly array $options;
    private readonly bool $canReconnect;
    /** The dialect, as far as it is known. */
    private string $dialect = 'sqlite';

    /**
     * @param object|callable(): object|null $connection the connections on which a handler works: a PDO, Laravel's `DB::connection()`,
     *     Doctrine's or ThinkPHP's connection, or a {@see Database\Connection}; or a function that gives one, which is called for each
     *     notification, and lets a worker connect again. They are idle: the handler begins and commits. In Swoole or fibers it gives
     *     each coroutine its own. Null where only the calls with a connection are used
     * @param string|null $table the table's name, where it is not `wxnotify_inbox`; a schema's name and a full stop may stand before
     * @param int|null $lease for how long a worker has a notification to itself, in seconds, else 60: longer than the work ever takes
     * @param int|null $maxAttempts after how many attempts a stored notification is dead, else 59, which is after 48 hours
     * @param string|null $name tells the inboxes of several merchants or handlers apart that share a table: at most 64 characters
     * @param bool $keepPlaintext whether a stored notification is kept after it had its effect, until it is purged; else it is erased
     * @throws ConfigurationException `OPTION_INVALID`
     */
    public function __construct(
        object|callable|null $connection = null,
        ?string $table = null,
        ?int $lease = null,
        ?int $maxAttempts = null,
        ?string $name = null,
        bool $keepPlaintext = false,
    ) {
        $isFunction = $connection instanceof Closure || is_callable($connection);
        $this->source = match (true) {
            $connection === null => null,
            $isFunction => $connection(...),
            default => static fn (): object => $connection,
        };
        $this->options = [
            'placeholders' => 'question',
            'table' => $table,
            'name' => $name,
            'lease' => $lease,
            'max_attempts' => $maxAttempts,
            'keep_plaintext' => $keepPlaintext,
        ];
        $this->canReconnect = $connection === null || $isFunction;
        if (!$this->canReconnect) {
            $session = Session::on($connection);
            $this->dialect = $session->dialect();
            $session->connection() ?? $this->call($session, 'check');
        }
        // Where no option was given there is no mistake in one, and in php-fpm each request makes an inbox.
        if (!$this->canReconnect || $this->options !== self::NOTHING_GIVEN) {
            $this->schema($this->dialect);
        }
    }

    /**
     * An inbox in a file of SQLite's, which is made, with its table, when it is first used. For one machine: several processes
     * may have it open, but not over a network's file system. One writes at a time: in mode `transaction` keep your functions short.
     * What is answered with success is on the disk: a write-ahead log, and `synchronous = FULL`.
     *
     * @param string $file its path; where orders are in the same file, they commit with the notification
     * @throws ConfigurationException as the constructor
     */
    public static function sqlite(
        string $file,
        ?string $table = null,
        ?int $lease = null,
        ?int $maxAttempts = null,
        ?string $name = null,
        bool $keepPlaintext = false,
    ): self {
        $inbox = new self(null, $table, $lease, $maxAttempts, $name, $keepPlaintext);
        $inbox->file = $file;
        // By one of its own, so that nothing refers to itself.
        $inbox->source = SqliteFile::source($file, clone $inbox);
        return $inbox;
    }

    /**
     * A connection as the handler works on: what was given, or what the function gives now.
     *
     * @return \PDO|\Illuminate\Database\Connection|\Doctrine\DBAL\Connection|\think\db\PDOConnection
     *
     * @throws InboxException `INBOX_FAILED` where there is no connection to be had
     * @throws ConfigurationException `OPTION_INVALID` where no connection was given, or one that does not throw
     */
    public function connection(): object
    {
        $session = $this->open();
        return $session->connection()?->native() ?? $this->call($session, 'check');
    }

    /** Whether {@see connection()} gives another one when that of before broke. */
    public function canReconnect(): bool
    {
        return $this->canReconnect;
    }

    /**
     * Makes the table, or brings it to this version. What is there is left as it is. Once, when you deploy. Where no transaction is
     * open it is one of its own, but in MySQL, which has none for tables.
     */
    public function create(object $connection): void
    {
        $session = Session::on($connection);
        // MySQL commits each statement that makes a table, so that no transaction of a library's would outlive the first.
        $session->joins() || $session->dialect() === 'mysql' ? $this->call($session, 'create') : $this->apart($session, 'create', 10_000);
    }

    /**
     * The SQL that {@see create()} makes the table by, for those who keep migrations.
     *
     * @param string $dialect `sqlite`, `postgresql` or `mysql`
     * @return list<string>
     * @throws ConfigurationException `OPTION_INVALID`
     */
    public function schema(string $dialect): array
    {
        return Core::value('explain_inbox', inbox: $this->settings($dialect))->schema;
    }

    /**
     * The SQL that brings a table of version 1 to this version.
     *
     * @param string $dialect as {@see schema()}
     * @return list<string>
     * @throws ConfigurationException `OPTION_INVALID`
     */
    public function upgrade(string $dialect): array
    {
        return Core::value('explain_inbox', inbox: $this->settings($dialect))->upgrade;
    }

    /**
     * Looks whether the table is there, and of this version. For a program's start.
     *
     * @throws InboxException `INBOX_SCHEMA`
     */
    public function check(object $connection): void
    {
        $this->call(Session::on($connection), 'check');
    }

    /**
     * Takes hold of a notification.
     *
     * @param string|null $key what it is counted by: its id, unless given
     * @throws ConfigurationException `OPTION_INVALID` for a key that is empty, longer than 191 characters, or has white space at its ends
     * @throws InboxException `KEY_CONFLICT` for one that belongs to another event or kind
     */
    public function claim(object $connection, Notification $notification, ?string $key = null): Claim
    {
        $found = $this->call(Session::on($connection), 'claim', self::named($notification, $key));
        return new Claim($found->state, isset($found->lease) ? Lease::of($found->lease) : null);
    }

    /**
     * Says that the notification has had its effect.
     *
     * @throws InboxException `LEASE_LOST`: roll back what was done in the same transaction
     */
    public function complete(object $connection, Lease $lease): void
    {
        $this->call(Session::on($connection), 'complete', ['lease' => $lease]);
    }

    /**
     * Lets go of a notification whose work failed: the next delivery finds it fresh. One that was stored waits for its next attempt,
     * longer each time, or is dead after the last.
     *
     * @param string $error why, for the column `last_error`: no secret, and nothing of the plaintext
     * @return bool whether it is dead now
     * @throws InboxException `LEASE_LOST`
     */
    public function release(object $connection, Lease $lease, string $error): bool
    {
        return $this->call(Session::on($connection), 'release', ['lease' => $lease, 'error' => $error]);
    }

    /**
     * The same, as one says it of what was taken.
     *
     * @throws InboxException `LEASE_LOST`
     */
    public function fail(object $connection, Lease $lease, string $error): bool
    {
        return $this->release($connection, $lease, $error);
    }

    /**
     * Prolongs a lease, by its whole length from now on.
     *
     * @return Lease the new one, which takes the place of the old
     * @throws InboxException `LEASE_LOST`
     */
    public function renew(object $connection, Lease $lease): Lease
    {
        return Lease::of($this->call(Session::on($connection), 'renew', ['lease' => $lease]));
    }

    /**
     * Forgets what is done or discarded for so long: in small transactions of its own, on a connection of the inbox's.
     *
     * @param int $olderThan in seconds, at least 90,000 (25 hours): WeChat Pay repeats for 24 hours
     * @return int how many
     * @throws ConfigurationException `OPTION_INVALID`
     */
    public function purge(int $olderThan): int
    {
        return $this->call($this->open(), 'purge', ['older_than' => $olderThan]);
    }

    /**
     * Writes a notification down, so that it can be acknowledged once that is committed. A repeated one changes nothing.
     *
     * @param string|null $key as {@see claim()}
     * @return bool whether it is new
     * @throws ConfigurationException `OPTION_INVALID` for a key that cannot be one
     * @throws InboxException `KEY_CONFLICT`
     */
    public function store(object $connection, Notification $notification, ?string $key = null): bool
    {
        return $this->call(Session::on($connection), 'store', ['notification' => $notification->toJson()] + self::named($notification, $key));
    }

    /** Takes a stored notification that waits, or null where none does. Any number of workers may take at once. */
    public function take(object $connection): ?Task
    {
        $task = $this->call(Session::on($connection), 'take');
        return $task === null ? null : new Task(Lease::of($task->lease), Notification::fromJson($task->notification));
    }

    /** @return list<DeadLetter> the stored notifications that failed too often, the oldest first */
    public function deadLetters(object $connection, int $limit = 100): array
    {
        return array_map(static fn (\stdClass $letter): DeadLetter => new DeadLetter(
            $letter->key,
            $letter->event_type,
            $letter->kind,
            $letter->attempts,
            $letter->first_seen,
            $letter->last_error,
            $letter->notification,
        ), $this->call(Session::on($connection), 'dead_letters', ['limit' => $limit]));
    }

    /** Has a dead letter worked on again, with all its attempts. False where no dead letter has the key. */
    public function retry(object $connection, string $key): bool
    {
        return $this->call(Session::on($connection), 'retry', ['key' => $key]);
    }

    /** Leaves a dead letter for good. False where no dead letter has the key. */
    public function discard(object $connection, string $key): bool
    {
        return $this->call(Session::on($connection), 'discard', ['key' => $key]);
    }

    /** How the inbox is doing. */
    public function stats(object $connection): Stats
    {
        return Stats::of($this->call(Session::on($connection), 'stats'));
    }

    /**
     * Whether all is well: for an alarm. It speaks of the work that all machines share, which restarting a machine or taking it out of service does not
     * mend. A database that cannot be reached is the exception.
     *
     * @param int|null $maxWaiting how long the oldest stored notification may wait, in seconds: 900 unless given
     * @param int|null $maxDead how many dead letters there may be: none unless given
     * @throws ConfigurationException `OPTION_INVALID` for a negative number
     */
    public function health(object $connection, ?int $maxWaiting = null, ?int $maxDead = null): Health
    {
        $given = array_filter(['max_waiting' => $maxWaiting, 'max_dead' => $maxDead], is_int(...));
        $health = $this->call(Session::on($connection), 'health', $given);
        return new Health($health->healthy, $health->problems, Stats::of($health->stats));
    }

    /**
     * A handler's connection, which is opened when it is first needed.
     *
     * @internal
     * @throws ConfigurationException where none was given
     */
    public function open(): Session
    {
        return new Session($this->source ?? throw ConfigurationException::of('connection', 'the inbox has no connection; give it a PDO or '
            . 'your framework\'s connection, or a function that returns one: new Inbox($pdo), or Inbox::sqlite(\'inbox.db\')'), $this->file);
    }

    /**
     * Its settings as the core has them.
     *
     * @internal
     * @return array<string, mixed>
     */
    public function settings(?string $dialect = null): array
    {
        return ['dialect' => $dialect ?? $this->dialect] + $this->options;
    }

    /**
     * Prolongs a lease in a transaction of its own.
     *
     * @internal
     */
    public function renewApart(\stdClass $lease): void
    {
        $this->apart($this->open(), 'renew', 2_000, ['lease' => $lease]);
    }

    /** Runs a call in a transaction of its own. */
    private function apart(Session $session, string $do, int $waitMs, array $arguments = []): mixed
    {
        // Where it fails, the next statement says why.
        $session->begin($waitMs, true);
        try {
            $value = $this->call($session, $do, $arguments);
            return $session->commit() === 'done' ? $value : $this->call($session, 'check');
        } finally {
            $session->rollBack();
        }
    }

    /** @param array<string, mixed> $arguments */
    private function call(Session $session, string $do, array $arguments = []): mixed
    {
        $request = ['do' => $do, 'inbox' => $this->settings($session->dialect()), ...$arguments];
        return (new Program($session))->run($request)->value;
    }

    /** @return array<string, string> */
    private static function named(Notification $notification, ?string $key): array
    {
        return ['key' => $key ?? $notification->id, 'event_type' => $notification->eventType, 'kind' => $notification->kind];
    }
}

"""The inbox: each notification takes effect once, however often WeChat Pay delivers it.

It is one table in your own database, written by your own driver, so that it can share the transaction of your writes.
`NotificationHandler` uses it for you; the calls here are for those who go their own way.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any, Literal, NamedTuple, Protocol, Union

from . import _call
from ._connection import Connector, Reply, Session, factory_of
from ._drivers import dbapi_driver, failure_of
from ._kept import KeptConnections
from ._native import Notification
from ._program import Program, Step
from ._redis import RedisDriver, is_redis
from .errors import OptionInvalid
from .transactions import AsyncDriver, Dialect, Driver, Placeholders


class Pool(Protocol):
    """A pool of connections, such as psycopg_pool's `ConnectionPool`."""

    def connection(self) -> AbstractContextManager[Any]:
        """A connection, for as long as it is entered."""
        ...


class RedisClient(Protocol):
    """A client of redis-py's or valkey-py's, alone, with Sentinel, or of a cluster."""

    def execute_command(self, *command: Any) -> Any:
        """Sends a command, and gives what Redis answers."""
        ...


class Engine(Protocol):
    """SQLAlchemy's engine."""

    def connect(self) -> AbstractContextManager[Any]:
        """A connection, for as long as it is entered."""
        ...


Connect = Union[Callable[[], Any], Pool, Engine, RedisClient]
"""What gives connections: a function that opens one (or gives a context manager of one), a pool, SQLAlchemy's engine or
sessionmaker, or a client of Redis's."""


class Lease(NamedTuple):
    """A worker's hold on a notification."""

    key: str
    """The key that was claimed."""
    token: str
    """The fencing token: only who has it can complete."""
    attempts: int
    """How often it was worked on, this time included."""
    until: int
    """When the lease ends, in seconds since the epoch, by the database's clock."""
    acknowledged: bool
    """Whether WeChat Pay was answered 200 already, so that it must not be forgotten."""


class Claim(NamedTuple):
    """What a claim found."""

    state: Literal["fresh", "busy", "done", "dead"]
    """`fresh`: yours, until the lease ends. `busy`: another worker has it. `done`: it has had its effect. `dead`: it failed
    too often, and waits for `Inbox.retry` or `Inbox.discard`."""
    lease: Lease | None
    """Your hold on it, where it is fresh."""


class Task(NamedTuple):
    """A stored notification that is to be worked on."""

    lease: Lease
    """Your hold on it."""
    notification: str
    """The notification, as `Notification.to_json` wrote it."""


class DeadLetter(NamedTuple):
    """A stored notification that failed too often."""

    key: str
    """Its key, for `Inbox.retry` and `Inbox.discard`."""
    event_type: str
    """Such as `TRANSACTION.SUCCESS`."""
    kind: str
    """Such as `transaction.direct`."""
    attempts: int
    """How often it was worked on."""
    first_seen: int
    """When it was first delivered, in seconds since the epoch."""
    last_error: str | None
    """What the last attempt said."""
    notification: str
    """The notification, as `Notification.to_json` wrote it. It holds the plaintext."""


class Stats(NamedTuple):
    """How an inbox is doing: for metrics and health checks."""

    waiting: int
    """How many stored notifications wait for a worker."""
    oldest_waiting: int | None
    """How long the one that was delivered first waits, in seconds. None where none waits."""
    in_work: int
    """How many are being worked on."""
    dead: int
    """How many are dead letters."""
    done_last_hour: int
    """How many had their effect in the last hour."""


class Health(NamedTuple):
    """Whether all is well with an inbox: for an alarm."""

    healthy: bool
    """Whether there is no problem."""
    problems: list[str]
    """What is wrong and what to do, a sentence each."""
    stats: Stats
    """What was counted."""


class Table:
    """What an Inbox and an AsyncInbox have in common: a table, and how it is used."""

    def __init__(
        self, table: str | None, name: str | None, lease: int | None, max_attempts: int | None, keep_plaintext: bool
    ) -> None:
        self._options = {
            "table": table,
            "name": name,
            "lease": lease,
            "max_attempts": max_attempts,
            "keep_plaintext": keep_plaintext,
        }
        self.schema("sqlite")  # checks the options

    _known: Driver | AsyncDriver | None = None
    """The driver, where it was known from the beginning."""

    def _first_settings(self) -> dict[str, object]:
        """For the core: until a connection shows which database it is, any serves to check options and routes."""
        return self._settings_of(self._known) if self._known else self._settings_on("sqlite")

    def schema(self, dialect: Dialect) -> list[str]:
        """The statements that `create` runs, for those who keep migrations."""
        return self._statements(dialect, "schema")

    def upgrade(self, dialect: Dialect) -> list[str]:
        """The statements by which `create` brings a table of version 1 to this version."""
        return self._statements(dialect, "upgrade")

    def _statements(self, dialect: Dialect, which: str) -> list[str]:
        explained: dict[str, list[str]] = _call.value("explain_inbox", inbox=self._settings_on(dialect))
        return explained[which]

    def _settings_of(self, driver: Driver | AsyncDriver) -> dict[str, object]:
        """For the core: of this inbox on that driver."""
        return self._settings_on(driver.dialect, driver.placeholders)

    def _settings_on(self, dialect: Dialect, placeholders: Placeholders = "question") -> dict[str, object]:
        return {**self._options, "dialect": dialect, "placeholders": placeholders}

    def _explained(self, driver: Driver | AsyncDriver, failed: Reply, error: Exception | None) -> Exception:
        """What the core makes of a failure: any call says it."""
        step = _call.ask("stats", inbox=self._settings_of(driver))
        step = _call.ask("next", program=step["program"], result=failed)
        return _call.error_of(step["error"], error)


class Inbox(Table):
    """An inbox in one table of one database: SQLite, PostgreSQL, MySQL, MariaDB; or in Redis.

    `connect` is a function that opens a connection of sqlite3, psycopg (3), psycopg2, pymysql or mysqlclient, a pool of such
    connections, SQLAlchemy's engine (callbacks get a Connection) or sessionmaker (a Session), or
    `lambda: django.db.connection`. It is called once for each piece of work, from any thread, and the connection is closed
    (or given back) afterwards. The inbox owns BEGIN and COMMIT: a connection that has a transaction open is refused.

    `table` is `wxnotify_inbox` unless given, and `name` (empty unless given) keeps the notifications of several merchants
    or handlers in one table apart. `lease` is for how many seconds a worker has a notification to itself, 60 unless given:
    longer than the work ever takes. `max_attempts` is after how many attempts a stored notification is a dead letter, 59
    (48 hours) unless given. Its plaintext is erased when it is done, unless `keep_plaintext`.

    Where no database is at hand, a client of redis-py's or valkey-py's will do, for a handler of mode `leased` alone, whose callback
    does no harm twice: `Inbox(redis.Redis(...))`. See the README for what Redis can lose.

    For another library give a `driver` (see `wxnotify.transactions`); where it is a plain DB-API driver whose connections are not in
    autocommit mode, `dialect` and `placeholders` will do. The inbox is synchronous, and under ASGI it runs in a thread: for
    asynchronous libraries there is AsyncInbox. For a hung callback to lose an SQLite connection, it must be opened with
    `check_same_thread=False`.

    The table is made by `create`. Calls that take a connection commit nothing, and raise InboxFailed where the database
    fails, or the InboxError that says more. `now`, in seconds since the epoch, is for tests.

    Raises OptionInvalid.
    """

    def __init__(
        self,
        connect: Connect,
        *,
        table: str | None = None,
        name: str | None = None,
        lease: int | None = None,
        max_attempts: int | None = None,
        keep_plaintext: bool = False,
        dialect: Dialect | None = None,
        placeholders: Placeholders | None = None,
        driver: Driver | None = None,
    ) -> None:
        if (dialect is None) != (placeholders is None):
            raise OptionInvalid("dialect and placeholders go together: give both, or none", "dialect")
        if dialect and driver:
            raise OptionInvalid("driver says the dialect and the placeholders: give it alone", "driver")
        if not (driver is None or isinstance(driver, Driver)):
            raise OptionInvalid(f"driver is a {type(driver).__name__}; give a wxnotify.transactions.Driver", "driver")
        if dialect and placeholders:
            driver = dbapi_driver(dialect, placeholders)
        if driver is None and is_redis(connect):
            driver = RedisDriver("redis", "question")
        self._connector = Connector(factory_of(connect), driver)
        super().__init__(table, name, lease, max_attempts, keep_plaintext)
        self._known = driver
        if driver is not None:
            _call.value("explain_inbox", inbox=self._settings_of(driver))  # checks what it says

    @classmethod
    def sqlite(
        cls,
        path: str | os.PathLike[str],
        *,
        table: str | None = None,
        name: str | None = None,
        lease: int | None = None,
        max_attempts: int | None = None,
        keep_plaintext: bool = False,
    ) -> Inbox:
        """An inbox in an SQLite file, which is made with its table where it is not there. Options as `Inbox`.

        The file is in WAL mode, each commit is on the disk before it is answered (`synchronous=FULL`), and who writes waits
        for others up to 10 seconds (a delivery up to 2). Your own tables can be in it. A handler keeps connections open for its next
        delivery; where the process forks, none that is idle is open.

        Raises OptionInvalid, and InboxFailed where the file cannot be opened.
        """
        file = os.fspath(path)
        if not file or file == ":memory:":
            raise OptionInvalid("path is no file; each connection would have a database of its own", "path")

        def connect() -> sqlite3.Connection:
            # Asynchronous callbacks, and what closes a hung one's connection, are in other threads.
            return sqlite3.connect(file, timeout=10, isolation_level=None, check_same_thread=False)

        options: dict[str, Any] = {"table": table, "name": name, "lease": lease, "max_attempts": max_attempts}
        inbox = cls(KeptConnections(file, connect).lent, keep_plaintext=keep_plaintext, **options)
        inbox._connector.file = file
        try:
            with contextlib.closing(connect()) as connection:
                _into_wal_mode(connection)
        except sqlite3.Error as error:
            raise inbox._failure({"failed": failure_of(error, file)}, error) from error
        with inbox.transaction() as connection:
            inbox.create(connection)
        return inbox

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Any]:
        """A connection in a transaction of its own, which commits at the end, or rolls back where something is raised.

        On SQLite it begins as `BEGIN IMMEDIATE`. Leave `commit` and `rollback` to it. Raises OptionInvalid for a connection
        that has a transaction open already.
        """
        session = Session(self._connector)
        self._ensure(session.begin(wait_ms=None, write=True, patience=None), session)
        try:
            yield session.connection
        except BaseException:
            session.roll_back()
            raise
        self._ensure(session.commit(), session)

    def create(self, connection: Any) -> None:
        """Makes the table, or brings it to this version. What is there already is left as it is."""
        self._run(connection, "create")

    def check(self, connection: Any) -> None:
        """Makes sure that the table is there in the right version: for the start of a program.

        Raises InboxSchema where it is not.
        """
        self._run(connection, "check")

    def claim(
        self, connection: Any, notification: Notification, key: str | None = None, *, now: int | None = None
    ) -> Claim:
        """Takes hold of a notification, by its id or by a key of yours (1 to 191 characters).

        Raises OptionInvalid for a key that is none, KeyConflict for one that belongs to a notification of another kind, and
        NotificationBusy where another worker was quicker: roll back.
        """
        claim = self._run(connection, "claim", **named(notification, key), now=now)
        return Claim(claim["state"], Lease(**claim["lease"]) if "lease" in claim else None)

    def complete(self, connection: Any, lease: Lease, *, now: int | None = None) -> None:
        """Says that the notification has had its effect.

        Raises LeaseLost where the lease ended: roll back what was done.
        """
        self._run(connection, "complete", lease=lease._asdict(), now=now)

    def release(self, connection: Any, lease: Lease, error: str, *, now: int | None = None) -> bool:
        """Lets go of a notification whose work failed: the next delivery finds it fresh.

        What was stored waits for its next attempt, or is a dead letter: then the answer is True. `error` is kept for whoever
        looks, up to 500 characters: no secret, and nothing of the plaintext.

        Raises LeaseLost where another worker has it.
        """
        is_dead: bool = self._run(connection, "release", lease=lease._asdict(), error=error, now=now)
        return is_dead

    fail = release

    def renew(self, connection: Any, lease: Lease, *, now: int | None = None) -> Lease:
        """Prolongs a lease by its whole length from now on, and returns it as it is then.

        Raises LeaseLost where it has ended.
        """
        return Lease(**self._run(connection, "renew", lease=lease._asdict(), now=now))

    def store(
        self, connection: Any, notification: Notification, key: str | None = None, *, now: int | None = None
    ) -> bool:
        """Writes a notification down, and returns whether it is new. Once that is committed it can be acknowledged, and any
        worker can take it.

        Raises as `claim` does.
        """
        is_new: bool = self._run(
            connection, "store", **named(notification, key), notification=notification.to_json(), now=now
        )
        return is_new

    def take(self, connection: Any, *, now: int | None = None) -> Task | None:
        """Takes a stored notification; None where none waits. Any number of workers may take at once."""
        task = self._run(connection, "take", now=now)
        return task and Task(Lease(**task["lease"]), task["notification"])

    def dead_letters(self, connection: Any, limit: int = 100) -> list[DeadLetter]:
        """The dead letters, the oldest first."""
        return [DeadLetter(**letter) for letter in self._run(connection, "dead_letters", limit=limit)]

    def retry(self, connection: Any, key: str, *, now: int | None = None) -> bool:
        """Has a dead letter worked on again, with all its attempts. False where no dead letter has the key."""
        found: bool = self._run(connection, "retry", key=key, now=now)
        return found

    def discard(self, connection: Any, key: str, *, now: int | None = None) -> bool:
        """Leaves a dead letter for good. False where no dead letter has the key."""
        found: bool = self._run(connection, "discard", key=key, now=now)
        return found

    def stats(self, connection: Any, *, now: int | None = None) -> Stats:
        """How many notifications wait, are in work, are dead, and were done of late."""
        return Stats(**self._run(connection, "stats", now=now))

    def health(self, connection: Any, *, max_waiting: int = 900, max_dead: int = 0, now: int | None = None) -> Health:
        """Whether all is well: for an alarm.

        It is not where the oldest stored notification waits for more than `max_waiting` seconds, or there are more than `max_dead`
        dead letters. It speaks of the work that all machines share, which restarting a machine or taking it out of service does not
        mend. A database that cannot be reached is the error. Raises OptionInvalid for a limit below 0.
        """
        return health_of(self._run(connection, "health", max_waiting=max_waiting, max_dead=max_dead, now=now))

    def purge(self, older_than: int, *, now: int | None = None) -> int:
        """Forgets what ended at least `older_than` seconds ago, in small transactions of its own; returns how many.

        Raises OptionInvalid for less than 90,000 seconds (25 hours): WeChat Pay repeats for 24.
        """
        count: int = self._value(Session(self._connector), "purge", older_than=older_than, now=now)
        return count

    def _settings(self) -> dict[str, object]:
        """For the core: on the driver that the connections are of."""
        return self._settings_of(self._connector.find_driver())

    def _run(self, connection: Any, do: str, **arguments: object) -> Any:
        return self._value(Session(self._connector, connection), do, **arguments)

    def _value(self, session: Session, do: str, **arguments: object) -> Any:
        """What a call of the core comes to."""
        settings = self._settings_of(self._connector.driver_for(session.connection))
        last = Program(session).run(_call.ask(do, inbox=settings, **arguments))
        return value_of(last, session.error)

    def _ensure(self, reply: Reply, session: Session) -> None:
        if reply != "done":
            raise self._failure(reply, session.error) from session.error

    def _failure(self, failed: Reply, error: Exception | None) -> Exception:
        return self._explained(self._connector.driver_that_failed(error), failed, error)


def value_of(last: Step | None, cause: BaseException | None) -> Any:
    """What a call came to. Raises the core's error."""
    assert last is not None
    if last["step"] == "error":
        raise _call.error_of(last["error"], cause)
    return last["value"]


def health_of(found: dict[str, Any]) -> Health:
    """What the core found, typed."""
    return Health(found["healthy"], found["problems"], Stats(**found["stats"]))


def _into_wal_mode(connection: sqlite3.Connection) -> None:
    """SQLite itself does not wait here for another process that does the same at this moment."""
    end = time.monotonic() + 10
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(0.01)


def named(notification: Notification, key: str | None) -> dict[str, object]:
    """What the core is told of a notification."""
    return {
        "key": notification.id if key is None else key,
        "event_type": notification.event_type,
        "kind": notification.kind,
    }

"""The inbox: each notification takes effect once, however often WeChat Pay delivers it.

It is one table in your own database, written by your own driver, so that it can share the transaction of your writes.
`NotificationHandler` uses it for you; the calls here are for those who go their own way.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any, Literal, NamedTuple, Protocol, Union

from . import _call
from ._drivers import Driver, driver_of, other_driver
from ._native import Notification
from .errors import InboxFailed, OptionInvalid, WxNotifyError

Dialect = Literal["sqlite", "postgresql", "mysql"]
"""A database's SQL; `mysql` is MariaDB's too."""

Placeholders = Literal["question", "format", "numbered"]
"""How a driver writes parameters: `?`, `%s` or `$1`."""


class Pool(Protocol):
    """A pool of connections, such as psycopg_pool's `ConnectionPool`."""

    def connection(self) -> AbstractContextManager[Any]:
        """A connection, for as long as it is entered."""
        ...


Connect = Union[Callable[[], Any], Pool]
"""What gives connections: a function that opens one (or gives a context manager of one), or a pool."""


class Lease(NamedTuple):
    """A worker's hold on a notification."""

    key: str
    """The key that was claimed."""
    token: str
    """The fencing token: only who has it can complete."""
    attempts: int
    """How often it was worked on, this time included."""
    until: int
    """When the lease ends, in seconds since the epoch."""


class Claim(NamedTuple):
    """What a claim found."""

    state: Literal["fresh", "busy", "done"]
    """`fresh`: yours, until the lease ends. `busy`: another worker has it. `done`: it has had its effect."""
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
    """Its key, for `Inbox.retry`."""
    event_type: str
    """Such as `TRANSACTION.SUCCESS`."""
    attempts: int
    """How often it was worked on."""
    first_seen: int
    """When it was first delivered, in seconds since the epoch."""
    last_error: str | None
    """What the last attempt said."""
    notification: str
    """The notification, as `Notification.to_json` wrote it. It holds the plaintext."""


class Inbox:
    """An inbox in one table of one database: SQLite, PostgreSQL, MySQL or MariaDB.

    `connect` is a function that opens a connection of sqlite3, psycopg (3) or pymysql, a pool of such
    connections, or `lambda: django.db.connection`. It is called once for each piece of work, from any thread, and the
    connection is closed (or given back) afterwards. `table` is `wxnotify_inbox` unless given. `lease` is for how many
    seconds a worker has a notification to itself, 60 unless given: longer than the work ever takes. `max_attempts` is
    after how many attempts a stored notification is a dead letter, 12 unless given.

    For another DB-API driver name `dialect` and `placeholders`; its connections must not be in autocommit mode. The
    inbox is synchronous: asynchronous drivers are refused, and under ASGI it runs in a thread.

    The table is made by `create`. Every call but `transaction` takes the connection that it runs on, commits nothing,
    and raises InboxFailed where the database's driver fails. `now`, in seconds since the epoch, is for tests.

    Raises OptionInvalid.
    """

    def __init__(
        self,
        connect: Connect,
        *,
        table: str | None = None,
        lease: int | None = None,
        max_attempts: int | None = None,
        dialect: Dialect | None = None,
        placeholders: Placeholders | None = None,
    ) -> None:
        if hasattr(connect, "cursor") and not isinstance(connect, type):
            raise OptionInvalid("connect is a connection; give a function that opens one, or a pool", "connect")
        if (dialect is None) != (placeholders is None):
            raise OptionInvalid("dialect and placeholders go together: give both, or none", "dialect")
        self._connect: Callable[[], Any] = connect if callable(connect) else connect.connection
        self._options = {"table": table, "lease": lease, "max_attempts": max_attempts}
        self._driver = other_driver(dialect, placeholders) if dialect and placeholders else None
        self.schema(dialect or "sqlite")  # checks the options

    @classmethod
    def sqlite(
        cls,
        path: str | os.PathLike[str],
        *,
        table: str | None = None,
        lease: int | None = None,
        max_attempts: int | None = None,
    ) -> Inbox:
        """An inbox in an SQLite file, which is made with its table where it is not there. Options as `Inbox`.

        The file is in WAL mode, and who writes waits for others up to 10 seconds. Your own tables can be in it.

        Raises OptionInvalid, and InboxFailed where the file cannot be opened.
        """
        file = os.fspath(path)
        if not file or file == ":memory:":
            raise OptionInvalid("path is no file; each connection would have a database of its own", "path")

        def connect() -> sqlite3.Connection:
            # An asynchronous callback uses it on the event loop's thread.
            return sqlite3.connect(file, timeout=10, isolation_level=None, check_same_thread=False)

        inbox = cls(connect, table=table, lease=lease, max_attempts=max_attempts)
        with _driver_failures(), contextlib.closing(connect()) as connection:
            _into_wal_mode(connection)
        with inbox.transaction() as connection:
            inbox.create(connection)
        return inbox

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Any]:
        """A connection in a transaction of its own, which commits at the end, or rolls back where something is raised.

        On SQLite it begins as `BEGIN IMMEDIATE`. Leave `commit` and `rollback` to it.
        """
        with contextlib.ExitStack() as stack:
            with _driver_failures():
                connection = self._open(stack)
                transaction = self._driver_of(connection).transaction(connection)
                transaction.__enter__()
            try:
                yield connection
            except BaseException:
                with contextlib.suppress(Exception):  # what was raised first matters
                    transaction.__exit__(*sys.exc_info())
                raise
            with _driver_failures():
                transaction.__exit__(None, None, None)

    def schema(self, dialect: Dialect) -> list[str]:
        """The statements that `create` runs, for those who keep migrations."""
        settings = {**self._options, "dialect": dialect, "placeholders": "question"}
        statements: list[str] = _call.value("explain_inbox", inbox=settings)
        return statements

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

        Raises OptionInvalid for a key that is none.
        """
        claim = self._run(connection, "claim", **_named(notification, key), now=now)
        return Claim(claim["state"], Lease(**claim["lease"]) if "lease" in claim else None)

    def complete(self, connection: Any, lease: Lease, *, now: int | None = None) -> None:
        """Says that the notification has had its effect.

        Raises LeaseLost where the lease ended: roll back what was done.
        """
        self._run(connection, "complete", lease=lease._asdict(), now=now)

    def release(self, connection: Any, lease: Lease, error: str) -> None:
        """Lets go of a claimed notification whose work failed: the next delivery finds it fresh.

        `error` is kept for whoever looks, up to 500 characters: no secret, and nothing of the plaintext.

        Raises LeaseLost where the lease ended.
        """
        self._run(connection, "release", lease=lease._asdict(), error=_storable(error))

    def purge(self, connection: Any, older_than: int, *, now: int | None = None) -> int:
        """Forgets what is done and was not delivered for `older_than` seconds; returns how many that were.

        Raises OptionInvalid for less than 90,000 seconds (25 hours): WeChat Pay repeats for 24.
        """
        count: int = self._run(connection, "purge", older_than=older_than, now=now)
        return count

    def store(
        self, connection: Any, notification: Notification, key: str | None = None, *, now: int | None = None
    ) -> None:
        """Writes a notification down. Once that is committed it can be acknowledged, and any worker can take it.

        Raises OptionInvalid for a key that is none.
        """
        self._run(connection, "store", **_named(notification, key), notification=notification.to_json(), now=now)

    def take(self, connection: Any, *, now: int | None = None) -> Task | None:
        """Takes a stored notification; None where none waits. Any number of workers may take at once."""
        task = self._run(connection, "take", now=now)
        return task and Task(Lease(**task["lease"]), task["notification"])

    def fail(self, connection: Any, lease: Lease, error: str, *, now: int | None = None) -> None:
        """Says that the work on a stored notification failed: it waits for its next attempt, or is a dead letter.

        `error` as `release` takes it. Raises LeaseLost where the lease ended.
        """
        self._run(connection, "fail_task", lease=lease._asdict(), error=_storable(error), now=now)

    def dead_letters(self, connection: Any, limit: int = 100) -> list[DeadLetter]:
        """The dead letters, the oldest first."""
        return [DeadLetter(**letter) for letter in self._run(connection, "dead_letters", limit=limit)]

    def retry(self, connection: Any, key: str, *, now: int | None = None) -> bool:
        """Has a dead letter worked on again, with all its attempts. False where no dead letter has the key."""
        found: bool = self._run(connection, "retry", key=key, now=now)
        return found

    def _open(self, stack: contextlib.ExitStack) -> Any:
        """A connection, which is closed, or goes back to its pool, when the stack ends."""
        given = self._connect()
        if not hasattr(given, "cursor") and hasattr(given, "__enter__"):
            return stack.enter_context(given)
        driver = self._driver_of(given)

        def close() -> None:
            with contextlib.suppress(Exception):  # the work is committed, or failed otherwise
                driver.close(given)

        stack.callback(close)
        return given

    def _driver_of(self, connection: Any) -> Driver:
        return self._driver or driver_of(connection)

    def _run(self, connection: Any, do: str, **arguments: object) -> Any:
        """The core says what to run, until it knows the value."""
        driver = self._driver_of(connection)
        settings = {**self._options, "dialect": driver.dialect, "placeholders": driver.placeholders}
        answer = _call.ask(do, inbox=settings, **arguments)
        while "run" in answer:
            with _driver_failures():
                result = _execute(connection, **answer["run"])
            answer = _call.ask("inbox", state=answer["state"], result=result)
        return answer["value"]


def _execute(connection: Any, sql: str, arguments: list[str | int], is_query: bool) -> dict[str, Any]:
    cursor = connection.cursor()
    try:
        cursor.execute(sql, tuple(arguments))
        if is_query:
            return {"rows": [list(row.values() if isinstance(row, dict) else row) for row in cursor.fetchall()]}
        return {"changed": cursor.rowcount}
    finally:
        cursor.close()


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


@contextlib.contextmanager
def _driver_failures() -> Iterator[None]:
    try:
        yield
    except WxNotifyError:
        raise
    except Exception as error:
        # The first line: PostgreSQL quotes values in the others.
        what = str(error).partition("\n")[0][:200]
        raise InboxFailed(f"the inbox's database failed ({type(error).__name__}: {what})") from error


def _named(notification: Notification, key: str | None) -> dict[str, object]:
    return {
        "key": notification.id if key is None else key,
        "event_type": notification.event_type,
        "kind": notification.kind,
    }


def _storable(text: str) -> str:
    """What every database takes: no lone surrogate, no NUL."""
    return text.encode("utf-8", "replace").decode().replace("\0", " ")

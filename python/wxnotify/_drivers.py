"""The drivers that the inbox brings, and what is common to the libraries' exceptions."""

from __future__ import annotations

import inspect
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from ._line import Line, line_of
from ._redis import RedisDriver, is_async_redis, is_redis
from .errors import OptionInvalid
from .transactions import Dialect, Driver, NotIdle, Placeholders, Result, Transaction, code_of

# The libraries themselves


class _Sqlite(Driver):
    # sqlite3 crashes where one thread closes a connection while another one is in a statement.
    is_bound_to_thread = True

    def begin(self, connection: Any, wait_ms: int | None, write: bool) -> Transaction:
        # Python 3.12's autocommit=False has a transaction open at all times.
        never_idle = getattr(connection, "autocommit", None) is False
        if connection.in_transaction and not never_idle:
            raise NotIdle
        if never_idle:
            connection.autocommit = True
        cursor = connection.cursor()
        line, rest_ms = _enter_line(cursor, wait_ms) if write else (None, wait_ms)
        try:
            begin_sqlite(cursor, rest_ms, write)
        except BaseException:
            if line:
                line.leave()
            raise
        return _SqliteTransaction(connection, never_idle, line)

    def join(self, connection: Any) -> Transaction:
        return _SqliteTransaction(connection)


class _SqliteTransaction(Transaction):
    def __init__(self, connection: Any, never_idle: bool = False, line: Line | None = None) -> None:
        super().__init__(connection)
        self._never_idle = never_idle
        self._turn = [line] if line else []
        self._is_severed = False

    def commit(self) -> None:
        self._end("COMMIT")  # commit() does nothing where autocommit=True

    def roll_back(self) -> None:
        self._end("ROLLBACK")

    def _end(self, sql: str) -> None:
        try:
            if self._is_severed:
                raise ConnectionError("the callback took too long, and its transaction was rolled back")
            self.connection.execute(sql)
        finally:
            self._leave()
        if self._never_idle:
            self.connection.autocommit = False

    def sever(self) -> None:
        """Nothing can be run on it from now on: it is rolled back here, and closed where the callback returns."""
        self._is_severed = True
        self.connection.set_authorizer(_only_rollback)
        self.connection.interrupt()
        try:
            self.connection.execute("ROLLBACK")
        finally:
            self._leave()

    def _leave(self) -> None:
        with suppress(IndexError):  # it has left: one thread alone gets the turn out of the list
            self._turn.pop().leave()


def _only_rollback(action: int, what: str | None, *rest: str | None) -> int:
    """SQLITE_OK, for a ROLLBACK (SQLITE_TRANSACTION), or SQLITE_DENY."""
    return 0 if (action, what) == (22, "ROLLBACK") else 1


class _Psycopg(Driver):
    def begin(self, connection: Any, wait_ms: int | None, write: bool) -> Transaction:
        if not connection.closed and connection.info.transaction_status.name != "IDLE":
            raise NotIdle
        # psycopg begins with the first statement, and with the connection's own settings. `connection.transaction()` would
        # not do: on a connection that is lost it ends without an error.
        is_autocommit = connection.autocommit
        connection.autocommit = False
        return _PsycopgTransaction(connection, is_autocommit)

    def join(self, connection: Any) -> Transaction:
        return _PsycopgTransaction(connection, False)


class _PsycopgTransaction(Transaction):
    def __init__(self, connection: Any, is_autocommit: bool) -> None:
        super().__init__(connection)
        self._is_autocommit = is_autocommit

    def commit(self) -> None:
        refuse_what_failed(self.connection)
        self.connection.commit()
        self.connection.autocommit = self._is_autocommit

    def roll_back(self) -> None:
        self.connection.rollback()
        self.connection.autocommit = self._is_autocommit

    def sever(self) -> None:
        shut(self.connection.fileno())
        self.connection.rollback()  # it waits for a statement under way to fail, and then fails itself


class _Psycopg2(Driver):
    def begin(self, connection: Any, wait_ms: int | None, write: bool) -> Transaction:
        if not connection.closed and connection.get_transaction_status() != 0:  # TRANSACTION_STATUS_IDLE
            raise NotIdle
        is_autocommit = connection.autocommit
        connection.autocommit = False
        return _Psycopg2Transaction(connection, is_autocommit)

    def join(self, connection: Any) -> Transaction:
        return _Psycopg2Transaction(connection, False)


class _Psycopg2Transaction(_PsycopgTransaction):
    def sever(self) -> None:
        shut(self.connection.fileno())


class _Pymysql(Driver):
    def begin(self, connection: Any, wait_ms: int | None, write: bool) -> Transaction:
        # SERVER_STATUS_IN_TRANS, as the last write said. BEGIN ends what only read.
        if connection.server_status & 1:
            raise NotIdle
        connection.begin()
        return _PymysqlTransaction(connection)

    def join(self, connection: Any) -> Transaction:
        return _PymysqlTransaction(connection)


class _PymysqlTransaction(Transaction):
    def sever(self) -> None:
        self.connection._sock.shutdown(socket.SHUT_RDWR)


class _Mysqlclient(Driver):
    def begin(self, connection: Any, wait_ms: int | None, write: bool) -> Transaction:
        # The library does not show the server's status. MariaDB can be asked; on MySQL BEGIN commits what was open.
        if "MariaDB" in connection.get_server_info() and self._is_in_transaction(connection):
            raise NotIdle
        connection.query("BEGIN")
        return _MysqlclientTransaction(connection)

    def _is_in_transaction(self, connection: Any) -> bool:
        cursor = connection.cursor()
        try:
            cursor.execute("SELECT @@in_transaction")
            row = cursor.fetchone()
            return bool(next(iter(row.values() if isinstance(row, dict) else row)))
        finally:
            cursor.close()

    def join(self, connection: Any) -> Transaction:
        return _MysqlclientTransaction(connection)


class _MysqlclientTransaction(Transaction):
    def sever(self) -> None:
        shut(self.connection.fileno())


# What stands before them


class _Django(Driver):
    is_bound_to_thread = True

    def begin(self, connection: Any, wait_ms: int | None, write: bool) -> Transaction:
        from django.db import connections
        from django.db.transaction import atomic

        connection = connections[connection.alias]  # `django.db.connection` is another one in each thread
        if connection.in_atomic_block or not connection.get_autocommit():
            raise NotIdle
        atom = atomic(using=connection.alias)
        atom.__enter__()
        if connection.vendor == "sqlite":
            # Django began as SQLite does, without the lock to write.
            with connection.cursor() as cursor:
                cursor.execute("COMMIT")
                begin_sqlite(cursor, wait_ms, write)
        return _DjangoTransaction(connection, atom)

    def join(self, connection: Any) -> Transaction:
        return _DjangoTransaction(connection, None)

    def close(self, connection: Any) -> None:
        # Django's connection belongs to the thread; this drops it only where it broke or is too old.
        connection.close_if_unusable_or_obsolete()


class _DjangoTransaction(Transaction):
    def __init__(self, connection: Any, atom: Any) -> None:
        super().__init__(connection)
        self._atom = atom
        self._is_severed = False

    def commit(self) -> None:
        is_lost = self._is_severed or self.connection.needs_rollback or self.connection.closed_in_transaction
        if is_lost:
            self.roll_back()
            raise ConnectionError("Django can only roll this transaction back")
        self._atom.__exit__(None, None, None)

    def roll_back(self) -> None:
        failure = ConnectionError("rolled back")
        try:
            self._atom.__exit__(type(failure), failure, None)
        finally:
            if self._is_severed:
                self.connection.close()

    def sever(self) -> None:
        self._is_severed = True
        sever_raw(self.connection.connection)


class _SqlAlchemy(Driver):
    """SQLAlchemy's Session (and SQLModel's), or its Connection."""

    def __init__(self, dialect: Dialect, placeholders: Placeholders) -> None:
        super().__init__(dialect, placeholders)
        self.is_bound_to_thread = dialect == "sqlite"

    def begin(self, connection: Any, wait_ms: int | None, write: bool) -> Transaction:
        if connection.in_transaction():
            raise NotIdle
        is_session = hasattr(connection, "get_bind")
        if not is_session:
            connection.begin()
        core = connection.connection() if is_session else connection
        raw = core.connection.driver_connection
        refuse_autocommit(raw)
        if self.dialect == "sqlite":
            begin_sqlite(raw.cursor(), wait_ms, write)
        return _SqlAlchemyTransaction(connection, core, raw)

    def join(self, connection: Any) -> Transaction:
        core = connection.connection() if hasattr(connection, "get_bind") else connection
        return _SqlAlchemyTransaction(connection, core, core.connection.driver_connection)


class _SqlAlchemyTransaction(Transaction):
    def __init__(self, connection: Any, core: Any, raw: Any) -> None:
        super().__init__(connection)
        self._core = core
        self._raw = raw
        self._is_severed = False

    def run(self, sql: str, arguments: tuple[str | int, ...], is_query: bool) -> Result:
        result = self._core.exec_driver_sql(sql, arguments)
        return [tuple(row) for row in result] if is_query else int(result.rowcount)

    def commit(self) -> None:
        refuse_what_failed(self._raw)
        if self._is_severed:  # a Session would begin anew on another connection, and commit nothing
            raise ConnectionError("the connection was closed, because the callback took too long")
        self.connection.commit()

    def roll_back(self) -> None:
        if self._is_severed:
            self.connection.invalidate()  # else its pool would give it to the next one
        else:
            self.connection.rollback()

    def sever(self) -> None:
        self._is_severed = True
        sever_raw(self._raw)


def sqlalchemy_driver(connection: Any, make: Callable[[Any, Any], Any]) -> Any:
    """The driver for a session or connection of SQLAlchemy's: its dialect says which database it is."""
    found = (connection.get_bind() if hasattr(connection, "get_bind") else connection).dialect
    dialect = {"mariadb": "mysql"}.get(found.name, found.name)
    placeholders = {"qmark": "question", "format": "format", "pyformat": "format", "numeric_dollar": "numbered"}
    if dialect not in ("sqlite", "postgresql", "mysql") or found.paramstyle not in placeholders:
        raise OptionInvalid(
            f"SQLAlchemy is connected to {found.name} by {found.driver}; the inbox runs on SQLite, PostgreSQL, MySQL and "
            "MariaDB, by a driver whose parameters are ?, %s or $1",
            "connect",
        )
    return make(dialect, placeholders[found.paramstyle])


class _DbApi(Driver):
    """A DB-API driver that we do not know, whose connections are not in autocommit mode."""

    def begin(self, connection: Any, wait_ms: int | None, write: bool) -> Transaction:
        return Transaction(connection)

    def join(self, connection: Any) -> Transaction:
        return Transaction(connection)


def dbapi_driver(dialect: Any, placeholders: Any) -> Driver:
    """The driver for a library that the merchant says is like any other."""
    return _DbApi(dialect, placeholders)


# What they have in common


def _enter_line(cursor: Any, wait_ms: int | None) -> tuple[Line | None, int | None]:
    """Has its turn in the file's line, and how long is left to wait for other processes. Without a turn that is a moment: SQLite says
    then that another is writing."""
    cursor.row_factory = None
    file = next((row[2] for row in cursor.execute("PRAGMA database_list") if row[1] == "main"), "")
    if not file:  # in memory, where each connection is alone
        return None, wait_ms
    patience = cursor.execute("PRAGMA busy_timeout").fetchone()[0] if wait_ms is None else wait_ms
    since = time.monotonic()
    line = line_of(file)
    if not line.enter(patience / 1000):
        return None, 1
    return line, None if wait_ms is None else max(1, wait_ms - int((time.monotonic() - since) * 1000))


def begin_sqlite(cursor: Any, wait_ms: int | None, write: bool) -> None:
    """Begins on SQLite, with the lock to write where it is to write."""
    begin = "BEGIN IMMEDIATE" if write else "BEGIN"
    if wait_ms is None:
        cursor.execute(begin)
        return
    cursor.row_factory = None
    cursor.execute("PRAGMA busy_timeout")
    before = cursor.fetchone()[0]
    cursor.execute(f"PRAGMA busy_timeout = {wait_ms}")
    try:
        cursor.execute(begin)
    finally:
        cursor.execute(f"PRAGMA busy_timeout = {before}")


def refuse_what_failed(raw: Any) -> None:
    """Raises where a statement failed: PostgreSQL answers COMMIT then as if it had been asked to roll back."""
    if _module(raw) == "psycopg2":
        failed = raw.get_transaction_status() in (3, 4)  # TRANSACTION_STATUS_INERROR, _UNKNOWN
    else:
        status = getattr(getattr(raw, "info", None), "transaction_status", None)
        failed = getattr(status, "name", None) in ("INERROR", "UNKNOWN")
    if failed:
        raise ConnectionError("a statement failed, and what is left can only be rolled back")


def refuse_autocommit(raw: Any) -> None:
    """Raises NotIdle where each statement commits by itself. SQLite is told to begin all the same."""
    mode = getattr(raw, "autocommit", False)
    if _module(raw) in ("psycopg", "psycopg2") and mode is True:
        raise NotIdle
    if _module(raw) in ("pymysql", "MySQLdb") and raw.get_autocommit():
        raise NotIdle


def sever_raw(raw: Any) -> None:
    """Ends a library's connection from another thread, whatever stands before it."""
    known = _known(raw)
    if known is not None:
        known.join(raw).sever()
    else:
        shut(raw.fileno())


def shut(descriptor: int) -> None:
    """Ends the network's connection, and leaves the library's objects to the thread that uses them."""
    with socket.socket(fileno=os.dup(descriptor)) as duplicate:
        duplicate.shutdown(socket.SHUT_RDWR)


# Which one it is

_BY_MODULE: dict[str, Driver] = {
    "sqlite3": _Sqlite("sqlite", "question"),
    "psycopg": _Psycopg("postgresql", "format"),
    "psycopg2": _Psycopg2("postgresql", "format"),
    "pymysql": _Pymysql("mysql", "format"),
    "MySQLdb": _Mysqlclient("mysql", "format"),
    "redis": RedisDriver("redis", "question"),
    "valkey": RedisDriver("redis", "question"),
}


def modules(thing: Any) -> Iterator[str]:
    """Whose its classes are, such as `sqlite3`."""
    return (base.__module__.partition(".")[0] for base in type(thing).__mro__)


def _module(thing: Any) -> str | None:
    return next((module for module in modules(thing) if module in _BY_MODULE), None)


def _known(thing: Any) -> Driver | None:
    module = _module(thing)
    return _BY_MODULE[module] if module else None


def driver_of(connection: Any) -> Driver:
    """The driver for a connection.

    Raises OptionInvalid for one that is not known, or whose calls are to be awaited.
    """
    if hasattr(connection, "vendor") and hasattr(connection, "alias"):
        return _Django(connection.vendor, "format")
    if not inspect.iscoroutinefunction(getattr(connection, "commit", None)):
        if "sqlalchemy" in modules(connection):
            driver: Driver = sqlalchemy_driver(connection, _SqlAlchemy)
            return driver
        known = _known(connection)
        is_no_client = isinstance(known, RedisDriver) and (is_async_redis(connection) or not is_redis(connection))
        if known is not None and not is_no_client:
            return known
    found = f"{type(connection).__module__}.{type(connection).__qualname__}"
    raise OptionInvalid(
        f"connect gives a {found}; give connections of sqlite3, psycopg, psycopg2, pymysql, mysqlclient, SQLAlchemy or Django, "
        "a client of Redis's, or a `driver` for another library; asynchronous ones are an AsyncInbox's",
        "connect",
    )


def driver_that_failed(error: BaseException | None) -> Driver:
    """The driver whose exception it is, as far as that can be told."""
    return _known(_behind(error)) or _BY_MODULE["sqlite3"]


# What a failure says


def _behind(error: Any) -> Any:
    """The library's own exception, behind Django's or SQLAlchemy's."""
    if type(error).__module__ == "django.db.utils" and error.__cause__ is not None:
        return error.__cause__
    return getattr(error, "orig", None) or error


def failure_of(error: BaseException, file: str | None, driver: Any = None) -> dict[str, object]:
    """What a library tells of a failure. Its words only serve to recognize it: they quote values."""
    error = _behind(error)
    code = driver.code_of(error) if driver is not None else code_of(error)
    return {
        "trouble": "no_connection" if _is_empty_pool(error) else None,
        "sqlstate": code if isinstance(code, str) else None,
        "number": code if isinstance(code, int) else None,
        "type": type(error).__name__,
        "words": str(error)[:200],
        "file": file,
    }


def _is_empty_pool(error: BaseException) -> bool:
    """What psycopg_pool and SQLAlchemy raise where a pool has no connection to give."""
    name = type(error).__name__
    return name in ("PoolTimeout", "TooManyRequests") or (name == "TimeoutError" and "sqlalchemy" in modules(error))


_DRIVERS_ERRORS = {"DatabaseError", "InterfaceError", "PostgresError", "SQLAlchemyError"}
"""PEP 249 names the first two; the others are asyncpg's and SQLAlchemy's."""


def is_of_a_driver(error: BaseException | None) -> bool:
    """Whether the exception, or what it came of, is a database driver's: then its words can quote values."""
    seen: set[int] = set()
    pending = [error]
    while pending:
        one = pending.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        if any(base.__name__ in _DRIVERS_ERRORS for base in type(one).__mro__):
            return True
        with suppress(TypeError):
            pending += [one.__cause__, one.__context__, *getattr(one, "exceptions", ())]
    return False

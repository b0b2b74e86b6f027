"""What differs from one database driver to the next: how a transaction begins and ends, and how a failure is told."""

from __future__ import annotations

import inspect
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from .errors import OptionInvalid

End = Callable[[bool], object]
"""Ends a transaction: `True` commits, `False` rolls back."""


class Driver:
    """A DB-API driver that we do not know, whose connections are not in autocommit mode."""

    is_bound_to_thread = False
    """Whether only the thread that opened a connection can close it."""

    def __init__(self, dialect: str, placeholders: str) -> None:
        self.dialect = dialect
        self.placeholders = placeholders

    def itself(self, connection: Any) -> Any:
        """The connection that stands behind what was given."""
        return connection

    def is_idle(self, connection: Any) -> bool:
        """Whether no transaction is open, so that the next commit commits."""
        return True

    def begin(self, connection: Any, wait_ms: int | None, write: bool) -> End:
        """Begins a transaction. SQLite waits `wait_ms` for others at most, or for as long as the connection says."""
        return lambda commit: connection.commit() if commit else connection.rollback()

    def close(self, connection: Any) -> None:
        """Closes it, or lets go of it where it is not ours."""
        connection.close()

    def sever(self, connection: Any) -> None:
        """From another thread, while a callback may be using it: nothing of it can commit any more."""
        connection.close()


class _Sqlite(Driver):
    def is_idle(self, connection: Any) -> bool:
        # Python 3.12's autocommit=False has a transaction open at all times.
        return not connection.in_transaction or getattr(connection, "autocommit", None) is False

    def begin(self, connection: Any, wait_ms: int | None, write: bool) -> End:
        never_idle = getattr(connection, "autocommit", None) is False
        if never_idle:
            connection.autocommit = True
        _begin_sqlite(connection.cursor(), wait_ms, write)

        def end(commit: bool) -> None:
            connection.execute("COMMIT" if commit else "ROLLBACK")  # commit() does nothing where autocommit=True
            if never_idle:
                connection.autocommit = False

        return end

    def sever(self, connection: Any) -> None:
        connection.interrupt()
        connection.close()


class _Psycopg(Driver):
    def is_idle(self, connection: Any) -> bool:
        return bool(connection.closed or connection.info.transaction_status.name == "IDLE")

    def begin(self, connection: Any, wait_ms: int | None, write: bool) -> End:
        # psycopg begins with the first statement, and with the connection's own settings. `connection.transaction()` would
        # not do: on a connection that is lost it ends without an error.
        is_autocommit = connection.autocommit
        connection.autocommit = False

        def end(commit: bool) -> None:
            if commit and connection.info.transaction_status.name in ("INERROR", "UNKNOWN"):
                raise ConnectionError("a statement failed, and what is left can only be rolled back")
            connection.commit() if commit else connection.rollback()
            connection.autocommit = is_autocommit

        return end

    def sever(self, connection: Any) -> None:
        _shut(connection.fileno())
        connection.rollback()  # it waits for a statement under way to fail, and then fails itself


class _Pymysql(Driver):
    def is_idle(self, connection: Any) -> bool:
        # SERVER_STATUS_IN_TRANS, as the last write said. BEGIN ends what only read.
        return not connection.server_status & 1

    def begin(self, connection: Any, wait_ms: int | None, write: bool) -> End:
        connection.begin()
        return lambda commit: connection.commit() if commit else connection.rollback()

    def sever(self, connection: Any) -> None:
        connection._sock.shutdown(socket.SHUT_RDWR)


class _Django(Driver):
    is_bound_to_thread = True

    def itself(self, connection: Any) -> Any:
        from django.db import connections

        return connections[connection.alias]  # `django.db.connection` is another one in each thread

    def is_idle(self, connection: Any) -> bool:
        return not connection.in_atomic_block and connection.get_autocommit()

    def begin(self, connection: Any, wait_ms: int | None, write: bool) -> End:
        from django.db.transaction import atomic

        atom = atomic(using=connection.alias)
        atom.__enter__()
        if connection.vendor == "sqlite":
            # Django began as SQLite does, without the lock to write.
            with connection.cursor() as cursor:
                cursor.execute("COMMIT")
                _begin_sqlite(cursor, wait_ms, write)

        def end(commit: bool) -> None:
            is_lost = connection.needs_rollback or connection.closed_in_transaction
            failure = None if commit and not is_lost else ConnectionError("Django can only roll this transaction back")
            atom.__exit__(failure and type(failure), failure, None)
            if commit and failure:
                raise failure

        return end

    def close(self, connection: Any) -> None:
        # Django's connection belongs to the thread; this drops it only where it broke or is too old.
        connection.close_if_unusable_or_obsolete()

    def sever(self, connection: Any) -> None:
        raw = connection.connection
        known = _known(raw)
        if known:
            known.sever(raw)
        else:
            _shut(raw.fileno())


def _begin_sqlite(cursor: Any, wait_ms: int | None, write: bool) -> None:
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


def _shut(descriptor: int) -> None:
    """Ends the network's connection, and leaves the driver's objects to the thread that uses them."""
    with socket.socket(fileno=os.dup(descriptor)) as duplicate:
        duplicate.shutdown(socket.SHUT_RDWR)


_BY_MODULE = {
    "sqlite3": _Sqlite("sqlite", "question"),
    "psycopg": _Psycopg("postgresql", "format"),
    "pymysql": _Pymysql("mysql", "format"),
}


def _modules(thing: Any) -> Iterator[str]:
    """Whose its classes are, such as `sqlite3`."""
    return (base.__module__.partition(".")[0] for base in type(thing).__mro__)


def _known(thing: Any) -> Driver | None:
    return next((_BY_MODULE[module] for module in _modules(thing) if module in _BY_MODULE), None)


def driver_of(connection: Any) -> Driver:
    """The driver that made the connection.

    Raises OptionInvalid for one that is not known, or whose calls are to be awaited.
    """
    if hasattr(connection, "vendor") and hasattr(connection, "alias"):
        return _Django(connection.vendor, "format")
    driver = _known(connection)
    if driver is not None and not inspect.iscoroutinefunction(getattr(connection, "commit", None)):
        return driver
    found = f"{type(connection).__module__}.{type(connection).__qualname__}"
    raise OptionInvalid(
        f"connect gives a {found}; give connections of sqlite3, psycopg (3), pymysql or Django, none of which is "
        "asynchronous, or name `dialect` and `placeholders` for another DB-API driver",
        "connect",
    )


def driver_that_failed(error: Exception | None) -> Driver:
    """The driver whose exception it is, as far as that can be told."""
    return _known(error) or _BY_MODULE["sqlite3"]


def failure_of(error: BaseException, file: str | None) -> dict[str, object]:
    """What the driver tells of a failure. Its words only serve to recognize it: they quote values."""
    if error.__cause__ is not None and type(error).__module__ == "django.db.utils":
        error = error.__cause__
    number = getattr(error, "sqlite_errorcode", None)
    if not {"pymysql", "MySQLdb"}.isdisjoint(_modules(error)) and error.args:
        number = error.args[0]
    return {
        "trouble": "no_connection" if type(error).__name__ in ("PoolTimeout", "TooManyRequests") else None,
        "sqlstate": getattr(error, "sqlstate", None),
        "number": number if isinstance(number, int) else None,
        "type": type(error).__name__,
        "words": str(error)[:200],
        "file": file,
    }


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

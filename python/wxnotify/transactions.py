"""Your own transaction: how the inbox works on the connections of a database library.

The inbox brings drivers for sqlite3, psycopg (3), psycopg2, pymysql, mysqlclient, Django and SQLAlchemy, and an AsyncInbox for
asyncpg, psycopg, aiomysql, aiosqlite and SQLAlchemy's asynchronous half. For another library write a Driver (or an AsyncDriver): it
begins or joins a transaction, and the transaction runs statements, commits and rolls back. Nothing else is asked of it: what the
inbox does, and in which order, is decided elsewhere, the same for all.

    class MyDriver(Driver):
        def begin(self, connection, wait_ms, write):
            if connection.in_transaction:
                raise NotIdle
            connection.execute("BEGIN")
            return MyTransaction(connection)

        def join(self, connection):
            return MyTransaction(connection)

    inbox = wxnotify.Inbox(connect, driver=MyDriver("postgresql", "format"))

`wxnotify.testing.check_driver(inbox)` says whether it keeps what it promises.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, Union

Dialect = Literal["sqlite", "postgresql", "mysql", "redis"]
"""A database's SQL, where it has one; `mysql` is MariaDB's too, and `redis` Valkey's."""

Placeholders = Literal["question", "format", "numbered"]
"""How a library writes parameters: `?`, `%s` or `$1`."""

Result = Union[int, list[Sequence[Any]]]
"""What a statement did: how many rows it changed, or the rows that it gave."""


class NotIdle(Exception):
    """The connection has a transaction open already, so that the next commit would not be the inbox's own."""


class Transaction:
    """A transaction on one connection. As it is, it serves a DB-API driver (PEP 249)."""

    def __init__(self, connection: Any) -> None:
        """`connection` is what callbacks get as `delivery.connection`."""
        self.connection = connection

    def run(self, sql: str, arguments: tuple[str | int, ...], is_query: bool) -> Result:
        """Runs a statement with its parameters: the rows of a query, or how many rows it changed (those that it found, or
        those that it changed to something else: both will do).

        Raises the library's exception where it fails.
        """
        cursor = self.connection.cursor()
        try:
            cursor.execute(sql, arguments)
            if not is_query:
                changed: int = cursor.rowcount
                return changed
            return [list(row.values()) if isinstance(row, dict) else row for row in cursor.fetchall()]
        finally:
            cursor.close()

    def commit(self) -> None:
        """Commits. Returns only where all of it is committed: a transaction in which a statement failed raises."""
        self.connection.commit()

    def roll_back(self) -> None:
        """Rolls back."""
        self.connection.rollback()

    def sever(self) -> None:
        """From another thread, while a callback that took too long may be using it: nothing of it can commit any more."""
        self.connection.close()


class Driver:
    """How the inbox works on the connections of a library."""

    is_bound_to_thread = False
    """Whether only the thread that opened a connection can close it."""

    def __init__(self, dialect: Dialect, placeholders: Placeholders) -> None:
        """The database's SQL, and how the library writes parameters."""
        self.dialect: Dialect = dialect
        self.placeholders: Placeholders = placeholders

    def begin(self, connection: Any, wait_ms: int | None, write: bool) -> Transaction:
        """Begins a transaction. On SQLite it takes the lock to write at once where it is to `write`, and waits `wait_ms`
        milliseconds at most for others (None: for as long as the connection says). Other databases need neither.

        Raises NotIdle where a transaction is open, and the library's exception where it fails.
        """
        raise NotImplementedError

    def join(self, connection: Any) -> Transaction:
        """The caller's transaction, open on this connection: the caller commits it."""
        raise NotImplementedError

    def close(self, connection: Any) -> None:
        """Closes a connection that `connect` opened, once its transaction has ended."""
        connection.close()

    def code_of(self, error: BaseException) -> str | int | None:
        """What the database calls the failure: the SQLSTATE, or MySQL's or SQLite's number. None where it does not say."""
        return code_of(error)


class AsyncTransaction:
    """A transaction on one connection of an asynchronous library."""

    def __init__(self, connection: Any) -> None:
        """`connection` is what callbacks get as `delivery.connection`."""
        self.connection = connection

    async def run(self, sql: str, arguments: tuple[str | int, ...], is_query: bool) -> Result:
        """As `Transaction.run`."""
        raise NotImplementedError

    async def commit(self) -> None:
        """As `Transaction.commit`."""
        await self.connection.commit()

    async def roll_back(self) -> None:
        """As `Transaction.roll_back`."""
        await self.connection.rollback()

    async def sever(self) -> None:
        """While a callback that was cancelled may be using it: nothing of it can commit any more."""
        await self.connection.close()


class AsyncDriver:
    """How an AsyncInbox works on the connections of a library."""

    def __init__(self, dialect: Dialect, placeholders: Placeholders) -> None:
        """As `Driver`."""
        self.dialect: Dialect = dialect
        self.placeholders: Placeholders = placeholders

    async def begin(self, connection: Any, wait_ms: int | None, write: bool) -> AsyncTransaction:
        """As `Driver.begin`."""
        raise NotImplementedError

    async def join(self, connection: Any) -> AsyncTransaction:
        """As `Driver.join`."""
        raise NotImplementedError

    async def close(self, connection: Any) -> None:
        """As `Driver.close`."""
        await connection.close()

    def code_of(self, error: BaseException) -> str | int | None:
        """As `Driver.code_of`."""
        return code_of(error)


def code_of(error: BaseException) -> str | int | None:
    """What the usual libraries say: the number that MySQL's have as the first argument, psycopg's and asyncpg's `sqlstate`, psycopg2's
    `pgcode`, sqlite3's `sqlite_errorcode`."""
    modules = {base.__module__.partition(".")[0] for base in type(error).__mro__}
    if error.args and isinstance(error.args[0], int) and modules & {"pymysql", "MySQLdb", "asyncmy"}:
        return error.args[0]  # their SQLSTATE is HY000 for most failures
    for name in ("sqlstate", "pgcode", "sqlite_errorcode"):
        code = getattr(error, name, None)
        if isinstance(code, (str, int)):
            return code
    return None

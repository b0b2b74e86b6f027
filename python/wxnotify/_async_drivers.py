"""The asynchronous drivers that the AsyncInbox brings."""

from __future__ import annotations

from typing import Any

from ._drivers import modules, refuse_autocommit, refuse_what_failed, shut, sqlalchemy_driver
from ._redis import AsyncRedisDriver, is_async_redis
from .errors import OptionInvalid
from .transactions import AsyncDriver, AsyncTransaction, NotIdle, Result

# The libraries themselves


class _Asyncpg(AsyncDriver):
    async def begin(self, connection: Any, wait_ms: int | None, write: bool) -> AsyncTransaction:
        if connection.is_in_transaction():
            raise NotIdle
        transaction = connection.transaction()
        await transaction.start()
        return _AsyncpgTransaction(connection, transaction)

    async def join(self, connection: Any) -> AsyncTransaction:
        return _AsyncpgTransaction(connection, None)


class _AsyncpgTransaction(AsyncTransaction):
    def __init__(self, connection: Any, transaction: Any) -> None:
        super().__init__(connection)
        self._transaction = transaction

    async def run(self, sql: str, arguments: tuple[str | int, ...], is_query: bool) -> Result:
        if is_query:
            return [tuple(row) for row in await self.connection.fetch(sql, *arguments)]
        # Such as `UPDATE 1`; a `CREATE TABLE` counts nothing.
        count = (await self.connection.execute(sql, *arguments)).rpartition(" ")[2]
        return int(count) if count.isdecimal() else 0

    async def commit(self) -> None:
        # Where a statement failed COMMIT rolls back, and asyncpg does not tell.
        await self.connection.fetchval("SELECT 1")
        await self._transaction.commit()

    async def roll_back(self) -> None:
        await self._transaction.rollback()

    async def sever(self) -> None:
        self.connection.terminate()


class _Psycopg(AsyncDriver):
    async def begin(self, connection: Any, wait_ms: int | None, write: bool) -> AsyncTransaction:
        if not connection.closed and connection.info.transaction_status.name != "IDLE":
            raise NotIdle
        is_autocommit = connection.autocommit
        await connection.set_autocommit(False)
        return _PsycopgTransaction(connection, is_autocommit)

    async def join(self, connection: Any) -> AsyncTransaction:
        return _PsycopgTransaction(connection, False)


class _WithCursors(AsyncTransaction):
    """psycopg's and aiomysql's are awaited, and entered, alike."""

    async def run(self, sql: str, arguments: tuple[str | int, ...], is_query: bool) -> Result:
        async with self.connection.cursor() as cursor:
            await cursor.execute(sql, arguments)
            if not is_query:
                return int(cursor.rowcount)
            return [list(row.values()) if isinstance(row, dict) else row for row in await cursor.fetchall()]


class _PsycopgTransaction(_WithCursors):
    def __init__(self, connection: Any, is_autocommit: bool) -> None:
        super().__init__(connection)
        self._is_autocommit = is_autocommit

    async def commit(self) -> None:
        refuse_what_failed(self.connection)
        await self.connection.commit()
        await self.connection.set_autocommit(self._is_autocommit)

    async def roll_back(self) -> None:
        await self.connection.rollback()
        await self.connection.set_autocommit(self._is_autocommit)

    async def sever(self) -> None:
        shut(self.connection.fileno())
        await self.connection.close()


class _Aiomysql(AsyncDriver):
    async def begin(self, connection: Any, wait_ms: int | None, write: bool) -> AsyncTransaction:
        if connection.get_transaction_status():
            raise NotIdle
        await connection.begin()
        return _AiomysqlTransaction(connection)

    async def join(self, connection: Any) -> AsyncTransaction:
        return _AiomysqlTransaction(connection)

    async def close(self, connection: Any) -> None:
        connection.close()


class _AiomysqlTransaction(_WithCursors):
    async def sever(self) -> None:
        self.connection.close()


class _Aiosqlite(AsyncDriver):
    async def begin(self, connection: Any, wait_ms: int | None, write: bool) -> AsyncTransaction:
        if connection.in_transaction:
            raise NotIdle
        await begin_aiosqlite(connection, wait_ms, write)
        return _AiosqliteTransaction(connection)

    async def join(self, connection: Any) -> AsyncTransaction:
        return _AiosqliteTransaction(connection)


class _AiosqliteTransaction(_WithCursors):
    async def sever(self) -> None:
        await self.connection.interrupt()
        await self.connection.close()


async def begin_aiosqlite(connection: Any, wait_ms: int | None, write: bool) -> None:
    """Begins on SQLite, with the lock to write where it is to write."""
    begin = "BEGIN IMMEDIATE" if write else "BEGIN"
    if wait_ms is None:
        await connection.execute(begin)
        return
    async with connection.execute("PRAGMA busy_timeout") as cursor:
        (before,) = tuple(await cursor.fetchone())
    await connection.execute(f"PRAGMA busy_timeout = {wait_ms}")
    try:
        await connection.execute(begin)
    finally:
        await connection.execute(f"PRAGMA busy_timeout = {before}")


# What stands before them


class _SqlAlchemy(AsyncDriver):
    """SQLAlchemy's AsyncSession (and SQLModel's), or its AsyncConnection."""

    async def begin(self, connection: Any, wait_ms: int | None, write: bool) -> AsyncTransaction:
        if connection.in_transaction():
            raise NotIdle
        if not hasattr(connection, "get_bind"):
            await connection.begin()
        transaction = await self.join(connection)
        raw = transaction.raw
        refuse_autocommit(raw)
        if self.dialect == "sqlite":
            await begin_aiosqlite(raw, wait_ms, write)
        return transaction

    async def join(self, connection: Any) -> _SqlAlchemyTransaction:
        core = await connection.connection() if hasattr(connection, "get_bind") else connection
        raw = (await core.get_raw_connection()).driver_connection
        return _SqlAlchemyTransaction(connection, core, raw)


class _SqlAlchemyTransaction(AsyncTransaction):
    def __init__(self, connection: Any, core: Any, raw: Any) -> None:
        super().__init__(connection)
        self._core = core
        self.raw = raw

    async def run(self, sql: str, arguments: tuple[str | int, ...], is_query: bool) -> Result:
        result = await self._core.exec_driver_sql(sql, arguments)
        return [tuple(row) for row in result] if is_query else int(result.rowcount)

    async def commit(self) -> None:
        if self._core.dialect.driver == "asyncpg":
            await self._core.exec_driver_sql("SELECT 1")
        refuse_what_failed(self.raw)
        await self.connection.commit()

    async def sever(self) -> None:
        try:
            await (await _known(self.raw).join(self.raw)).sever()
        finally:
            await self._core.invalidate()  # else the pool would give it to the next one


# Which one it is

_BY_MODULE: dict[str, AsyncDriver] = {
    "asyncpg": _Asyncpg("postgresql", "numbered"),
    "psycopg": _Psycopg("postgresql", "format"),
    "aiomysql": _Aiomysql("mysql", "format"),
    "aiosqlite": _Aiosqlite("sqlite", "question"),
    "redis": AsyncRedisDriver("redis", "question"),
    "valkey": AsyncRedisDriver("redis", "question"),
}

_OF_FAILURES: dict[str, AsyncDriver] = {
    **_BY_MODULE,
    "pymysql": _BY_MODULE["aiomysql"],
    "sqlite3": _BY_MODULE["aiosqlite"],
}


def _known(thing: Any) -> AsyncDriver:
    for module in modules(thing):
        if module in _BY_MODULE:
            return _BY_MODULE[module]
    found = f"{type(thing).__module__}.{type(thing).__qualname__}"
    raise OptionInvalid(
        f"connect gives a {found}; give connections of asyncpg, psycopg, aiomysql, aiosqlite or SQLAlchemy's asynchronous half, or "
        "a `driver` for another library; synchronous ones are an Inbox's",
        "connect",
    )


def driver_of(connection: Any) -> AsyncDriver:
    """The driver for a connection. Raises OptionInvalid for one that is not known, or whose calls are not awaited."""
    if "sqlalchemy" in modules(connection) and type(connection).__name__.startswith("Async"):
        driver: AsyncDriver = sqlalchemy_driver(connection, _SqlAlchemy)
        return driver
    known = _known(connection)
    if isinstance(known, AsyncRedisDriver) and not is_async_redis(connection):
        raise OptionInvalid("connect gives a client of Redis's that is not of redis.asyncio", "connect")
    if known is _BY_MODULE["psycopg"] and not type(connection).__name__.startswith("Async"):
        raise OptionInvalid("connect gives a psycopg.Connection; give an AsyncConnection", "connect")
    return known


def driver_that_failed(error: BaseException | None) -> AsyncDriver:
    """The driver whose exception it is, as far as that can be told."""
    behind = getattr(error, "orig", None) or error
    for module in modules(behind):
        if module in _OF_FAILURES:
            return _OF_FAILURES[module]
    return _BY_MODULE["aiosqlite"]

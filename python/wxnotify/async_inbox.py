"""The inbox for asynchronous database libraries."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol, Union

from . import _call
from ._async_connection import AsyncConnector, AsyncSession, factory_of
from ._async_processing import AsyncProgram
from ._connection import Reply
from ._native import Notification
from ._redis import AsyncRedisDriver, is_async_redis
from .errors import OptionInvalid
from .inbox import Claim, DeadLetter, Health, Lease, Stats, Table, Task, health_of, named, value_of
from .transactions import AsyncDriver


class Acquires(Protocol):
    """A pool of asyncpg's or aiomysql's."""

    def acquire(self) -> AbstractAsyncContextManager[Any]:
        """A connection, for as long as it is entered."""
        ...


class AsyncPool(Protocol):
    """A pool of connections, such as psycopg_pool's `AsyncConnectionPool`."""

    def connection(self) -> AbstractAsyncContextManager[Any]:
        """A connection, for as long as it is entered."""
        ...


class AsyncRedisClient(Protocol):
    """A client of redis.asyncio's."""

    async def execute_command(self, *command: Any) -> Any:
        """Sends a command, and gives what Redis answers."""
        ...


class AsyncEngine(Protocol):
    """SQLAlchemy's asynchronous engine."""

    def connect(self) -> AbstractAsyncContextManager[Any]:
        """A connection, for as long as it is entered."""
        ...


AsyncConnect = Union[Callable[[], Any], Acquires, AsyncPool, AsyncEngine, AsyncRedisClient]
"""What gives connections: a function that opens one (to be awaited, or entered by `async with`), a pool, SQLAlchemy's AsyncEngine
or async_sessionmaker, or a client of redis.asyncio's."""


class AsyncInbox(Table):
    """An inbox on an asynchronous library's connections; else as `Inbox`, whose table it shares.

    `connect` is a pool of asyncpg, psycopg or aiomysql, a function that opens a connection of one of them or of aiosqlite, or
    SQLAlchemy's AsyncEngine (callbacks get an AsyncConnection) or async_sessionmaker (an AsyncSession). It is called once for each
    piece of work. A client of redis.asyncio's will do, too, as in Inbox. For another library give a `driver` (see `wxnotify.transactions`).

    A handler with it runs under ASGI, on the event loop; its workers are `NotificationHandler.work_async`. Make it where its
    connections belong: most pools serve one event loop.

    Raises OptionInvalid.
    """

    def __init__(
        self,
        connect: AsyncConnect,
        *,
        table: str | None = None,
        name: str | None = None,
        lease: int | None = None,
        max_attempts: int | None = None,
        keep_plaintext: bool = False,
        driver: AsyncDriver | None = None,
    ) -> None:
        if not (driver is None or isinstance(driver, AsyncDriver)):
            text = f"driver is a {type(driver).__name__}; give a wxnotify.transactions.AsyncDriver"
            raise OptionInvalid(text, "driver")
        if driver is None and is_async_redis(connect):
            driver = AsyncRedisDriver("redis", "question")
        self._connector = AsyncConnector(factory_of(connect), driver)
        super().__init__(table, name, lease, max_attempts, keep_plaintext)
        self._known = driver
        if driver is not None:
            _call.value("explain_inbox", inbox=self._settings_of(driver))  # checks what it says

    @contextlib.asynccontextmanager
    async def transaction(self) -> AsyncIterator[Any]:
        """As `Inbox.transaction`."""
        session = AsyncSession(self._connector)
        self._ensure(await session.begin(wait_ms=None, write=True, patience=None), session)
        try:
            yield session.connection
        except BaseException:
            await session.roll_back()
            raise
        self._ensure(await session.commit(), session)

    async def create(self, connection: Any) -> None:
        """As `Inbox.create`."""
        await self._run(connection, "create")

    async def check(self, connection: Any) -> None:
        """As `Inbox.check`."""
        await self._run(connection, "check")

    async def claim(
        self, connection: Any, notification: Notification, key: str | None = None, *, now: int | None = None
    ) -> Claim:
        """As `Inbox.claim`."""
        claim = await self._run(connection, "claim", **named(notification, key), now=now)
        return Claim(claim["state"], Lease(**claim["lease"]) if "lease" in claim else None)

    async def complete(self, connection: Any, lease: Lease, *, now: int | None = None) -> None:
        """As `Inbox.complete`."""
        await self._run(connection, "complete", lease=lease._asdict(), now=now)

    async def release(self, connection: Any, lease: Lease, error: str, *, now: int | None = None) -> bool:
        """As `Inbox.release`."""
        is_dead: bool = await self._run(connection, "release", lease=lease._asdict(), error=error, now=now)
        return is_dead

    fail = release

    async def renew(self, connection: Any, lease: Lease, *, now: int | None = None) -> Lease:
        """As `Inbox.renew`."""
        return Lease(**await self._run(connection, "renew", lease=lease._asdict(), now=now))

    async def store(
        self, connection: Any, notification: Notification, key: str | None = None, *, now: int | None = None
    ) -> bool:
        """As `Inbox.store`."""
        is_new: bool = await self._run(
            connection, "store", **named(notification, key), notification=notification.to_json(), now=now
        )
        return is_new

    async def take(self, connection: Any, *, now: int | None = None) -> Task | None:
        """As `Inbox.take`."""
        task = await self._run(connection, "take", now=now)
        return task and Task(Lease(**task["lease"]), task["notification"])

    async def dead_letters(self, connection: Any, limit: int = 100) -> list[DeadLetter]:
        """As `Inbox.dead_letters`."""
        return [DeadLetter(**letter) for letter in await self._run(connection, "dead_letters", limit=limit)]

    async def retry(self, connection: Any, key: str, *, now: int | None = None) -> bool:
        """As `Inbox.retry`."""
        found: bool = await self._run(connection, "retry", key=key, now=now)
        return found

    async def discard(self, connection: Any, key: str, *, now: int | None = None) -> bool:
        """As `Inbox.discard`."""
        found: bool = await self._run(connection, "discard", key=key, now=now)
        return found

    async def stats(self, connection: Any, *, now: int | None = None) -> Stats:
        """As `Inbox.stats`."""
        return Stats(**await self._run(connection, "stats", now=now))

    async def health(
        self, connection: Any, *, max_waiting: int = 900, max_dead: int = 0, now: int | None = None
    ) -> Health:
        """As `Inbox.health`."""
        return health_of(await self._run(connection, "health", max_waiting=max_waiting, max_dead=max_dead, now=now))

    async def purge(self, older_than: int, *, now: int | None = None) -> int:
        """As `Inbox.purge`."""
        session = AsyncSession(self._connector)
        count: int = await self._value(session, "purge", older_than=older_than, now=now)
        return count

    async def _settings(self) -> dict[str, object]:
        """For the core: on the driver that the connections are of."""
        return self._settings_of(await self._connector.find_driver())

    async def _run(self, connection: Any, do: str, **arguments: object) -> Any:
        return await self._value(AsyncSession(self._connector, connection), do, **arguments)

    async def _value(self, session: AsyncSession, do: str, **arguments: object) -> Any:
        settings = self._settings_of(await self._connector.driver_for(session.connection))
        last = await AsyncProgram(session).run(_call.ask(do, inbox=settings, **arguments))
        return value_of(last, session.error)

    def _ensure(self, reply: Reply, session: AsyncSession) -> None:
        if reply != "done":
            driver = self._connector.driver_that_failed(session.error)
            raise self._explained(driver, reply, session.error) from session.error

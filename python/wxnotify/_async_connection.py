"""As `_connection`, for libraries whose calls are awaited."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import json
from collections.abc import Callable
from typing import Any

from ._async_drivers import driver_of, driver_that_failed
from ._connection import POOL_PATIENCE, Reply, refuse_parameters
from ._drivers import failure_of
from ._redis import is_async_redis, is_redis
from .errors import OptionInvalid, WxNotifyError
from .transactions import AsyncDriver, AsyncTransaction, NotIdle


def factory_of(connect: Any) -> Callable[[], Any]:
    """What opens connections, out of what the merchant gave. Raises OptionInvalid for what opens none."""
    found = f"connect is a {type(connect).__name__}"
    if any(hasattr(connect, name) for name in ("cursor", "get_bind", "exec_driver_sql")) and not (
        isinstance(connect, type) or type(connect).__name__.endswith("Engine")
    ):
        raise OptionInvalid(f"{found}, one connection; give a function that opens one, or a pool", "connect")
    if is_async_redis(connect):
        return lambda: connect
    opens: Any = connect
    if not callable(connect):
        # A pool's: asyncpg's and aiomysql's, psycopg_pool's; or SQLAlchemy's engine's.
        names = ("acquire", "connection", "connect")
        opens = next((getattr(connect, name) for name in names if callable(getattr(connect, name, None))), None)
    if is_redis(connect) or type(connect).__name__ in (
        "ConnectionPool",
        "NullConnectionPool",
        "Engine",
        "sessionmaker",
    ):
        raise OptionInvalid(f"{found}, and synchronous; give it to an Inbox", "connect")
    if opens is None or isinstance(connect, str):
        raise OptionInvalid(
            f"{found}, which opens no connection; give a function that opens one, such as `lambda: asyncpg.connect(url)`, a "
            "pool, or SQLAlchemy's AsyncEngine or async_sessionmaker",
            "connect",
        )
    refuse_parameters(opens)
    return opens  # type: ignore[no-any-return]


class AsyncConnector:
    """What opens the inbox's connections, and which driver's they are."""

    def __init__(self, connect: Callable[[], Any], driver: AsyncDriver | None) -> None:
        self._connect = connect
        self._driver = driver

    def driver_of(self, connection: Any) -> AsyncDriver:
        """The driver of a connection, whoever opened it. Raises OptionInvalid for one that is not known."""
        return self._driver or driver_of(connection)

    async def driver_for(self, connection: Any) -> AsyncDriver:
        """The driver of a connection; or, without one, of those that `connect` gives."""
        return await self.find_driver() if connection is None else self.driver_of(connection)

    def driver_that_failed(self, error: Exception | None) -> AsyncDriver:
        """The driver whose exception it is, as far as that can be told."""
        return self._driver or driver_that_failed(error)

    async def find_driver(self) -> AsyncDriver:
        """The driver, by opening a connection the first time. Where that fails it is not settled yet."""
        if self._driver is None:
            async with contextlib.AsyncExitStack() as stack:
                try:
                    connection = await self.open(stack)
                except Exception as error:  # noqa: BLE001 - the program that needs a connection tells it
                    return driver_that_failed(error)
                self._driver = driver_of(connection)
        return self._driver

    async def open(self, stack: contextlib.AsyncExitStack) -> Any:
        """A connection, which is closed, or goes back to its pool, when the stack ends."""
        given = self._connect()
        if is_redis(given):
            return given
        if hasattr(given, "__aenter__"):
            return await stack.enter_async_context(given)
        connection = await given if inspect.isawaitable(given) else given

        async def close() -> None:
            with contextlib.suppress(Exception):  # the work is committed, or failed otherwise
                await self.driver_of(connection).close(connection)

        stack.push_async_callback(close)
        return connection


class AsyncSession:
    """At most one transaction, which is open from `begin` to `commit` or `roll_back`."""

    def __init__(self, connector: AsyncConnector | None, borrowed: Any = None) -> None:
        """`borrowed` is a connection of the caller's, in the caller's transaction."""
        self._connector = connector
        self._stack = contextlib.AsyncExitStack()
        self._driver: AsyncDriver | None = None
        self._transaction: AsyncTransaction | None = None
        self._is_borrowed = borrowed is not None
        self.connection: Any = borrowed
        self.error: Exception | None = None
        """The library's last exception."""

    async def begin(self, wait_ms: int | None, write: bool, patience: float | None = POOL_PATIENCE) -> Reply:
        """Opens a connection and begins a transaction on it."""
        assert self._connector is not None
        try:
            try:
                self.connection = await asyncio.wait_for(self._connector.open(self._stack), patience)
            except asyncio.TimeoutError as error:
                self.error = error
                return {"failed": {"trouble": "no_connection", "type": "TimeoutError"}}
            self._driver = self._connector.driver_of(self.connection)
            self._transaction = await self._driver.begin(self.connection, wait_ms, write)
            self.connection = self._transaction.connection
        except NotIdle:
            await self._let_go()
            return {"failed": {"trouble": "not_idle"}}
        except WxNotifyError:  # the connection is none of ours
            await self._let_go()
            raise
        except Exception as error:  # noqa: BLE001 - the core says what it is
            return await self._broken(error)
        return "done"

    async def run(self, sql: str, arguments: list[str | int], is_query: bool) -> Reply:
        """Runs a statement."""
        try:
            if self._transaction is None:
                assert self._connector is not None
                self._driver = self._connector.driver_of(self.connection)
                self._transaction = await self._driver.join(self.connection)
            done = await self._transaction.run(sql, tuple(arguments), is_query)
            return {"changed": done} if isinstance(done, int) else {"rows": [list(row) for row in done]}
        except Exception as error:  # noqa: BLE001 - the core says what it is
            return self._failed(error)

    async def send(self, command: list[str], key: str) -> Reply:
        """Sends Redis a command: what it answers is the reply to the step."""
        assert self._connector is not None
        try:
            async with contextlib.AsyncExitStack() as stack:
                client = await self._connector.open(stack) if self.connection is None else self.connection
                reply: Reply = json.loads(await client.execute_command(*command))
                return reply
        except Exception as error:  # noqa: BLE001 - the core says what it is
            return self._failed(error)

    async def commit(self) -> Reply:
        """Commits, and lets go of the connection."""
        try:
            if self._transaction and not self._is_borrowed:
                await self._transaction.commit()
        except Exception as error:  # noqa: BLE001 - the core says what it is
            return await self._broken(error)
        await self._let_go()
        return "done"

    async def roll_back(self) -> Reply:
        """Rolls back, and lets go of the connection. What fails is closed."""
        try:
            if self._transaction and not self._is_borrowed:
                await self._transaction.roll_back()
        except Exception:  # noqa: BLE001 - the database rolls back by itself
            await self._close()
        await self._let_go()
        return "done"

    async def sever(self) -> None:
        """A callback took too long and was cancelled, and nothing of it can commit any more."""
        if self._transaction is not None:
            await self._close()
            with contextlib.suppress(Exception):
                await asyncio.wait_for(self._stack.aclose(), POOL_PATIENCE)

    def _failed(self, error: Exception) -> Reply:
        self.error = error
        return {"failed": failure_of(error, None, self._driver)}

    async def _broken(self, error: Exception) -> Reply:
        """A connection that failed so is closed, and never goes back to its pool as it is."""
        await self._close()
        await self._let_go()
        return self._failed(error)

    async def _close(self) -> None:
        if self._transaction is not None:
            with contextlib.suppress(Exception):
                await asyncio.wait_for(self._transaction.sever(), POOL_PATIENCE)

    async def _let_go(self) -> None:
        self._transaction = self.connection = None
        with contextlib.suppress(Exception):
            await asyncio.wait_for(self._stack.aclose(), POOL_PATIENCE)

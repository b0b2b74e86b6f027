"""Redis's clients: redis-py, and valkey-py, which has the same calls. A client has its connections itself, is shared by all, and is
never closed here. There are no transactions on it: each command is whole by itself.
"""

from __future__ import annotations

import inspect
from typing import Any

from .transactions import AsyncDriver, AsyncTransaction, Driver, Transaction

MODULES = frozenset({"redis", "valkey"})
"""Where the clients are from."""


def is_redis(thing: Any) -> bool:
    """Whether it is a client of Redis's."""
    modules = {base.__module__.partition(".")[0] for base in type(thing).__mro__}
    return hasattr(thing, "execute_command") and not modules.isdisjoint(MODULES)


def is_async_redis(thing: Any) -> bool:
    """Whether it is one whose calls are awaited."""
    return is_redis(thing) and inspect.iscoroutinefunction(thing.execute_command)


class RedisDriver(Driver):
    """A client."""

    def begin(self, connection: Any, wait_ms: int | None, write: bool) -> Transaction:
        return _NoTransaction(connection)

    def join(self, connection: Any) -> Transaction:
        return _NoTransaction(connection)

    def close(self, connection: Any) -> None:
        pass


class _NoTransaction(Transaction):
    def commit(self) -> None:
        pass

    def roll_back(self) -> None:
        pass

    def sever(self) -> None:
        pass


class AsyncRedisDriver(AsyncDriver):
    """One of redis.asyncio."""

    async def begin(self, connection: Any, wait_ms: int | None, write: bool) -> AsyncTransaction:
        return _NoAsyncTransaction(connection)

    async def join(self, connection: Any) -> AsyncTransaction:
        return _NoAsyncTransaction(connection)

    async def close(self, connection: Any) -> None:
        pass


class _NoAsyncTransaction(AsyncTransaction):
    async def commit(self) -> None:
        pass

    async def roll_back(self) -> None:
        pass

    async def sever(self) -> None:
        pass

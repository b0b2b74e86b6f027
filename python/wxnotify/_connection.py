"""Opening the inbox's connections, and what a program of the core has done on one: each result is the reply to a step."""

from __future__ import annotations

import contextlib
import inspect
import json
from collections.abc import Callable
from typing import Any, Union

from ._drivers import driver_of, driver_that_failed, failure_of
from ._redis import is_async_redis, is_redis
from .errors import OptionInvalid, WxNotifyError
from .transactions import Driver, NotIdle, Transaction

Reply = Union[str, dict[str, Any]]
"""What came of a step."""

POOL_PATIENCE = 2.0
"""For how long a pool may take to give a connection, in seconds: WeChat Pay waits no more than five."""


def factory_of(connect: Any) -> Callable[..., Any]:
    """What opens connections, out of what the merchant gave. Raises OptionInvalid for what opens none."""
    found = f"connect is a {type(connect).__name__}"
    if any(hasattr(connect, name) for name in ("cursor", "get_bind", "exec_driver_sql")) and not _makes_them(connect):
        raise OptionInvalid(f"{found}, one connection; give a function that opens one, or a pool", "connect")
    if is_redis(connect) and not is_async_redis(connect):
        return lambda: connect
    opens: Any = connect
    if not callable(connect):
        # A pool's, or SQLAlchemy's engine's.
        opens = next((getattr(connect, name) for name in ("connection", "connect") if _has_method(connect, name)), None)
    if is_async_redis(connect):
        raise OptionInvalid(f"{found} of redis.asyncio; give it to an AsyncInbox", "connect")
    if opens is None or isinstance(connect, str):
        raise OptionInvalid(
            f"{found}, which opens no connection; give a function that opens one, such as "
            "`lambda: sqlite3.connect('shop.db')`, a pool, SQLAlchemy's engine or sessionmaker, or a client of Redis's",
            "connect",
        )
    if "Async" in type(connect).__name__ or "async" in type(connect).__name__ or inspect.iscoroutinefunction(opens):
        raise OptionInvalid(f"{found}, and asynchronous; give it to an AsyncInbox", "connect")
    refuse_parameters(opens)
    return opens  # type: ignore[no-any-return]


def refuse_parameters(opens: Callable[..., Any]) -> None:
    """It is called with none."""
    try:
        inspect.signature(opens).bind()
    except TypeError:
        name = getattr(opens, "__qualname__", type(opens).__name__)
        text = (
            f"connect is {name}, which needs arguments; give a function that needs none, such as `lambda: {name}(...)`"
        )
        raise OptionInvalid(text, "connect") from None
    except ValueError:  # some callables written in C do not tell
        pass


def _makes_them(connect: Any) -> bool:
    return isinstance(connect, type) or any(
        base.__name__ in ("scoped_session", "Engine") for base in type(connect).__mro__
    )


def _has_method(thing: Any, name: str) -> bool:
    return callable(getattr(thing, name, None))


class Connector:
    """What opens the inbox's connections, and which driver's they are."""

    def __init__(self, connect: Callable[[], Any], driver: Driver | None) -> None:
        self._connect = connect
        self._driver = driver
        self.file: str | None = None
        """The SQLite file, for an error that names it."""

    def driver_of(self, connection: Any) -> Driver:
        """The driver of a connection, whoever opened it. Raises OptionInvalid for one that is not known."""
        return self._driver or driver_of(connection)

    def driver_for(self, connection: Any) -> Driver:
        """The driver of a connection; or, without one, of those that `connect` gives."""
        return self.find_driver() if connection is None else self.driver_of(connection)

    def driver_that_failed(self, error: Exception | None) -> Driver:
        """The driver whose exception it is, as far as that can be told."""
        return self._driver or driver_that_failed(error)

    def find_driver(self) -> Driver:
        """The driver, by opening a connection the first time. Where that fails it is not settled yet."""
        if self._driver is None:
            with contextlib.ExitStack() as stack:
                try:
                    connection = self.open(stack, POOL_PATIENCE)
                except Exception as error:  # noqa: BLE001 - the program that needs a connection tells it
                    return driver_that_failed(error)
                self._driver = driver_of(connection)
        return self._driver

    def open(self, stack: contextlib.ExitStack, patience: float | None = None) -> Any:
        """A connection, which is closed, or goes back to its pool, when the stack ends."""
        given = self._connect(timeout=patience) if patience and _is_pools(self._connect) else self._connect()  # type: ignore[call-arg]
        names = ("cursor", "get_bind", "exec_driver_sql")
        is_connection = is_redis(given) or any(hasattr(given, name) for name in names)
        if not is_connection and hasattr(given, "__enter__"):
            return stack.enter_context(given)

        def close() -> None:
            with contextlib.suppress(Exception):  # the work is committed, or failed otherwise
                self.driver_of(given).close(given)

        stack.callback(close)
        return given


def _is_pools(connect: Callable[..., Any]) -> bool:
    """Whether it is the `connection` of a pool that takes a timeout, as psycopg_pool's does."""
    is_method = getattr(connect, "__name__", None) == "connection" and hasattr(connect, "__self__")
    return is_method and "timeout" in inspect.signature(connect).parameters


class Session:
    """At most one transaction, which is open from `begin` to `commit` or `roll_back`."""

    def __init__(self, connector: Connector, borrowed: Any = None) -> None:
        """`borrowed` is a connection of the caller's, in the caller's transaction."""
        self._connector = connector
        self._stack = contextlib.ExitStack()
        self._driver: Driver | None = None
        self._transaction: Transaction | None = None
        self._is_borrowed = borrowed is not None
        self.connection: Any = borrowed
        self.error: Exception | None = None
        """The library's last exception."""

    def begin(self, wait_ms: int | None, write: bool, patience: float | None = POOL_PATIENCE) -> Reply:
        """Opens a connection and begins a transaction on it."""
        try:
            self.connection = self._connector.open(self._stack, patience)
            self._driver = self._connector.driver_of(self.connection)
            self._transaction = self._driver.begin(self.connection, wait_ms, write)
            self.connection = self._transaction.connection
        except NotIdle:
            self._let_go()
            return {"failed": {"trouble": "not_idle"}}
        except WxNotifyError:  # the connection is none of ours
            self._let_go()
            raise
        except Exception as error:  # noqa: BLE001 - the core says what it is
            return self._broken(error)
        return "done"

    def run(self, sql: str, arguments: list[str | int], is_query: bool) -> Reply:
        """Runs a statement."""
        try:
            if self._transaction is None:
                self._driver = self._connector.driver_of(self.connection)
                self._transaction = self._driver.join(self.connection)
            done = self._transaction.run(sql, tuple(arguments), is_query)
            return {"changed": done} if isinstance(done, int) else {"rows": [list(row) for row in done]}
        except Exception as error:  # noqa: BLE001 - the core says what it is
            return self._failed(error)

    def send(self, command: list[str], key: str) -> Reply:
        """Sends Redis a command: what it answers is the reply to the step."""
        try:
            with contextlib.ExitStack() as stack:
                client = self._connector.open(stack) if self.connection is None else self.connection
                reply: Reply = json.loads(client.execute_command(*command))
                return reply
        except Exception as error:  # noqa: BLE001 - the core says what it is
            return self._failed(error)

    def commit(self) -> Reply:
        """Commits, and lets go of the connection."""
        try:
            if self._transaction and not self._is_borrowed:
                self._transaction.commit()
        except Exception as error:  # noqa: BLE001 - the core says what it is
            return self._broken(error)
        self._let_go()
        return "done"

    def roll_back(self) -> Reply:
        """Rolls back, and lets go of the connection. What fails is closed."""
        try:
            if self._transaction and not self._is_borrowed:
                self._transaction.roll_back()
        except Exception:  # noqa: BLE001 - the database rolls back by itself
            self._close()
        self._let_go()
        return "done"

    def sever(self) -> None:
        """From another thread: a callback took too long, and nothing of it can commit any more."""
        if self._transaction is None:
            return
        with contextlib.suppress(Exception):
            self._transaction.sever()
        if self._driver is None or not self._driver.is_bound_to_thread:
            self._stack.close()

    def _failed(self, error: Exception) -> Reply:
        self.error = error
        return {"failed": failure_of(error, self._connector.file, self._driver)}

    def _broken(self, error: Exception) -> Reply:
        """A connection that failed so is closed, and never goes back to its pool as it is."""
        self._close()
        self._let_go()
        return self._failed(error)

    def _close(self) -> None:
        with contextlib.suppress(Exception):
            getattr(self.connection, "invalidate", self.connection.close)()

    def _let_go(self) -> None:
        self._transaction = self.connection = None
        with contextlib.suppress(Exception):
            self._stack.close()

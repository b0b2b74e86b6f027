"""What differs from one database driver to the next: dialect, placeholders, and how a transaction begins and ends."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import Any, NamedTuple

from .errors import OptionInvalid


class Driver(NamedTuple):
    """How the inbox talks to the connections of one driver."""

    dialect: str
    placeholders: str
    transaction: Callable[[Any], AbstractContextManager[object]]
    close: Callable[[Any], object]


def driver_of(connection: Any) -> Driver:
    """The driver that made the connection.

    Raises OptionInvalid for one that is not known, or whose calls are to be awaited.
    """
    if is_django(connection):
        return Driver(connection.vendor, "format", _django_transaction, _end_django_use)
    is_asynchronous = inspect.iscoroutinefunction(getattr(connection, "commit", None))
    for base in type(connection).__mro__:
        driver = _BY_MODULE.get(base.__module__.partition(".")[0])
        if driver is not None and not is_asynchronous:
            return driver
    found = f"{type(connection).__module__}.{type(connection).__qualname__}"
    raise OptionInvalid(
        f"connect gives a {found}; give connections of sqlite3, psycopg (3), pymysql or Django, none of which is "
        "asynchronous, or name `dialect` and `placeholders` for another DB-API driver",
        "connect",
    )


def other_driver(dialect: str, placeholders: str) -> Driver:
    """A DB-API driver that we do not know, whose connections are not in autocommit mode."""
    return Driver(dialect, placeholders, _dbapi_transaction, _close)


def is_django(connection: Any) -> bool:
    """Whether it is a `django.db.connection`."""
    return hasattr(connection, "vendor") and hasattr(connection, "alias")


@contextmanager
def _transaction(
    begin: Callable[[], object], commit: Callable[[], object], rollback: Callable[[], object]
) -> Iterator[None]:
    begin()
    try:
        yield
        commit()
    except BaseException:
        with suppress(Exception):  # the connection may be gone; what went wrong first is what matters
            rollback()
        raise


def _sqlite_transaction(connection: Any) -> AbstractContextManager[object]:
    # Python 3.12's autocommit=False has a transaction open at all times. The inbox writes before it reads, so that one
    # serves as well.
    if getattr(connection, "autocommit", None) is False:
        return _dbapi_transaction(connection)
    # commit() does nothing where autocommit=True; the statement does.
    return _transaction(*(lambda sql=sql: connection.execute(sql) for sql in ("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK")))


def _pymysql_transaction(connection: Any) -> AbstractContextManager[object]:
    return _transaction(connection.begin, connection.commit, connection.rollback)


def _psycopg_transaction(connection: Any) -> AbstractContextManager[object]:
    manager: AbstractContextManager[object] = connection.transaction()
    return manager


def _dbapi_transaction(connection: Any) -> AbstractContextManager[object]:
    return _transaction(lambda: None, connection.commit, connection.rollback)


def _django_transaction(connection: Any) -> AbstractContextManager[object]:
    from django.db.transaction import atomic

    manager: AbstractContextManager[object] = atomic(using=connection.alias)
    return manager


def _end_django_use(connection: Any) -> None:
    # Django's connection belongs to the thread; this drops it only where it broke or is too old.
    connection.close_if_unusable_or_obsolete()


def _close(connection: Any) -> None:
    connection.close()


_BY_MODULE = {
    "sqlite3": Driver("sqlite", "question", _sqlite_transaction, _close),
    "psycopg": Driver("postgresql", "format", _psycopg_transaction, _close),
    "pymysql": Driver("mysql", "format", _pymysql_transaction, _close),
}

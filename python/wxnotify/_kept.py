"""Connections to an SQLite file that are kept for the next one who needs one: to open one has SQLite read the schema, and when the last one
is closed it folds its log into the file."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import sys
import weakref
from collections.abc import Callable, Iterator

MOST = 4
"""How many are kept: SQLite has one writer at a time, and who waits for it holds a connection, too."""


class KeptConnections:
    """Lends connections to a file."""

    def __init__(self, file: str, connect: Callable[[], sqlite3.Connection]) -> None:
        self._file = file
        self._connect = connect
        self._idle: list[tuple[object, sqlite3.Connection]] = []
        _all.add(self)
        weakref.finalize(self, _close, self._idle)

    @contextlib.contextmanager
    def lent(self) -> Iterator[sqlite3.Connection]:
        """A connection, for as long as it is entered."""
        identity, connection = self._take()
        alone = sys.getrefcount(connection)
        try:
            yield connection
        finally:
            # Who has it still, or a cursor of it, is not to see what comes next, nor to keep SQLite from it.
            if sys.getrefcount(connection) > alone or not self._keep(identity, connection):
                connection.close()

    def _take(self) -> tuple[object, sqlite3.Connection]:
        while self._idle:
            with contextlib.suppress(IndexError):  # another thread was quicker
                identity, connection = self._idle.pop()
                if identity == _identity(self._file):
                    return identity, connection
                connection.close()
        connection = self._connect()
        _renew(connection)
        return _identity(self._file), connection

    def _keep(self, identity: object, connection: sqlite3.Connection) -> bool:
        try:
            if connection.in_transaction or len(self._idle) >= MOST:
                return False
            _renew(connection)
        except sqlite3.Error:  # it was closed, or severed
            return False
        self._idle.append((identity, connection))
        return True

    def close(self) -> None:
        """Closes those that nobody has."""
        _close(self._idle)


def _renew(connection: sqlite3.Connection) -> None:
    """As it is lent: a callback may have set it otherwise."""
    connection.row_factory, connection.text_factory, connection.isolation_level = None, str, None
    connection.execute("PRAGMA synchronous = FULL")


def _identity(file: str) -> object:
    """Another file may have been put in its place, a backup say."""
    with contextlib.suppress(OSError):
        found = os.stat(file)
        return found.st_dev, found.st_ino
    return None


def _close(idle: list[tuple[object, sqlite3.Connection]]) -> None:
    with contextlib.suppress(IndexError):
        while True:
            idle.pop()[1].close()


_all: weakref.WeakSet[KeptConnections] = weakref.WeakSet()


def _close_all() -> None:
    for kept in list(_all):
        kept.close()


# A process that forks must have none open: SQLite's locks do not come along, and it does not notice.
if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_close_all)

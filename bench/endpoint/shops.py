"""The merchant's database, as the merchants of tests/soak find it: the inbox's table, and orders that count how often they were paid."""

from __future__ import annotations

import contextlib
import os
import pathlib
import sqlite3
import urllib.parse
from collections.abc import Callable, Iterator
from typing import Any

import wxnotify

DATABASES = ("sqlite", "postgresql", "mariadb")
ORDERS = {
    "sqlite": "WITH RECURSIVE n(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n < {last}) SELECT printf('A%06d', n), 0 FROM n",
    "postgresql": "SELECT 'A' || lpad(CAST(n AS TEXT), 6, '0'), 0 FROM generate_series(0, {last}) AS n",
    "mariadb": "SELECT concat('A', lpad(seq, 6, '0')), 0 FROM seq_0_to_{last}",
}


class Shop:
    """Tables on one database, and a folder with what the platform leaves to a merchant."""

    def __init__(self, database: str | None, folder: pathlib.Path) -> None:
        self.database = database
        self.folder = folder

    @property
    def url(self) -> str:
        """As merchants take it."""
        names = {"postgresql": "WXNOTIFY_POSTGRES_URL", "mariadb": "WXNOTIFY_MARIADB_URL"}
        return os.environ[names[self.database]] if self.database in names else f"sqlite://{self.folder / 'shop.db'}"

    def create(self, orders: int) -> None:
        """Makes the tables anew, with orders that are not paid."""
        with self.connection() as connection:
            cursor = connection.cursor()
            if self.database == "sqlite":
                cursor.execute("PRAGMA journal_mode = WAL")
            for table in ("orders", "wxnotify_inbox", "wxnotify_inbox_version"):
                cursor.execute(f"DROP TABLE IF EXISTS {table}")
            cursor.execute("CREATE TABLE orders (number VARCHAR(32) PRIMARY KEY, paid BIGINT NOT NULL)")
            cursor.execute(f"INSERT INTO orders {ORDERS[self.database or ''].format(last=orders - 1)}")
            connection.commit()
        inbox = wxnotify.Inbox(self._connect())
        with inbox.transaction() as connection:
            inbox.create(connection)

    def problem(self, mode: str, acknowledged: int, answered: int) -> str | None:
        """What is wrong with the effects of so many notifications, of which so many were answered 200. What was refused may have had its
        effect all the same, a moment later."""
        if mode == "bare":
            return None
        if mode in ("none", "leased"):
            effects = (self.folder / "effects").stat().st_size
            is_right = acknowledged <= effects <= answered
            return None if is_right else f"{effects} effects of {acknowledged} notifications"
        paid, twice, kept, done = (
            self._number("SELECT COUNT(*) FROM orders WHERE paid > 0"),
            self._number("SELECT COUNT(*) FROM orders WHERE paid > 1"),
            self._number("SELECT COUNT(*) FROM wxnotify_inbox"),
            self._number("SELECT COUNT(*) FROM wxnotify_inbox WHERE state = 'done'"),
        )
        # What is stored has its effect later, from what was written down.
        effects = kept if mode == "stored" else paid
        if twice or paid != done or not acknowledged <= effects <= answered:
            return f"{paid} orders paid, {twice} of them twice, {kept} notifications kept, {done} done, of {acknowledged}"
        return None

    def _number(self, sql: str) -> int:
        with self.connection() as connection:
            cursor = connection.cursor()
            cursor.execute(sql)
            return int(cursor.fetchone()[0])

    @contextlib.contextmanager
    def connection(self) -> Iterator[Any]:
        with contextlib.closing(self._connect()()) as connection:
            yield connection

    def _connect(self) -> Callable[[], Any]:
        if self.database == "sqlite":
            return lambda: sqlite3.connect(self.folder / "shop.db", timeout=10)
        if self.database == "postgresql":
            import psycopg

            return lambda: psycopg.connect(self.url)
        import pymysql

        parts = urllib.parse.urlsplit(self.url)
        return lambda: pymysql.connect(
            host=parts.hostname, port=parts.port or 3306, user=parts.username, password=parts.password or "", database=parts.path.removeprefix("/")
        )

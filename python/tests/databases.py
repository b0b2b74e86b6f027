"""The databases that the inbox's tests run on: SQLite in a file, and those that tools/databases.sh starts."""

import os
import sqlite3
import uuid
from dataclasses import dataclass, field

import psycopg
import pymysql

import wxnotify

NAMES = ("sqlite", "postgresql", "mariadb")


def server(database):
    """What a driver's `connect` takes for the server that tools/databases.sh started."""

    def setting(name):
        key = f"WXNOTIFY_{database}_{name}"
        assert key in os.environ, f"{key} is not set: run this by python/test.sh, or through tools/databases.sh"
        return os.environ[key]

    settings = {name.lower(): setting(name) for name in ("HOST", "USER", "PASSWORD", "DATABASE")}
    return {**settings, "port": int(setting("PORT"))}


def open_sqlite(path, **options):
    return sqlite3.connect(path, timeout=10, check_same_thread=False, **options)


def open_postgresql(**options):
    settings = server("POSTGRES")
    settings["dbname"] = settings.pop("database")
    return psycopg.connect(**settings, **options)


def open_mariadb(**options):
    return pymysql.connect(**server("MARIADB"), **options)


@dataclass
class Shop:
    """A merchant's database: an inbox in a table of its own, and orders."""

    name: str
    connect: object
    table: str = field(default_factory=lambda: f"t_{uuid.uuid4().hex[:12]}")

    @property
    def parameter(self):
        return "?" if self.name == "sqlite" else "%s"

    def inbox(self, **options):
        return wxnotify.Inbox(self.connect, **{"table": self.table, **options})

    def execute(self, connection, sql, *arguments):
        """`@` stands for a parameter, `orders` and `inbox` for the tables."""
        words = {"@": self.parameter, "orders": f"{self.table}_orders", "inbox": self.table}
        cursor = connection.cursor()
        cursor.execute(" ".join(words.get(word, word) for word in sql.split(" ")), arguments)
        rows = cursor.fetchall() if cursor.description else []
        cursor.close()
        return [tuple(row) for row in rows]

    def create(self):
        with self.inbox().transaction() as connection:
            self.inbox().create(connection)
            self.execute(connection, "CREATE TABLE orders (number VARCHAR(32) PRIMARY KEY, paid INT NOT NULL)")
            self.execute(connection, "INSERT INTO orders VALUES ( @ , 0)", "A1")
        return self

    def pay(self, connection, number="A1"):
        self.execute(connection, "UPDATE orders SET paid = paid + 1 WHERE number = @", number)

    def rows(self, sql, *arguments):
        with self.inbox().transaction() as connection:
            return self.execute(connection, sql, *arguments)

    @property
    def paid(self):
        return self.rows("SELECT paid FROM orders WHERE number = @", "A1")[0][0]

    def noted(self, *columns):
        """Columns of the inbox's only row."""
        ((*values,),) = self.rows(f"SELECT {', '.join(columns)} FROM inbox")
        return values


def shop(name, folder):
    """A new one."""
    path = folder / "shop.db"
    connect = {"sqlite": lambda: open_sqlite(path), "postgresql": open_postgresql, "mariadb": open_mariadb}[name]
    return Shop(name, connect).create()

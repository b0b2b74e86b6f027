"""Every library that an inbox runs on, as a merchant uses it: what gives connections, and how a callback writes on one."""

import contextlib
import urllib.parse
from dataclasses import dataclass
from typing import Any

import aiomysql
import aiosqlite
import asyncpg
import databases
import MySQLdb
import psycopg
import psycopg2
import psycopg_pool
import sqlalchemy
import sqlalchemy.ext.asyncio as asynchronous
import sqlalchemy.orm


@dataclass(frozen=True)
class Stack:
    """What gives connections is opened as a context, and closed with it."""

    database: str
    connect: Any
    """A function of the shop's folder that gives the context."""
    pay: Any
    """A function of the connection and an SQL statement with one parameter, `@`."""


def url(scheme, database, folder):
    if database == "sqlite":
        return f"{scheme}:///{folder}/shop.db"
    settings = databases.server({"postgresql": "POSTGRES"}.get(database, database.upper()))
    user, password = (urllib.parse.quote(settings[name]) for name in ("user", "password"))
    return f"{scheme}://{user}:{password}@{settings['host']}:{settings['port']}/{settings['database']}"


def postgresql():
    settings = databases.server("POSTGRES")
    settings["dbname"] = settings.pop("database")
    return settings


def mysql():
    settings = databases.server("MARIADB")
    settings["db"] = settings.pop("database")
    return settings


def simple(connect):
    """A function that opens connections needs no closing."""
    return lambda folder: contextlib.nullcontext(lambda: connect(folder))


# Synchronous


def by_cursor(connection, sql, number):
    connection.cursor().execute(sql, (number,))


def by_sqlalchemy(connection, sql, number):
    connection.execute(sqlalchemy.text(sql.replace("@", ":number")), {"number": number})


@contextlib.contextmanager
def engine(scheme, database, folder):
    made = sqlalchemy.create_engine(url(scheme, database, folder))
    try:
        yield made
    finally:
        made.dispose()


@contextlib.contextmanager
def sessions(scheme, database, folder):
    with engine(scheme, database, folder) as made:
        yield sqlalchemy.orm.sessionmaker(made)


def psycopg_pool_of(folder):
    return psycopg_pool.ConnectionPool(psycopg.conninfo.make_conninfo(**postgresql()), open=True, max_size=8)


def format(pay):
    return lambda connection, sql, number: pay(connection, sql.replace("@", "%s"), number)


def question(pay):
    return lambda connection, sql, number: pay(connection, sql.replace("@", "?"), number)


SYNCHRONOUS = {
    "sqlite3": Stack("sqlite", simple(lambda folder: databases.open_sqlite(folder / "shop.db")), question(by_cursor)),
    "psycopg": Stack("postgresql", simple(lambda folder: databases.open_postgresql()), format(by_cursor)),
    "psycopg, pooled": Stack("postgresql", psycopg_pool_of, format(by_cursor)),
    "psycopg2": Stack("postgresql", simple(lambda folder: psycopg2.connect(**postgresql())), format(by_cursor)),
    "pymysql": Stack("mariadb", simple(lambda folder: databases.open_mariadb()), format(by_cursor)),
    "mysqlclient": Stack("mariadb", simple(lambda folder: MySQLdb.connect(**mysql())), format(by_cursor)),
}
for scheme, database in {
    "sqlite+pysqlite": "sqlite",
    "postgresql+psycopg": "postgresql",
    "postgresql+psycopg2": "postgresql",
    "mysql+pymysql": "mariadb",
    "mysql+mysqldb": "mariadb",
}.items():
    for what, made in {"engine": engine, "session": sessions}.items():

        def connect(folder, made=made, scheme=scheme, database=database):
            return made(scheme, database, folder)

        SYNCHRONOUS[f"SQLAlchemy's {what} on {scheme}"] = Stack(database, connect, by_sqlalchemy)

# Asynchronous


@contextlib.asynccontextmanager
async def opened(connect):
    yield connect


def simple_async(connect):
    return lambda folder: opened(lambda: connect(folder))


async def by_asyncpg(connection, sql, number):
    await connection.execute(sql.replace("@", "$1"), number)


async def by_async_cursor(connection, sql, number):
    async with connection.cursor() as cursor:
        await cursor.execute(sql.replace("@", "%s"), (number,))


async def by_aiosqlite(connection, sql, number):
    await connection.execute(sql.replace("@", "?"), (number,))


async def by_async_sqlalchemy(connection, sql, number):
    await connection.execute(sqlalchemy.text(sql.replace("@", ":number")), {"number": number})


@contextlib.asynccontextmanager
async def async_engine(scheme, database, folder):
    made = asynchronous.create_async_engine(url(scheme, database, folder))
    try:
        yield made
    finally:
        await made.dispose()


@contextlib.asynccontextmanager
async def async_sessions(scheme, database, folder):
    async with async_engine(scheme, database, folder) as made:
        yield asynchronous.async_sessionmaker(made)


def asyncpg_pool(folder):
    return asyncpg.create_pool(**databases.server("POSTGRES"), min_size=1, max_size=8)


def async_psycopg_pool(folder):
    return psycopg_pool.AsyncConnectionPool(psycopg.conninfo.make_conninfo(**postgresql()), open=False, max_size=8)


def aiomysql_pool(folder):
    return aiomysql.create_pool(**mysql(), minsize=1, maxsize=8)


ASYNCHRONOUS = {
    "asyncpg": Stack(
        "postgresql", simple_async(lambda folder: asyncpg.connect(**databases.server("POSTGRES"))), by_asyncpg
    ),
    "asyncpg, pooled": Stack("postgresql", asyncpg_pool, by_asyncpg),
    "psycopg": Stack(
        "postgresql", simple_async(lambda folder: psycopg.AsyncConnection.connect(**postgresql())), by_async_cursor
    ),
    "psycopg, pooled": Stack("postgresql", async_psycopg_pool, by_async_cursor),
    "aiomysql": Stack("mariadb", simple_async(lambda folder: aiomysql.connect(**mysql())), by_async_cursor),
    "aiomysql, pooled": Stack("mariadb", aiomysql_pool, by_async_cursor),
    "aiosqlite": Stack(
        "sqlite", simple_async(lambda folder: aiosqlite.connect(folder / "shop.db", timeout=10)), by_aiosqlite
    ),
}
for scheme, database in {
    "sqlite+aiosqlite": "sqlite",
    "postgresql+asyncpg": "postgresql",
    "postgresql+psycopg_async": "postgresql",
    "mysql+aiomysql": "mariadb",
}.items():
    for what, made in {"engine": async_engine, "session": async_sessions}.items():

        def connect(folder, made=made, scheme=scheme, database=database):
            return made(scheme, database, folder)

        ASYNCHRONOUS[f"SQLAlchemy's {what} on {scheme}"] = Stack(database, connect, by_async_sqlalchemy)

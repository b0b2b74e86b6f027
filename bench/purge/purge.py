"""How long claims wait while an inbox of three million rows is purged, on PostgreSQL and on MariaDB:

    tools/databases.sh target/venv-python/bin/python bench/purge/purge.py

Claimers, each a process of its own, work on new notifications and on repeated ones all the time: first beside nothing,
then beside the purge. A figure is one transaction of theirs, from its beginning to its commit.

The purge is the library's, `Inbox(connect).purge(older_than)`, unless `--purge` says otherwise. `statement` is one DELETE of
everything; `batches` are many with a LIMIT, of a thousand rows, with a commit after each; `keys` reads a thousand keys
from the index and deletes those, with a commit after each; `joined` does so in one statement. `module:name` is any function that is called with a function
that connects and `older_than` in seconds, and returns how many rows it deleted.
"""

from __future__ import annotations

import argparse
import importlib
import multiprocessing
import os
import queue
import time
from collections.abc import Callable
from typing import Any

# The inbox's table, version 2: each column's type, and what a row has in it that is long done. {n} is the row's number,
# {done} when it was done. The types are PostgreSQL's; MYSQL_TYPES has MariaDB's where they differ.
TABLE = "wxnotify_inbox"
COLUMNS = {
    "inbox": ("VARCHAR(64) NOT NULL", "''"),
    "notification_key": ("VARCHAR(191) NOT NULL", "{key}"),
    "event_type": ("VARCHAR(512) NOT NULL", "'TRANSACTION.SUCCESS'"),
    "kind": ("VARCHAR(512) NOT NULL", "'transaction.direct'"),
    "state": ("VARCHAR(16) NOT NULL", "'done'"),
    "token": ("VARCHAR(32)", "NULL"),
    "lease_until": ("BIGINT NOT NULL", "{done} + 60"),
    "due_at": ("BIGINT", "NULL"),
    "attempts": ("BIGINT NOT NULL", "1"),
    "first_seen": ("BIGINT NOT NULL", "{done} - 1"),
    "done_at": ("BIGINT", "{done}"),
    "last_error": ("VARCHAR(512)", "NULL"),
    "notification": ("TEXT", "NULL"),
}
MYSQL_TYPES = {"notification": "LONGTEXT"}
PRIMARY_KEY = "inbox, notification_key"
INDEXES = {"waiting": "inbox, due_at, notification_key", "ended": "inbox, state, done_at"}
# An id of WeChat Pay's is as good as random: rows of one hour are all over the primary key.
KEY = "CONCAT('EV-', MD5(CAST({n} AS CHAR(12))))"

# A claim and its completion in the merchant's transaction.
LOOK = f"SELECT state FROM {TABLE} WHERE inbox = '' AND notification_key = %s"
CLAIM = (
    f"INSERT INTO {TABLE} (inbox, notification_key, event_type, kind, state, token, lease_until, attempts, first_seen) "
    "VALUES ('', %s, 'TRANSACTION.SUCCESS', 'transaction.direct', 'claimed', %s, %s, 1, %s)"
)
COMPLETE = (
    f"UPDATE {TABLE} SET state = 'done', token = NULL, done_at = %s "
    "WHERE inbox = '' AND notification_key = %s AND token = %s"
)

OLDER_THAN = 90_000
# Of the purges that are written here; the library has its own.
BATCH = 1000
BREATH = 0.0
Connect = Callable[[], Any]


def connect_postgresql() -> Any:
    import psycopg

    return psycopg.connect(os.environ["WXNOTIFY_POSTGRES_URL"])


def connect_mariadb() -> Any:
    import pymysql

    names = ("host", "port", "user", "password", "database")
    options: dict[str, Any] = {name: os.environ[f"WXNOTIFY_MARIADB_{name.upper()}"] for name in names}
    return pymysql.connect(**{**options, "port": int(options["port"])})


DATABASES: dict[str, Connect] = {"postgresql": connect_postgresql, "mariadb": connect_mariadb}


def run(connect: Connect, *statements: str) -> int:
    """Runs each in one transaction, and says how many rows the last one changed."""
    connection = connect()
    try:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
            changed: int = cursor.rowcount
        connection.commit()
        return changed
    finally:
        connection.close()


def fill(database: str, rows: int, days: int) -> None:
    connect, is_mariadb = DATABASES[database], database == "mariadb"
    now = int(time.time())
    types = {name: column[0] for name, column in COLUMNS.items()} | (MYSQL_TYPES if is_mariadb else {})
    columns = ", ".join(f"{name} {type}" for name, type in types.items())
    engine = " ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin" if is_mariadb else ""
    run(
        connect,
        f"DROP TABLE IF EXISTS {TABLE}",
        f"CREATE TABLE {TABLE} ({columns}, PRIMARY KEY ({PRIMARY_KEY})){engine}",
    )
    done = f"{now} - {days * 86_400} + FLOOR({{n}} * {days * 86_400 / rows:.6f})"
    number = "seq" if is_mariadb else "n"
    source = f"seq_1_to_{rows}" if is_mariadb else f"generate_series(1, {rows}) AS n"
    done_at = f"CAST({done.format(n=number)} AS {'SIGNED' if is_mariadb else 'BIGINT'})"
    values = ", ".join(value.format(n=number, key=KEY.format(n=number), done=done_at) for _, value in COLUMNS.values())
    # InnoDB keeps a table in its key's order: rows that come in another take a hundred times as long.
    order = "ORDER BY 2" if is_mariadb else ""
    run(connect, f"INSERT INTO {TABLE} ({', '.join(COLUMNS)}) SELECT {values} FROM {source} {order}")
    run(connect, *(f"CREATE INDEX {TABLE}_{name} ON {TABLE} ({columns})" for name, columns in INDEXES.items()))
    run(connect, f"ANALYZE TABLE {TABLE}" if is_mariadb else f"ANALYZE {TABLE}")


def count_old(connect: Connect) -> int:
    connection = connect()
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT COUNT(*) FROM {TABLE} WHERE state = 'done' AND done_at <= {_before(OLDER_THAN)}")
            return int(cursor.fetchone()[0])
    finally:
        connection.close()


def claim_until(database: str, number: int, is_over: Any, waits: Any) -> None:
    """New notifications, and every fourth time one that this process had before."""
    connection = DATABASES[database]()
    taken: list[tuple[float, float]] = []
    failures: list[str] = []
    count = 0
    while not is_over.is_set():
        count += 1
        key = f"EV-new-{number}-{os.getpid()}-{count - count % 4 - 1 if count % 4 == 0 else count}"
        began = time.time()
        try:
            with connection.cursor() as cursor:
                cursor.execute(LOOK, (key,))
                if cursor.fetchone() is None:
                    now = int(began)
                    cursor.execute(CLAIM, (key, f"token-{count}", now + 60, now))
                    cursor.execute(COMPLETE, (now, key, f"token-{count}"))
            connection.commit()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
            failures.append(str(error))
            connection.rollback()
        taken.append((began, time.time() - began))
        time.sleep(0.005)
    waits.put((taken, failures))


def measure(database: str, claimers: int, work: Callable[[], Any]) -> tuple[Any, float]:
    """Prints what claims took beside the work, and returns the work's result and its seconds."""
    is_over, waits = multiprocessing.Event(), multiprocessing.Queue()
    processes = [
        multiprocessing.Process(target=claim_until, args=(database, number, is_over, waits))
        for number in range(claimers)
    ]
    for process in processes:
        process.start()
    time.sleep(0.5)
    began = time.time()
    result = work()
    ended = time.time()
    is_over.set()
    taken, failures = [], []
    for _ in processes:
        try:
            seconds, failed = waits.get(timeout=120)
        except queue.Empty:
            raise SystemExit("a claimer hangs") from None
        # Those too that were still waiting when it ended.
        taken += [took for at, took in seconds if at + took >= began and at <= ended]
        failures += failed
    for process in processes:
        process.join()
    taken.sort()
    at = [f"{1000 * taken[min(len(taken) - 1, int(len(taken) * part))]:.1f}" for part in (0.5, 0.99, 0.999)]
    print(
        f"    {len(taken)} claims: {at[0]} ms at the median, {at[1]} at 99 %, {at[2]} at 99.9 %, "
        f"{1000 * taken[-1]:.1f} at most; {len(failures)} failed"
        + (f", such as: {failures[0]}" if failures else ""),
        flush=True,
    )
    return result, ended - began


def purge_in_one_statement(connect: Connect, older_than: int) -> int:
    return run(connect, f"DELETE FROM {TABLE} WHERE inbox = '' AND state = 'done' AND done_at <= {_before(older_than)}")


def purge_in_batches(connect: Connect, older_than: int) -> int:
    old = f"inbox = '' AND state = 'done' AND done_at <= {_before(older_than)} ORDER BY done_at LIMIT {BATCH}"
    if connect is connect_mariadb:
        return repeat(connect, f"DELETE FROM {TABLE} WHERE {old}")
    keys = f"SELECT notification_key FROM {TABLE} WHERE {old}"
    return repeat(connect, f"DELETE FROM {TABLE} WHERE inbox = '' AND notification_key IN ({keys})")


def purge_joined(connect: Connect, older_than: int) -> int:
    old = f"inbox = '' AND state = 'done' AND done_at <= {_before(older_than)} ORDER BY done_at LIMIT {BATCH}"
    if connect is connect_mariadb:
        keys = f"(SELECT notification_key FROM {TABLE} FORCE INDEX ({TABLE}_ended) WHERE {old}) AS old"
        row = f"{TABLE}.inbox = '' AND {TABLE}.notification_key = old.notification_key"
        return repeat(connect, f"DELETE {TABLE} FROM {keys} STRAIGHT_JOIN {TABLE} ON {row}")
    keys = f"ARRAY(SELECT notification_key FROM {TABLE} WHERE {old})"
    return repeat(connect, f"DELETE FROM {TABLE} WHERE inbox = '' AND notification_key = ANY ({keys})")


def repeat(connect: Connect, statement: str) -> int:
    """Runs it, with a commit each time, until it finds less than a batch."""
    connection, total = connect(), 0
    try:
        with connection.cursor() as cursor:
            while True:
                cursor.execute(statement)
                connection.commit()
                total += cursor.rowcount
                if cursor.rowcount < BATCH:
                    return total
                time.sleep(BREATH)
    finally:
        connection.close()


def purge_by_keys(connect: Connect, older_than: int) -> int:
    # Left to itself MariaDB reads the primary key, which begins with `inbox`, from end to end: a DELETE with a LIMIT does so
    # for each batch, locks every row on its way, and takes no hint of an index.
    index = f"FORCE INDEX ({TABLE}_ended)" if connect is connect_mariadb else ""
    old = f"inbox = '' AND state = 'done' AND done_at <= {_before(older_than)}"
    connection, total, last = connect(), 0, 0
    try:
        with connection.cursor() as cursor:
            while True:
                # From where the last batch ended: what was deleted is in the index for a while.
                cursor.execute(
                    f"SELECT notification_key, done_at FROM {TABLE} {index} WHERE {old} AND done_at >= {last} "
                    f"ORDER BY done_at LIMIT {BATCH}"
                )
                found = cursor.fetchall()
                connection.commit()
                if not found:
                    return total
                last = found[-1][1]
                places = ", ".join(["%s"] * len(found))
                cursor.execute(
                    f"DELETE FROM {TABLE} WHERE inbox = '' AND notification_key IN ({places}) AND state = 'done'",
                    [key for key, _ in found],
                )
                total += cursor.rowcount
                connection.commit()
    finally:
        connection.close()


def purge_by_library(connect: Connect, older_than: int) -> int:
    import wxnotify

    return wxnotify.Inbox(connect).purge(older_than)


def _before(older_than: int) -> int:
    return int(time.time()) - older_than


def for_seconds(purge: Callable[[Connect, int], int], connect: Connect, seconds: float | None) -> None:
    """Purges to the end, or for so many seconds."""
    process = multiprocessing.Process(target=purge, args=(connect, OLDER_THAN))
    process.start()
    process.join(seconds)
    process.terminate()
    process.join()
    return None


def purge_named(name: str) -> Callable[[Connect, int], int]:
    known = {
        "library": purge_by_library,
        "statement": purge_in_one_statement,
        "batches": purge_in_batches,
        "keys": purge_by_keys,
        "joined": purge_joined,
    }
    if name in known:
        return known[name]
    module, _, function = name.partition(":")
    found: Callable[[Connect, int], int] = getattr(importlib.import_module(module), function)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("databases", nargs="*", default=list(DATABASES), help="postgresql, mariadb; both unless given")
    parser.add_argument("--purge", default="library")
    parser.add_argument("--rows", type=int, default=3_000_000)
    parser.add_argument("--days", type=int, default=30, help="over how many days the rows were done")
    parser.add_argument("--claimers", type=int, default=4)
    parser.add_argument("--seconds", type=float, help="ends the purge then; to its end unless given")
    parser.add_argument("--batch", type=int, default=BATCH, help="how many rows a purge that is written here deletes at once")
    parser.add_argument("--breath", type=float, default=BREATH, help="how many seconds it waits then")
    arguments = parser.parse_args()
    globals().update(BATCH=arguments.batch, BREATH=arguments.breath)
    purge = purge_named(arguments.purge)
    for database in arguments.databases:
        connect = DATABASES[database]
        began = time.time()
        fill(database, arguments.rows, arguments.days)
        print(f"{database}: {arguments.rows} rows, filled in {time.time() - began:.0f} s", flush=True)
        print("  claims alone, for 10 s:")
        measure(database, arguments.claimers, lambda: time.sleep(10))
        print(f"  beside the purge ({arguments.purge}):")
        _, seconds = measure(database, arguments.claimers, lambda: for_seconds(purge, connect, arguments.seconds))
        print(f"    {seconds:.1f} s; {count_old(connect)} of the old rows are left", flush=True)


if __name__ == "__main__":
    main()

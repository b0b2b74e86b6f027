"""Connections to an SQLite file, which a handler keeps open between deliveries."""

import contextlib
import io
import os
import shutil
import sqlite3

import pytest
from conftest import PAYMENT

import wxnotify


@pytest.fixture
def file(tmp_path):
    return tmp_path / "shop.db"


@pytest.fixture
def deliver(platform, parser, file):
    """Delivers a payment to a callback that is given the connection."""
    inbox = wxnotify.Inbox.sqlite(file)

    def deliver(work, deadline=None):
        handler = wxnotify.NotificationHandler(parser, inbox=inbox, deadline=deadline)
        handler.on_paid(lambda delivery: work(delivery.connection))
        headers, body = platform.notification("TRANSACTION.SUCCESS", PAYMENT)
        return handler.handle("POST", headers, io.BytesIO(body).read).status

    return deliver


def mark(connection):
    """A temporary table is in one connection alone."""
    connection.execute("CREATE TEMP TABLE mark (a)")


def looking(connection, found):
    with contextlib.closing(connection.execute("SELECT COUNT(*) FROM temp.sqlite_master")) as cursor:
        found += cursor.fetchone()


@pytest.fixture
def is_marked(deliver):
    """Whether the next delivery is on the connection that was marked."""

    def is_marked():
        found = []
        assert deliver(lambda connection: looking(connection, found)) == 200
        return found == [1]

    return is_marked


def test_the_next_delivery_is_on_the_same_connection(deliver, is_marked):
    assert deliver(mark) == 200
    assert is_marked()
    assert is_marked()


def test_it_is_lent_as_it_is_first(deliver):
    found = []

    def upset(connection):
        mark(connection)
        connection.row_factory, connection.text_factory = sqlite3.Row, bytes

    def look(connection):
        found.append((connection.row_factory, connection.text_factory, connection.isolation_level))
        found.extend(connection.execute("PRAGMA synchronous").fetchone())
        looking(connection, found)

    assert deliver(upset) == deliver(look) == 200
    assert found == [(None, str, None), 2, 1]


def test_what_a_callback_keeps_is_closed(deliver, is_marked):
    kept = []

    def keep(connection):
        mark(connection)
        kept.append(connection.execute("SELECT 1 UNION SELECT 2"))

    assert deliver(keep) == 200
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        kept[0].fetchone()
    assert not is_marked()


def test_what_fails_is_rolled_back_and_the_connection_kept(deliver, is_marked):
    def fail(connection):
        connection.execute("CREATE TABLE orders (a)")
        raise wxnotify.HandlerFailed("no")

    assert deliver(mark) == 200
    assert deliver(fail) == 500
    assert is_marked()
    assert deliver(lambda connection: connection.execute("CREATE TABLE orders (a)").close()) == 200


def test_another_file_in_its_place_is_what_counts(deliver, is_marked, file, tmp_path):
    assert deliver(mark) == 200
    with (
        contextlib.closing(sqlite3.connect(file)) as source,
        contextlib.closing(sqlite3.connect(tmp_path / "b")) as copy,
    ):
        source.backup(copy)
    shutil.move(tmp_path / "b", file)
    assert not is_marked()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_process_that_forks_has_none_open(deliver, is_marked, file):
    def is_open():
        files = [
            os.readlink(f"/proc/self/fd/{name}")
            for name in os.listdir("/proc/self/fd")
            if os.path.exists(f"/proc/self/fd/{name}")
        ]
        return str(file) in files

    assert not is_open()  # since it was made
    assert deliver(mark) == 200
    assert is_open()
    child = os.fork()
    if child == 0:
        os._exit(is_open())
    assert os.waitpid(child, 0)[1] == 0
    assert not is_marked()

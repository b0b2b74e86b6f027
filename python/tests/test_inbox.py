"""The inbox on SQLite, PostgreSQL and MariaDB, through the drivers that merchants use."""

import contextlib
import inspect
import json
import sqlite3
import subprocess
import sys
import threading
import time

import databases
import psycopg
import psycopg.rows
import psycopg_pool
import pymysql.cursors
import pytest
from conftest import PAYMENT

import wxnotify
from wxnotify._line import line_of

NOW = 1_800_000_000


@pytest.fixture(params=databases.NAMES)
def shop(request, tmp_path):
    return databases.shop(request.param, tmp_path)


@pytest.fixture
def inbox(shop):
    return shop.inbox(lease=10, max_attempts=3)


@pytest.fixture
def notification(platform, parser):
    return parser.parse(*platform.notification("TRANSACTION.SUCCESS", PAYMENT, id="EV-1"))


def run(inbox, call, *arguments, **options):
    """One call in a transaction of its own."""
    with inbox.transaction() as connection:
        return getattr(inbox, call)(connection, *arguments, **options)


def test_fresh_busy_done(inbox, notification):
    claim = run(inbox, "claim", notification, now=NOW)
    assert claim.state == "fresh"
    assert claim.lease.key == "EV-1"
    assert (claim.lease.attempts, claim.lease.until) == (1, NOW + 10)
    assert not claim.lease.acknowledged
    assert run(inbox, "claim", notification, now=NOW) == ("busy", None)
    run(inbox, "complete", claim.lease, now=NOW)
    assert run(inbox, "claim", notification, now=NOW + 100_000) == ("done", None)


def test_what_is_released_is_fresh_again_with_its_attempts_and_error(inbox, shop, notification):
    first = run(inbox, "claim", notification, now=NOW).lease
    run(inbox, "release", first, "out of stock: 缺货 \0 \udc80")
    assert shop.noted("state", "attempts", "last_error") == ["released", 1, "out of stock: 缺货   ?"]
    second = run(inbox, "claim", notification, now=NOW)
    assert (second.state, second.lease.attempts) == ("fresh", 2)
    with pytest.raises(wxnotify.LeaseLost):
        run(inbox, "release", first, "late")
    run(inbox, "complete", second.lease, now=NOW)
    assert shop.noted("state", "attempts", "last_error") == ["done", 2, None]


def test_a_lease_that_ended_goes_to_the_next_and_the_old_worker_loses(inbox, notification):
    old = run(inbox, "claim", notification, now=NOW).lease
    assert run(inbox, "claim", notification, now=NOW + 9).state == "busy"
    new = run(inbox, "claim", notification, now=NOW + 10).lease
    assert new.attempts == 2
    for call, arguments in (("complete", ()), ("release", ("late",)), ("fail", ("late",))):
        with pytest.raises(wxnotify.LeaseLost):
            run(inbox, call, old, *arguments)
    run(inbox, "complete", new, now=NOW + 11)


def test_a_lease_that_ended_cannot_complete_though_nobody_took_it(inbox, notification):
    lease = run(inbox, "claim", notification, now=NOW).lease
    with pytest.raises(wxnotify.LeaseLost):
        run(inbox, "complete", lease, now=NOW + 10)


def test_claim_write_and_completion_commit_together_or_not_at_all(inbox, shop, notification):
    with pytest.raises(RuntimeError), inbox.transaction() as connection:
        lease = inbox.claim(connection, notification).lease
        shop.pay(connection)
        inbox.complete(connection, lease)
        raise RuntimeError
    assert shop.paid == 0
    with inbox.transaction() as connection:
        claim = inbox.claim(connection, notification)
        assert (claim.state, claim.lease.attempts) == ("fresh", 1)
        shop.pay(connection)
        inbox.complete(connection, claim.lease)
    assert shop.paid == 1
    assert run(inbox, "claim", notification).state == "done"


def test_of_two_connections_at_once_one_is_fresh(inbox, shop, notification):
    states, together = [], threading.Barrier(8)

    def deliver():
        together.wait()
        with contextlib.suppress(wxnotify.NotificationBusy), inbox.transaction() as connection:
            claim = inbox.claim(connection, notification)
            states.append(claim.state)
            if claim.lease:
                shop.pay(connection)
                inbox.complete(connection, claim.lease)

    threads = [threading.Thread(target=deliver) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(states) <= {"done", "fresh"}  # who waited for another's new row is told to come again
    assert states.count("fresh") == 1
    assert run(inbox, "claim", notification).state == "done"
    assert shop.paid == 1


def test_store_take_complete(inbox, notification):
    assert run(inbox, "take") is None
    assert run(inbox, "store", notification, now=NOW)
    assert not run(inbox, "store", notification, now=NOW)
    task = run(inbox, "take", now=NOW)
    assert task.lease.acknowledged
    assert task.notification == notification.to_json()
    assert (task.lease.key, task.lease.attempts) == ("EV-1", 1)
    assert run(inbox, "take", now=NOW) is None
    run(inbox, "complete", task.lease, now=NOW)
    assert not run(inbox, "store", notification, now=NOW)
    assert run(inbox, "take", now=NOW + 100) is None


def test_the_plaintext_is_erased_when_it_is_done(shop, notification):
    for keep, name in ((False, "erasing"), (True, "keeping")):
        inbox = shop.inbox(keep_plaintext=keep, name=name)
        run(inbox, "store", notification)
        run(inbox, "complete", run(inbox, "take").lease)
        with inbox.transaction() as connection:
            sql = "SELECT notification FROM inbox WHERE (inbox = @ )"
            ((kept,),) = shop.execute(connection, sql, name)
        assert kept == (notification.to_json() if keep else None)


def test_inboxes_of_several_names_share_a_table(shop, notification):
    one, other = shop.inbox(name="one"), shop.inbox(name="other")
    run(one, "complete", run(one, "claim", notification).lease)
    assert run(other, "claim", notification).state == "fresh"
    run(one, "store", notification, "another")
    assert run(other, "take") is None
    assert run(one, "take").lease.key == "another"


def test_a_lease_can_be_renewed(inbox, notification):
    lease = run(inbox, "claim", notification, now=NOW).lease
    renewed = run(inbox, "renew", lease, now=NOW + 9)
    assert renewed == lease._replace(until=NOW + 19)
    assert run(inbox, "claim", notification, now=NOW + 18).state == "busy"
    with pytest.raises(wxnotify.LeaseLost):
        run(inbox, "renew", renewed, now=NOW + 19)


def test_stats(inbox, platform, parser):
    assert run(inbox, "stats") == (0, None, 0, 0, 0)
    for number in range(4):
        headers, body = platform.notification("TRANSACTION.SUCCESS", PAYMENT, id=f"EV-{number}")
        run(inbox, "store", parser.parse(headers, body), now=NOW + number)
    run(inbox, "complete", run(inbox, "take", now=NOW + 5).lease, now=NOW + 5)
    run(inbox, "take", now=NOW + 5)
    stats = run(inbox, "stats", now=NOW + 9)
    assert (stats.waiting, stats.in_work, stats.dead, stats.done_last_hour) == (2, 1, 0, 1)
    assert 6 <= stats.oldest_waiting <= 9


def test_health(inbox, notification):
    healthy, problems, stats = run(inbox, "health")
    assert (healthy, problems, stats) == (True, [], run(inbox, "stats"))
    run(inbox, "store", notification, now=NOW)
    late, early = (run(inbox, "health", now=NOW + waited) for waited in (910, 890))
    assert early.healthy
    assert (late.healthy, late.stats.waiting) == (False, 1)
    assert "no worker runs on this inbox" in late.problems[0]
    assert run(inbox, "health", max_waiting=3600, now=NOW + 910).healthy
    for _ in range(3):
        run(inbox, "fail", run(inbox, "take", now=NOW + 9000).lease, "no stock", now=NOW)
    (dead,) = run(inbox, "health").problems
    assert "1 dead letters" in dead
    assert run(inbox, "health", max_dead=1).healthy
    for limit in ("max_waiting", "max_dead"):
        with pytest.raises(wxnotify.OptionInvalid) as refused:
            run(inbox, "health", **{limit: -1})
        assert refused.value.field == limit


def test_a_failure_waits_longer_each_time_and_is_a_dead_letter_in_the_end(inbox, notification):
    run(inbox, "store", notification, now=NOW)
    now = NOW
    for wait in (2, 4):
        assert not run(inbox, "fail", run(inbox, "take", now=now).lease, "no stock", now=now)
        assert run(inbox, "take", now=now + wait - 1) is None
        now += wait
    assert run(inbox, "dead_letters") == []
    assert run(inbox, "fail", run(inbox, "take", now=now).lease, "still no stock", now=now)
    assert run(inbox, "take", now=now + 100_000) is None
    (letter,) = run(inbox, "dead_letters")
    kind = "transaction.direct"
    assert letter == ("EV-1", "TRANSACTION.SUCCESS", kind, 3, NOW, "still no stock", notification.to_json())
    assert run(inbox, "claim", notification).state == "dead"
    with pytest.raises(wxnotify.HandlerFailed, match="dead letter"):
        run(inbox, "store", notification)
    assert not run(inbox, "retry", "another", now=now)
    assert run(inbox, "retry", "EV-1", now=now)
    assert run(inbox, "dead_letters") == []
    assert run(inbox, "take", now=now).lease.attempts == 1


def test_a_dead_letter_can_be_left_for_good(shop, notification):
    inbox = shop.inbox(max_attempts=1)
    run(inbox, "store", notification)
    run(inbox, "fail", run(inbox, "take").lease, "no stock")
    assert not run(inbox, "discard", "another")
    assert run(inbox, "discard", "EV-1")
    assert not run(inbox, "discard", "EV-1")
    assert run(inbox, "dead_letters") == []
    assert run(inbox, "claim", notification).state == "done"


def test_what_kills_its_workers_is_buried(inbox, notification):
    run(inbox, "store", notification, now=NOW)
    for attempt in range(3):  # each worker dies: nothing is said until the lease ends
        assert run(inbox, "take", now=NOW + 10 * attempt).lease.attempts == attempt + 1
    assert run(inbox, "take", now=NOW + 30) is None
    (letter,) = run(inbox, "dead_letters", limit=1)
    assert "did not end the last attempt" in letter.last_error


def test_purge_forgets_what_is_done_and_old(inbox, notification):
    run(inbox, "complete", run(inbox, "claim", notification, now=NOW).lease, now=NOW)
    with pytest.raises(wxnotify.OptionInvalid) as refused:
        inbox.purge(89_999)
    assert refused.value.field == "older_than"
    assert inbox.purge(90_000, now=NOW + 89_999) == 0
    assert inbox.purge(90_000, now=NOW + 90_000) == 1
    assert run(inbox, "claim", notification).state == "fresh"


def test_a_key_of_ones_own(inbox, platform, parser, notification):
    other = parser.parse(*platform.notification("TRANSACTION.SUCCESS", PAYMENT, id="EV-2"))
    assert run(inbox, "claim", notification, "paid:A1").lease.key == "paid:A1"
    assert run(inbox, "claim", other, "paid:A1").state == "busy"
    refund = parser.parse(*platform.notification("REFUND.SUCCESS", {"refund_status": "SUCCESS"}, id="EV-3"))
    for call in ("claim", "store"):
        with pytest.raises(wxnotify.KeyConflict, match="REFUND.SUCCESS") as refused:
            run(inbox, call, refund, "paid:A1")
        assert refused.value.field == "key"
    assert run(inbox, "claim", other).state == "fresh"
    for wrong in ("", " a", "x" * 192):
        with pytest.raises(wxnotify.OptionInvalid) as refused:
            run(inbox, "claim", other, wrong)
        assert refused.value.field == "key"


def test_create_twice_and_check(inbox, shop, notification):
    run(inbox, "claim", notification)
    run(inbox, "create")
    run(inbox, "check")
    assert run(inbox, "claim", notification).state == "busy"
    missing = shop.inbox(table=f"{shop.table}_none")
    with missing.transaction() as connection:
        with pytest.raises(wxnotify.InboxSchema, match="create"):
            missing.check(connection)
        assert inbox.claim(connection, notification).state == "busy"  # the transaction lives
    with pytest.raises(wxnotify.InboxSchema, match=f"{shop.table}_none"):
        run(missing, "claim", notification)


def test_the_statements_of_create_for_migrations(shop, notification):
    inbox = shop.inbox(table=f"{shop.table}_m")
    with inbox.transaction() as connection:
        for statement in inbox.schema({"mariadb": "mysql"}.get(shop.name, shop.name)):
            connection.cursor().execute(statement)
    run(inbox, "check")


VERSION_1 = {
    "sqlite": ("TEXT", "TEXT", "INTEGER", "TEXT", ""),
    "postgresql": ("VARCHAR(191)", "VARCHAR(512)", "BIGINT", "TEXT", ""),
    "mariadb": ("VARCHAR(191)", "VARCHAR(512)", "BIGINT", "LONGTEXT", "CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"),
}


@pytest.mark.parametrize("by_hand", [False, True])
def test_a_table_of_version_1_is_brought_up_to_date(shop, notification, by_hand):
    table = f"{shop.table}_v1"
    key, text, integer, long, engine = VERSION_1[shop.name]
    inbox = shop.inbox(table=table)
    with inbox.transaction() as connection:
        for statement in (
            f"""CREATE TABLE {table} (notification_key {key} NOT NULL PRIMARY KEY, event_type {text} NOT NULL,
                kind {text} NOT NULL, state VARCHAR(16) NOT NULL, token VARCHAR(32), lease_until {integer} NOT NULL,
                due_at {integer}, attempts {integer} NOT NULL, deliveries {integer} NOT NULL,
                first_seen {integer} NOT NULL, last_seen {integer} NOT NULL, done_at {integer}, last_error {text},
                notification {long}) {engine}""",
            f"CREATE INDEX {table}_due ON {table} (due_at, notification_key)",
            f"CREATE TABLE {table}_version (version {integer} NOT NULL PRIMARY KEY)",
            f"INSERT INTO {table}_version VALUES (1)",
            f"""INSERT INTO {table} VALUES ('EV-1', 'TRANSACTION.SUCCESS', 'transaction.direct', 'done', NULL, 0, NULL,
                1, 1, 1, 1, 1, NULL, NULL)""",
        ):
            connection.cursor().execute(statement)
    with pytest.raises(wxnotify.InboxSchema, match="version 1"):
        run(inbox, "check")
    with inbox.transaction() as connection:
        if by_hand:
            for statement in inbox.upgrade({"mariadb": "mysql"}.get(shop.name, shop.name)):
                connection.cursor().execute(statement)
        else:
            inbox.create(connection)
    run(inbox, "check")
    assert run(inbox, "claim", notification).state == "done"


@pytest.mark.parametrize(
    ("options", "field"),
    [
        ({"table": "in box"}, "table"),
        ({"name": " shop"}, "inbox"),
        ({"lease": 0}, "lease"),
        ({"lease": "long"}, "lease"),
        ({"max_attempts": 0}, "max_attempts"),
        ({"dialect": "sqlite"}, "dialect"),
        ({"dialect": "oracle", "placeholders": "question"}, "dialect"),
    ],
)
def test_options_are_refused_at_once(options, field):
    with pytest.raises(wxnotify.OptionInvalid) as refused:
        wxnotify.Inbox(lambda: None, **options)
    assert refused.value.field == field


def test_one_connection_is_not_what_gives_connections(tmp_path):
    with pytest.raises(wxnotify.OptionInvalid, match="a function that opens one"):
        wxnotify.Inbox(sqlite3.connect(":memory:"))
    with pytest.raises(wxnotify.OptionInvalid, match="database of its own"):
        wxnotify.Inbox.sqlite(":memory:")
    with pytest.raises(wxnotify.InboxFailed, match=r"none/inbox\.db cannot be opened"):
        wxnotify.Inbox.sqlite(tmp_path / "none" / "inbox.db")


def test_an_unknown_or_asynchronous_connection_is_refused_with_the_way_out():
    class Unknown:
        def cursor(self):
            raise AssertionError

    class Asynchronous(Unknown):
        async def commit(self):
            raise AssertionError

    Asynchronous.__module__ = psycopg.AsyncConnection.__module__
    for cls in (Unknown, Asynchronous):
        with (
            pytest.raises(wxnotify.OptionInvalid, match="or a `driver` for another library"),
            wxnotify.Inbox(cls).transaction(),
        ):
            raise AssertionError
    assert inspect.iscoroutinefunction(psycopg.AsyncConnection.commit)


def test_another_driver_is_taken_by_dialect_and_placeholders(tmp_path, notification):
    class Wrapped:
        """As connections of a driver that we do not know."""

        def __init__(self):
            self._real = databases.open_sqlite(tmp_path / "shop.db")
            self.cursor, self.commit, self.rollback = self._real.cursor, self._real.commit, self._real.rollback
            self.close = self._real.close

    inbox = wxnotify.Inbox(Wrapped, dialect="sqlite", placeholders="question")
    run(inbox, "create")
    run(inbox, "complete", run(inbox, "claim", notification).lease)
    assert run(inbox, "claim", notification).state == "done"


VARIANTS = {
    "sqlite": [{}, {"isolation_level": None}, {"isolation_level": "IMMEDIATE"}, {"row_factory": sqlite3.Row}],
    "postgresql": [{}, {"autocommit": True}, {"row_factory": psycopg.rows.dict_row}],
    "mariadb": [{}, {"autocommit": True}, {"cursorclass": pymysql.cursors.DictCursor}],
}


@pytest.mark.parametrize(("name", "options"), [(name, each) for name, all in VARIANTS.items() for each in all])
def test_however_a_merchant_sets_the_connection_up(name, options, tmp_path, notification):
    shop = databases.shop(name, tmp_path)

    def connect():
        if name == "sqlite":
            plain = {key: value for key, value in options.items() if key != "row_factory"}
            connection = databases.open_sqlite(tmp_path / "shop.db", **plain)
            connection.row_factory = options.get("row_factory")
            return connection
        return getattr(databases, f"open_{name}")(**options)

    inbox = wxnotify.Inbox(connect, table=shop.table)
    with pytest.raises(RuntimeError), inbox.transaction() as connection:
        inbox.claim(connection, notification)
        shop.pay(connection)
        raise RuntimeError
    assert shop.paid == 0
    with inbox.transaction() as connection:
        lease = inbox.claim(connection, notification).lease
        assert lease.attempts == 1
        shop.pay(connection)
        inbox.complete(connection, lease)
    assert shop.paid == 1


def test_a_pool_gives_connections_and_gets_them_back(tmp_path, notification):
    shop = databases.shop("postgresql", tmp_path)
    settings = databases.server("POSTGRES")
    settings["dbname"] = settings.pop("database")
    with psycopg_pool.ConnectionPool(kwargs=settings, min_size=1, max_size=1, open=True) as pool:
        for given in (pool, pool.connection):
            inbox = wxnotify.Inbox(given, table=shop.table)
            for _ in range(3):
                run(inbox, "claim", notification)
            with pytest.raises(RuntimeError), inbox.transaction() as connection:
                shop.pay(connection)
                raise RuntimeError
        assert pool.get_stats()["requests_num"] == 8
    assert shop.paid == 0


def test_a_database_that_fails_is_an_inbox_that_failed(tmp_path, notification):
    def refuse():
        raise sqlite3.OperationalError("the disk is on fire\nDETAIL: what was in it")

    with (
        pytest.raises(wxnotify.InboxFailed, match="SQLite, OperationalError") as failed,
        wxnotify.Inbox(refuse).transaction(),
    ):
        raise AssertionError
    assert "fire" not in str(failed.value)
    assert "DETAIL" not in str(failed.value)
    assert isinstance(failed.value.__cause__, sqlite3.OperationalError)


def test_the_embedded_default_makes_its_table_and_waits_for_other_writers(tmp_path, notification):
    inbox = wxnotify.Inbox.sqlite(tmp_path / "inbox.db", lease=10)
    assert wxnotify.Inbox.sqlite(tmp_path / "inbox.db")  # again
    with inbox.transaction() as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA busy_timeout").fetchone() == (10_000,)
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL
        assert inbox.claim(connection, notification, now=NOW).lease.until == NOW + 10


def test_writers_to_a_file_stand_in_line(tmp_path):
    """SQLite has them sleep and look again, and who comes later overtakes who sleeps: dozens of times, when many write."""
    writers, begun, overtaken = 8, [], []
    inbox = wxnotify.Inbox.sqlite(tmp_path / "inbox.db")

    def write():
        for _ in range(25):
            before = len(begun)
            with inbox.transaction():
                overtaken.append(len(begun) - before)
                begun.append(None)
                time.sleep(0.002)

    threads = [threading.Thread(target=write) for _ in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(begun) == writers * 25
    assert max(overtaken) <= 2 * writers


def test_who_waits_in_vain_does_not_keep_the_line(tmp_path):
    file = tmp_path.resolve() / "inbox.db"
    inbox = wxnotify.Inbox(lambda: sqlite3.connect(file, timeout=0.05, check_same_thread=False))
    with inbox.transaction(), pytest.raises(wxnotify.NotificationBusy), inbox.transaction():
        pass
    assert line_of(str(file)).enter(0)


@pytest.mark.parametrize("same_thread", [False, True], ids=["severed", "cannot be severed"])
def test_whose_transaction_is_severed_leaves_the_line(tmp_path, same_thread):
    file = tmp_path.resolve() / "inbox.db"
    connection = sqlite3.connect(file, check_same_thread=same_thread)
    transaction = wxnotify._drivers.driver_of(connection).begin(connection, 1000, write=True)
    assert not line_of(str(file)).enter(0)

    def sever():
        with contextlib.suppress(sqlite3.Error):
            transaction.sever()

    severing = threading.Thread(target=sever)
    severing.start()
    severing.join()
    with pytest.raises(ConnectionError):
        transaction.commit()
    assert line_of(str(file)).enter(0)
    connection.close()


MAKE = "import sys, time, wxnotify\nwhile time.time() < float(sys.argv[2]): pass\nwxnotify.Inbox.sqlite(sys.argv[1])"


def test_many_processes_make_the_embedded_default_at_once(tmp_path):
    for attempt in range(3):
        command = [sys.executable, "-c", MAKE, str(tmp_path / f"{attempt}.db"), str(time.time() + 2)]
        processes = [subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) for _ in range(6)]
        assert [process.communicate()[1] for process in processes] == [""] * 6


def test_what_is_restored_is_the_notification(notification):
    restored = wxnotify._native.notification_from_json(notification.to_json())
    assert type(restored) is wxnotify.Notification
    assert restored.to_json() == notification.to_json()
    assert restored.event() == notification.event()
    assert json.loads(restored.plaintext) == PAYMENT
    restored.expect(out_trade_no="A20261121")

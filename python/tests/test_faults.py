"""What went wrong once, and must not again: a 200 with nothing behind it, a hung callback, words that were nobody's business."""

import asyncio
import contextlib
import io
import json
import logging
import os
import sqlite3
import threading
import time

import databases
import psycopg_pool
import pytest
from merchant import PAYMENT, REFUND, paying, wait_for

import wxnotify

OPENID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"


# A 200 is committed


def busy_postgresql(shop, path):
    connection = databases.open_postgresql()
    connection.execute("SET statement_timeout = 10000")  # psycopg began a transaction for it
    return connection


def busy_mariadb(shop, path):
    connection = databases.open_mariadb()
    shop.pay(connection)
    return connection


def busy_sqlite(shop, path):
    connection = databases.open_sqlite(path / "shop.db")
    connection.execute("BEGIN")
    return connection


@pytest.mark.parametrize("mode", ["transaction", "leased", "stored"])
@pytest.mark.parametrize("busy", [busy_postgresql, busy_mariadb, busy_sqlite])
def test_a_connection_that_is_not_idle_is_refused(busy, mode, make, deliver, outcomes, tmp_path):
    shop = databases.shop(busy.__name__.removeprefix("busy_"), tmp_path)
    inbox = wxnotify.Inbox(lambda: busy(shop, tmp_path), table=shop.table)
    handler = make(inbox=inbox, mode=mode)
    handler.on_paid(lambda event, delivery: pytest.fail("it was called"))
    assert deliver(handler).status == 500
    assert (outcomes[0].code, outcomes[0].error.field) == ("OPTION_INVALID", "connect")
    assert "give it connections that are idle" in outcomes[0].error.message
    with pytest.raises(wxnotify.OptionInvalid, match="BEGIN and"), inbox.transaction():
        raise AssertionError


@pytest.mark.parametrize("options", [{}, {"autocommit": True}])
@pytest.mark.parametrize("name", ["postgresql", "mariadb"])
def test_what_is_answered_200_is_seen_by_others(name, options, make, deliver, tmp_path):
    shop = databases.shop(name, tmp_path)
    inbox = wxnotify.Inbox(lambda: getattr(databases, f"open_{name}")(**options), table=shop.table)
    handler = paying(make(inbox=inbox), shop)
    assert deliver(handler).status == 200
    assert shop.paid == 1
    assert shop.noted("state") == ["done"]


def test_a_failure_that_the_callback_swallows_is_no_success(make, deliver, tmp_path, outcomes):
    shop = databases.shop("postgresql", tmp_path)
    handler = make(inbox=shop.inbox())

    @handler.on_paid
    def paid(event, delivery):
        shop.pay(delivery.connection)
        with contextlib.suppress(Exception):
            delivery.connection.execute("SELECT 1/0")  # PostgreSQL can only roll back now

    assert deliver(handler).status == 500
    assert outcomes[0].code == "INBOX_FAILED"
    assert shop.paid == 0
    with pytest.raises(wxnotify.InboxFailed), shop.inbox().transaction() as connection:
        shop.pay(connection)
        with contextlib.suppress(Exception):
            connection.execute("SELECT 1/0")
    assert shop.paid == 0


@pytest.mark.parametrize("mode", ["transaction", "stored"])
def test_what_is_acknowledged_is_on_the_disk(mode, make, deliver, tmp_path):
    handler, seen = make(inbox=wxnotify.Inbox.sqlite(tmp_path / "inbox.db"), mode=mode), []

    @handler.on_paid
    def paid(event, delivery):
        seen.append(delivery.connection.execute("PRAGMA synchronous").fetchone())
        seen.append(delivery.connection.execute("PRAGMA journal_mode").fetchone())

    assert deliver(handler).status == 200
    if mode == "stored":
        assert handler.work_once()
    assert seen == [(2,), ("wal",)]


def test_leased_work_completes_beside_duplicates(make, deliver, outcomes, tmp_path):
    shop = databases.shop("postgresql", tmp_path)

    def connect():
        return databases.open_postgresql(options="-c default_transaction_isolation=repeatable\\ read")

    handler = make(inbox=wxnotify.Inbox(connect, table=shop.table), mode="leased")
    calls = []

    @handler.on_paid
    def paid(event, delivery):
        calls.append(delivery.attempts)
        duplicates = [threading.Thread(target=deliver, args=(handler,)) for _ in range(4)]
        for each in duplicates:
            each.start()
        for each in duplicates:
            each.join()

    assert deliver(handler).status == 200
    assert calls == [1]
    assert [outcome.code for outcome in outcomes] == ["NOTIFICATION_BUSY"] * 4 + ["SUCCESS"]


def test_mariadb_that_assigns_simultaneously_claims_again(make, deliver, tmp_path):
    shop = databases.shop("mariadb", tmp_path)
    inbox = wxnotify.Inbox(
        lambda: databases.open_mariadb(sql_mode="SIMULTANEOUS_ASSIGNMENT,STRICT_TRANS_TABLES"), table=shop.table
    )
    handler, calls = make(inbox=inbox), []

    @handler.on_paid
    def paid(event, delivery):
        calls.append(delivery.attempts)
        if len(calls) < 3:
            delivery.fail("no stock")

    assert [deliver(handler).status for _ in range(3)] == [500, 500, 200]
    assert calls == [1, 2, 3]


# A hung callback


def test_a_callback_that_hangs_is_given_up_and_stops_nobody(shop, make, deliver, outcomes):
    handler = make(inbox=shop.inbox(lease=1), deadline=0.4)
    go, errors = threading.Event(), []

    @handler.on_paid
    def paid(event, delivery):
        shop.pay(delivery.connection)
        if delivery.notification.id == "EV-1" and not go.is_set():
            go.wait(20)
            try:
                shop.pay(delivery.connection)
            except Exception as error:  # noqa: BLE001 - each driver has its own
                errors.append(error)

    assert deliver(handler).status == 500
    handler._deadline = 4.5
    wait_for(lambda: len(outcomes) == 2)
    assert [(outcome.code, outcome.late) for outcome in outcomes] == [
        ("DEADLINE_EXCEEDED", False),
        ("HANDLER_FAILED", True),
    ]
    assert "before its lease ended" in outcomes[1].error.message
    assert handler.in_flight == 1  # it has its place until it returns
    assert deliver(handler, id="EV-2").status == 200
    assert shop.paid == 1
    go.set()
    wait_for(lambda: handler.in_flight == 0)
    assert len(errors) == 1  # its connection was closed
    assert shop.paid == 1
    assert deliver(handler).status == 200
    assert shop.paid == 2


@pytest.mark.parametrize("mode", ["transaction", "leased"])
def test_a_pool_of_one_gets_the_place_of_a_hung_callback_back(mode, make, deliver, outcomes, tmp_path):
    shop = databases.shop("postgresql", tmp_path)
    settings = databases.server("POSTGRES")
    settings["dbname"] = settings.pop("database")
    with psycopg_pool.ConnectionPool(kwargs=settings, min_size=1, max_size=1, open=True) as pool:
        handler = make(inbox=wxnotify.Inbox(pool, table=shop.table, lease=1), mode=mode, deadline=0.3)
        go = threading.Event()

        @handler.on_paid
        def paid(event, delivery):
            if delivery.notification.id == "EV-1":
                go.wait(20)

        assert deliver(handler).status == 500
        wait_for(lambda: len(outcomes) == 2)
        handler._deadline = 4.5
        assert deliver(handler, id="EV-2").status == 200
        go.set()
        wait_for(lambda: handler.in_flight == 0)
        assert deliver(handler, id="EV-3").status == 200


def test_a_pool_that_is_empty_is_told_in_time(make, deliver, outcomes, tmp_path):
    shop = databases.shop("postgresql", tmp_path)
    settings = databases.server("POSTGRES")
    settings["dbname"] = settings.pop("database")
    with psycopg_pool.ConnectionPool(kwargs=settings, min_size=1, max_size=1, open=True) as pool:
        inbox = wxnotify.Inbox(pool, table=shop.table)
        with inbox.transaction():
            began = time.monotonic()
            assert deliver(paying(make(inbox=inbox), shop)).status == 500
            assert 1.5 < time.monotonic() - began < 4.4
        assert "let its pool grow" in outcomes[0].error.message


def test_an_asynchronous_callback_that_hangs_is_cancelled(make, platform, outcomes, sqlite_shop):
    handler, cancelled = make(inbox=sqlite_shop.inbox(lease=1), deadline=0.3), []

    @handler.on_paid
    async def paid(event, delivery):
        sqlite_shop.pay(delivery.connection)
        try:
            await asyncio.sleep(30)
        except asyncio.CancelledError:
            cancelled.append(1)
            raise

    async def main():
        headers, body = platform.notification("TRANSACTION.SUCCESS", PAYMENT)

        async def chunks():
            yield body

        assert (await handler.handle_async("POST", headers, chunks())).status == 500
        while handler.in_flight:
            await asyncio.sleep(0.02)

    asyncio.run(asyncio.wait_for(main(), 10))
    assert cancelled == [1]
    assert [outcome.code for outcome in outcomes] == ["DEADLINE_EXCEEDED", "HANDLER_FAILED"]
    assert sqlite_shop.paid == 0


@pytest.mark.parametrize("is_async", [True, False])
def test_a_callback_that_ends_while_it_is_given_up_leaves_its_place(
    make, deliver, platform, sqlite_shop, monkeypatch, is_async
):
    handler, given_up = make(inbox=sqlite_shop.inbox(lease=1), deadline=0.3), threading.Event()
    sever = wxnotify._connection.Session.sever

    def slowly(session):
        given_up.set()
        time.sleep(0.3)
        sever(session)

    monkeypatch.setattr(wxnotify._connection.Session, "sever", slowly)

    async def main():
        @handler.on_paid
        async def paid(event, delivery):
            await asyncio.sleep(30)

        headers, body = platform.notification("TRANSACTION.SUCCESS", PAYMENT)

        async def chunks():
            yield body

        assert (await handler.handle_async("POST", headers, chunks())).status == 500
        while not given_up.is_set():
            await asyncio.sleep(0.02)

    if is_async:
        asyncio.run(main())
    else:
        handler.on_paid(lambda event, delivery: given_up.wait(10) and None)
        assert deliver(handler).status == 500
    assert handler.shutdown(10) == 0


def test_a_duplicate_does_not_wait_beyond_wechat_pays_patience(shop, make, deliver, outcomes, platform, parser):
    notification = parser.parse(*platform.notification("TRANSACTION.SUCCESS", PAYMENT, id="EV-1"))
    handler = paying(make(inbox=shop.inbox()), shop)
    working, go = threading.Event(), threading.Event()

    def hold():
        with shop.inbox().transaction() as connection:
            shop.inbox().complete(connection, shop.inbox().claim(connection, notification).lease)
            working.set()
            go.wait(20)

    holding = threading.Thread(target=hold)
    holding.start()
    assert working.wait(10)
    began = time.monotonic()
    assert deliver(handler).status == 503
    assert time.monotonic() - began < 5
    go.set()
    holding.join()
    assert deliver(handler).status == 200
    assert [outcome.code for outcome in outcomes] == ["NOTIFICATION_BUSY", "DUPLICATE"]


def test_beyond_max_in_flight_the_answer_is_503(make, deliver, outcomes):
    handler, go = make(max_in_flight=2, deadline=0.2), threading.Event()
    handler.on_paid(lambda event, delivery: go.wait(20) and None)
    assert [deliver(handler).status for _ in range(3)] == [500, 500, 503]
    assert "max_in_flight" in outcomes[2].error.message
    go.set()
    wait_for(lambda: handler.in_flight == 0)
    assert deliver(handler).status == 200


def test_threads_are_used_again(make, deliver):
    handler, threads = make(), set()
    handler.on_paid(lambda event, delivery: threads.add(threading.current_thread()))
    for _ in range(20):
        assert deliver(handler).status == 200
    assert len(threads) < 4


def test_a_process_that_forked_has_threads_of_its_own(make, deliver):
    handler = make()
    handler.on_paid(lambda event, delivery: None)
    assert deliver(handler).status == 200
    with pytest.warns(DeprecationWarning) if os.sys.version_info >= (3, 12) else contextlib.nullcontext():
        child = os.fork()
    if child == 0:
        os._exit(0 if deliver(handler).status == 200 else 1)
    assert os.waitpid(child, 0)[1] == 0


# The body


def dripping(body, pause=0.05):
    source = io.BytesIO(body)

    def read(size):
        time.sleep(pause)
        return source.read(1)

    return read, source


def test_a_body_that_drips_or_stops_is_answered_at_the_deadline(make, platform, outcomes):
    handler = make(deadline=0.4)
    handler.on_paid(lambda event, delivery: pytest.fail("it was called"))
    headers, body = platform.notification("TRANSACTION.SUCCESS", PAYMENT)
    read, source = dripping(body)
    go = threading.Event()
    for slow in (read, lambda size: bytes(not go.wait(20))):
        began = time.monotonic()
        assert handler.handle("POST", headers, slow).status == 500
        assert 0.3 < time.monotonic() - began < 10
    go.set()
    wait_for(lambda: handler.in_flight == 0)
    position = source.tell()
    time.sleep(0.2)
    assert source.tell() == position < len(body)  # nobody reads on
    assert [(outcome.code, outcome.late) for outcome in outcomes] == [("DEADLINE_EXCEEDED", False)] * 2
    assert "the body was not there" in outcomes[0].error.message


def test_under_asyncio_too_a_body_that_drips_is_answered_at_the_deadline(make, platform, outcomes):
    handler = make(deadline=0.3)
    headers, body = platform.notification("TRANSACTION.SUCCESS", PAYMENT)

    async def chunks():
        for byte in body:
            await asyncio.sleep(0.05)
            yield bytes([byte])

    began = time.monotonic()
    assert asyncio.run(handler.handle_async("POST", headers, chunks())).status == 500
    assert time.monotonic() - began < 10
    assert outcomes[0].code == "DEADLINE_EXCEEDED"


# Whose a notification is


def test_a_key_of_another_kind_is_a_conflict_and_not_a_duplicate(sqlite_shop, make, deliver, outcomes):
    handler = paying(
        make(inbox=sqlite_shop.inbox(), key=lambda notification: notification.resource["out_trade_no"]), sqlite_shop
    )
    handler.on_refunded(lambda event, delivery: pytest.fail("it was called"))
    assert deliver(handler).status == 200
    assert deliver(handler, REFUND, "REFUND.SUCCESS", id="EV-2").status == 500
    assert (outcomes[1].code, outcomes[1].error.field) == ("KEY_CONFLICT", "key")
    assert isinstance(outcomes[1].error, wxnotify.KeyConflict)


def test_a_worker_takes_what_its_handler_has_routes_for(shop, make, deliver, outcomes):
    paid, refunded = (make(inbox=shop.inbox(), mode="stored") for _ in range(2))
    paying(paid, shop)
    refunded.on_refunded(lambda event, delivery: None)
    assert deliver(refunded, REFUND, "REFUND.SUCCESS").status == 200
    assert not paid.work_once()
    assert refunded.work_once()
    assert [outcome.code for outcome in outcomes] == ["STORED", "SUCCESS"]


def test_the_hook_is_told_of_what_its_workers_died_of(shop, make, deliver, outcomes, caplog):
    handler = paying(make(inbox=shop.inbox(max_attempts=1), mode="stored"), shop)
    deliver(handler)
    with shop.inbox().transaction() as connection:
        shop.inbox().take(connection)
    shop.rows("UPDATE inbox SET lease_until = 1 , due_at = 1")
    assert not handler.work_once()
    assert [outcome.code for outcome in outcomes] == ["STORED", "DEAD"]
    assert (outcomes[1].notification_id, outcomes[1].attempts) == ("EV-1", 1)
    assert "dead letter" in caplog.text
    assert deliver(handler).status == 500  # it is not done


# What a callback returns and raises


@pytest.mark.parametrize(
    "returned", [False, True, 0, "FAIL", "", {"status": 500}, (500, "FAIL"), [], wxnotify.Answer(500, (), b"")]
)
def test_what_is_neither_nothing_nor_an_ack_is_no_success(returned, make, deliver, outcomes, sqlite_shop):
    handler = make(inbox=sqlite_shop.inbox())

    @handler.on_paid
    def paid(event, delivery):
        sqlite_shop.pay(delivery.connection)
        return returned

    assert deliver(handler).status == 500
    assert outcomes[0].code == "HANDLER_FAILED"
    assert f"of type {type(returned).__name__}" in outcomes[0].error.message
    assert sqlite_shop.paid == 0


def test_a_drivers_words_are_in_no_table_log_or_answer(shop, make, deliver, outcomes, caplog):
    handler = make(inbox=shop.inbox())
    with shop.inbox().transaction() as connection:
        shop.execute(connection, f"CREATE TABLE {shop.table}_payers (openid VARCHAR(64) PRIMARY KEY)")

    @handler.on_paid
    def paid(event, delivery):
        sql = f"INSERT INTO {shop.table}_payers VALUES ( @ )"
        try:
            shop.execute(delivery.connection, sql, OPENID)
            shop.execute(delivery.connection, sql, OPENID)
        except Exception as error:
            if delivery.attempts == 1:
                raise
            raise ValueError(f"not written: {error} {OPENID}") from error

    with caplog.at_level(logging.DEBUG, "wxnotify"):
        for _ in range(2):
            answer = deliver(handler)
            assert answer.status == 500
            assert OPENID.encode() not in answer.body
            (noted,) = shop.noted("last_error")
            assert "the callback raised" in noted
            assert OPENID not in noted
    assert "raised ValueError at test_faults.py:" in caplog.text
    assert OPENID not in caplog.text
    assert OPENID in str(outcomes[1].error.__cause__)  # the hook can look


# What the inbox's database lacks


def test_a_table_that_is_missing_is_told_with_the_call_that_makes_it(shop, make, deliver, outcomes):
    inbox = shop.inbox(table=f"{shop.table}_none")
    for mode in ("transaction", "leased", "stored"):
        handler = make(inbox=inbox, mode=mode)
        handler.on_paid(lambda event, delivery: None)
        assert deliver(handler).status == 500
    assert {outcome.code for outcome in outcomes} == {"INBOX_SCHEMA"}
    assert "create()" in outcomes[0].error.message


def test_a_file_that_cannot_be_opened_is_named(make, deliver, outcomes, tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    inbox = wxnotify.Inbox.sqlite(folder / "inbox.db")
    folder.rename(tmp_path / "away")
    handler = make(inbox=inbox)
    handler.on_paid(lambda event, delivery: None)
    assert deliver(handler).status == 500
    assert str(folder / "inbox.db") in outcomes[0].error.message


def test_a_table_can_be_named_with_its_schema(make, deliver, tmp_path):
    inbox = wxnotify.Inbox.sqlite(tmp_path / "inbox.db", table="main.notifications")
    handler = make(inbox=inbox)
    handler.on_paid(lambda event, delivery: None)
    assert [deliver(handler).status for _ in range(2)] == [200, 200]


# Shutdown, and long work


def test_shutdown_waits_and_says_how_many_are_left(make, deliver, outcomes):
    handler, go = make(deadline=0.2), threading.Event()
    handler.on_paid(lambda event, delivery: go.wait(20) and None)
    assert deliver(handler).status == 500
    assert handler.shutdown(timeout=0.1) == 1
    assert deliver(handler).status == 503
    threading.Timer(0.2, go.set).start()
    assert handler.shutdown() == 0
    assert [outcome.code for outcome in outcomes] == ["DEADLINE_EXCEEDED", "NOTIFICATION_BUSY", "SUCCESS"]


def test_shutdown_ends_workers(make, sqlite_shop):
    handler = paying(make(inbox=sqlite_shop.inbox(), mode="stored"), sqlite_shop)
    workers = [threading.Thread(target=handler.work, args=given) for given in ((), (threading.Event(), 60))]
    for worker in workers:
        worker.start()
    assert handler.shutdown() == 0
    for worker in workers:
        worker.join(20)
        assert not worker.is_alive()


def test_a_handler_that_was_shut_down_before_its_first_request_takes_none(make, deliver, tmp_path):
    shop = databases.shop("postgresql", tmp_path)
    handler = paying(make(inbox=shop.inbox()), shop)
    assert handler.shutdown() == 0
    assert deliver(handler).status == 503


@pytest.mark.parametrize("mode", ["leased", "stored"])
def test_work_in_several_parts_renews_its_lease(mode, make, deliver, outcomes, tmp_path):
    shop = databases.shop("postgresql", tmp_path)
    handler = make(inbox=shop.inbox(lease=3), mode=mode)

    @handler.on_paid
    def paid(event, delivery):
        for _ in range(3):
            time.sleep(1.2)
            delivery.renew()

    assert deliver(handler).status == 200
    if mode == "stored":
        assert handler.work_once()
    assert outcomes[-1].code == "SUCCESS"
    assert shop.noted("state", "attempts") == ["done", 1]


def test_without_a_lease_there_is_nothing_to_renew(make, deliver, outcomes, sqlite_shop):
    handler = make(inbox=sqlite_shop.inbox())
    handler.on_paid(lambda event, delivery: delivery.renew())
    assert deliver(handler).status == 500
    assert (outcomes[0].code, outcomes[0].error.field) == ("ARGUMENT_INVALID", "lease")


def test_a_worker_forgets_what_is_old(shop, make, deliver):
    handler, stop = paying(make(inbox=shop.inbox(), mode="stored"), shop), threading.Event()
    deliver(handler)
    assert handler.work_once()
    shop.rows("UPDATE inbox SET done_at = 1")
    worker = threading.Thread(target=handler.work, args=(stop, 0.01), kwargs={"purge_older_than": 90_000})
    worker.start()
    wait_for(lambda: shop.rows("SELECT COUNT(*) FROM inbox") == [(0,)])
    stop.set()
    worker.join()
    with pytest.raises(wxnotify.OptionInvalid):
        handler.work(purge_older_than=60)


def test_a_thread_bound_sqlite_connection_rolls_back_when_its_callback_returns(make, deliver, outcomes, tmp_path):
    shop = databases.shop("sqlite", tmp_path)
    inbox = wxnotify.Inbox(lambda: sqlite3.connect(tmp_path / "shop.db"), table=shop.table, lease=1)
    handler, go = make(inbox=inbox, deadline=0.2), threading.Event()

    @handler.on_paid
    def paid(event, delivery):
        shop.pay(delivery.connection)
        go.wait(20)

    assert deliver(handler).status == 500
    wait_for(lambda: len(outcomes) == 2)
    go.set()
    wait_for(lambda: handler.in_flight == 0)
    handler._deadline = 4.5
    assert shop.paid == 0
    assert deliver(handler).status == 200
    assert shop.paid == 1


def test_the_line_of_the_log_is_the_outcomes(make, deliver, outcomes, caplog):
    handler = make()
    handler.on_paid(lambda event, delivery: None)
    with caplog.at_level(logging.DEBUG, "wxnotify"):
        deliver(handler)
    assert [record.getMessage() for record in caplog.records] == [outcomes[0].line]
    assert json.dumps(outcomes[0].line).isascii()


@pytest.mark.parametrize("mode", [None, "transaction", "stored"])
def test_the_line_names_the_notification_and_the_order(mode, make, deliver, outcomes, caplog, sqlite_shop):
    """With a hook too: it is added to the log."""
    handler = make(inbox=mode and sqlite_shop.inbox(), mode=mode)
    handler.on_paid(lambda delivery: None)
    with caplog.at_level(logging.DEBUG, "wxnotify"):
        deliver(handler, request_id="R-1")
        deliver(handler, fault="probe")
        deliver(handler, {**PAYMENT, "payer": 1}, id="EV-2")
        while mode == "stored" and handler.work_once():
            pass
    told = [(record.levelname, record.getMessage()) for record in caplog.records]
    known = "(notification EV-1, event_type TRANSACTION.SUCCESS, kind transaction.direct, number A1, request_id R-1)"
    done = {None: ["SUCCESS"], "transaction": ["SUCCESS"], "stored": ["STORED", "SUCCESS"]}[mode]
    assert [line for line in told if line[0] == "DEBUG" and "EV-1" in line[1]] == [
        ("DEBUG", f"{code} {known}") for code in done
    ]
    assert next(line for level, line in told if level == "INFO").startswith("SIGNATURE_PROBE")
    (failed,) = [line for level, line in told if level == "ERROR"]
    assert "EVENT_UNTYPED" in failed and "EV-2" in failed and "number A1" in failed
    assert outcomes[0].number == "A1"

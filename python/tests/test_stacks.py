"""Every library, with the test kit that anybody's driver is checked with, and behind the handler in each mode."""

import asyncio
import contextlib

import databases
import pytest
import stacks
from merchant import PAYMENT

import wxnotify
from wxnotify._driver_check import PROMISES
from wxnotify.testing import check_async_driver, check_driver
from wxnotify.transactions import Driver, NotIdle, Transaction

MODES = ("transaction", "leased", "stored")
PAY = "UPDATE orders SET paid = paid + 1 WHERE number = @"


def statement(shop):
    return PAY.replace("orders", f"{shop.table}_orders")


@pytest.fixture
def stack(request, tmp_path):
    found = request.param
    return found, databases.shop(found.database, tmp_path)


def of(which):
    return pytest.mark.parametrize("stack", which.values(), ids=which.keys(), indirect=True)


# Synchronous


@of(stacks.SYNCHRONOUS)
def test_the_driver_keeps_what_is_asked_of_it(stack, tmp_path):
    used, shop = stack
    with used.connect(tmp_path) as connect:
        assert len(check_driver(wxnotify.Inbox(connect, table=shop.table))) == len(PROMISES)


def test_djangos_driver_keeps_it_too():
    import servers

    servers.set_django_up()
    from django.db import connection

    try:
        assert len(check_driver(wxnotify.Inbox(lambda: connection, table="kit"))) == len(PROMISES)
    finally:
        connection.close()


class Mine(Driver):
    """A merchant's own, for psycopg, with the base's transaction."""

    def begin(self, connection, wait_ms, write):
        if connection.info.transaction_status.name != "IDLE":
            raise NotIdle
        return MyTransaction(connection)

    def join(self, connection):
        return MyTransaction(connection)


class MyTransaction(Transaction):
    def commit(self):
        if self.connection.info.transaction_status.name == "INERROR":
            raise RuntimeError("a statement failed before")
        super().commit()


def test_anybodys_driver_is_checked_by_the_kit(tmp_path):
    shop = databases.shop("postgresql", tmp_path)
    inbox = wxnotify.Inbox(shop.connect, table=shop.table, driver=Mine("postgresql", "format"))
    assert len(check_driver(inbox)) == len(PROMISES)


FAULTS = {
    "what it commits is there": ("commit", lambda self: self.connection.rollback()),
    "what it rolls back is not": ("roll_back", lambda self: self.connection.commit()),
    "it counts the rows": ("run", lambda self, *given: Transaction.run(self, *given) or 1),
    "texts and numbers come back": ("run", lambda self, *given: _in_latin(Transaction.run(self, *given))),
    "after a failure nothing is called committed": ("commit", lambda self: self.connection.commit()),
    "what was severed cannot commit": ("sever", lambda self: self.connection.commit()),
    "a connection in a transaction is refused": ("begin", lambda self, *given: MyTransaction(given[0])),
    "of two at once|a failure is told by its code": ("code_of", lambda self, error: None),
}
"""What a driver can do wrong, by the promise that it breaks."""


def _in_latin(done):
    def spoilt(value):
        return value.replace("缺货", "??") if isinstance(value, str) else value

    return done if isinstance(done, int) else [[spoilt(each) for each in row] for row in done]


@pytest.mark.parametrize("promise", FAULTS)
def test_the_kit_names_the_promise_that_a_driver_breaks(promise, tmp_path):
    name, wrong = FAULTS[promise]
    shop = databases.shop("postgresql", tmp_path)
    transaction = type("Wrong", (MyTransaction,), {name: wrong})

    class WrongDriver(Mine):
        def begin(self, connection, wait_ms, write):
            return transaction(super().begin(connection, wait_ms, write).connection)

        def join(self, connection):
            return transaction(connection)

    if hasattr(Driver, name):
        setattr(WrongDriver, name, wrong)
    inbox = wxnotify.Inbox(shop.connect, table=shop.table, driver=WrongDriver("postgresql", "format"))
    with pytest.raises(AssertionError, match=promise):
        check_driver(inbox)


@pytest.mark.parametrize("mode", MODES)
@of(stacks.SYNCHRONOUS)
def test_each_notification_counts_once(stack, mode, make, deliver, outcomes, tmp_path):
    used, shop = stack
    with used.connect(tmp_path) as connect:
        inbox = wxnotify.Inbox(connect, table=shop.table)
        handler, seen = make(inbox=inbox, mode=mode), []

        @handler.on_paid
        def paid(event, delivery):
            seen.append(event.out_trade_no)
            if mode == "leased":
                with inbox.transaction() as connection:
                    used.pay(connection, statement(shop), event.out_trade_no)
            else:
                used.pay(delivery.connection, statement(shop), event.out_trade_no)
            if len(seen) == 1 and mode != "leased":
                delivery.fail("no stock")

        statuses = [deliver(handler).status for _ in range(3)]
        if mode == "stored":
            assert handler.work_once()
            shop.rows("UPDATE inbox SET due_at = 0")
            assert handler.work_once()
            assert not handler.work_once()
        assert statuses == ([500, 200, 200] if mode == "transaction" else [200] * 3)
    assert shop.paid == 1
    assert shop.noted("state") == ["done"]


@pytest.mark.parametrize("name", ["psycopg2", "mysqlclient", "SQLAlchemy's session on postgresql+psycopg"])
def test_a_callback_that_hangs_loses_its_connection(name, make, deliver, outcomes, tmp_path):
    import threading

    used = stacks.SYNCHRONOUS[name]
    shop, go = databases.shop(used.database, tmp_path), threading.Event()
    with used.connect(tmp_path) as connect:
        handler = make(inbox=wxnotify.Inbox(connect, table=shop.table, lease=1), deadline=0.3)

        @handler.on_paid
        def paid(event, delivery):
            used.pay(delivery.connection, statement(shop), event.out_trade_no)
            go.wait(20)

        assert deliver(handler).status == 500
        while len(outcomes) < 2:
            go.wait(0.02)
        assert shop.paid == 0
        go.set()
        while handler.in_flight:
            threading.Event().wait(0.02)
    assert [outcome.code for outcome in outcomes] == ["DEADLINE_EXCEEDED", "HANDLER_FAILED"]
    assert shop.paid == 0


# Asynchronous


@of(stacks.ASYNCHRONOUS)
def test_the_asynchronous_driver_keeps_what_is_asked_of_it(stack, tmp_path):
    used, shop = stack

    async def main():
        async with used.connect(tmp_path) as connect:
            return await check_async_driver(wxnotify.AsyncInbox(connect, table=shop.table))

    assert len(asyncio.run(main())) == len(PROMISES)


@pytest.fixture
def deliver_async(platform):
    async def deliver_async(handler, resource=PAYMENT, **options):
        headers, body = platform.notification("TRANSACTION.SUCCESS", resource, **{"id": "EV-1", **options})

        async def chunks():
            yield body

        return await handler.handle_async("POST", list(headers.items()), chunks())

    return deliver_async


@pytest.mark.parametrize("mode", MODES)
@of(stacks.ASYNCHRONOUS)
def test_on_the_event_loop_each_notification_counts_once(stack, mode, make, deliver_async, outcomes, tmp_path):
    used, shop = stack

    async def main():
        async with used.connect(tmp_path) as connect:
            inbox = wxnotify.AsyncInbox(connect, table=shop.table)
            handler, seen = make(inbox=inbox, mode=mode), []

            @handler.on_paid
            async def paid(event, delivery):
                seen.append(event.out_trade_no)
                if mode == "leased":
                    async with inbox.transaction() as connection:
                        await used.pay(connection, statement(shop), event.out_trade_no)
                else:
                    await used.pay(delivery.connection, statement(shop), event.out_trade_no)
                if len(seen) == 1 and mode != "leased":
                    delivery.fail("no stock")

            statuses = [(await deliver_async(handler)).status for _ in range(3)]
            if mode == "stored":
                assert await handler.work_once_async()
                shop.rows("UPDATE inbox SET due_at = 0")
                assert await handler.work_once_async()
                assert not await handler.work_once_async()
            async with inbox.transaction() as connection:
                health = await inbox.health(connection)
                assert (health.healthy, health.stats) == (True, await inbox.stats(connection))
                assert health.stats.done_last_hour == 1
                with pytest.raises(wxnotify.OptionInvalid):
                    await inbox.health(connection, max_dead=-1)
            assert statuses == ([500, 200, 200] if mode == "transaction" else [200] * 3)

    asyncio.run(main())
    assert shop.paid == 1
    assert shop.noted("state") == ["done"]


HANGING = [
    "asyncpg, pooled",
    "psycopg, pooled",
    "aiomysql, pooled",
    "aiosqlite",
    "SQLAlchemy's session on postgresql+asyncpg",
]


@pytest.mark.parametrize("ends", ["when cancelled", "not at once"])
@pytest.mark.parametrize("name", HANGING)
def test_an_asynchronous_callback_that_hangs_is_given_up(name, ends, make, deliver_async, outcomes, tmp_path):
    used = stacks.ASYNCHRONOUS[name]
    shop = databases.shop(used.database, tmp_path)

    async def main():
        async with used.connect(tmp_path) as connect:
            handler = make(inbox=wxnotify.AsyncInbox(connect, table=shop.table, lease=1), deadline=0.3)

            @handler.on_paid
            async def paid(event, delivery):
                await used.pay(delivery.connection, statement(shop), event.out_trade_no)
                try:
                    await asyncio.sleep(60)
                finally:
                    if ends == "not at once":
                        with contextlib.suppress(BaseException):
                            await asyncio.sleep(0.5)
                        with contextlib.suppress(Exception):
                            await used.pay(delivery.connection, statement(shop), event.out_trade_no)

            assert (await deliver_async(handler)).status == 500
            assert await handler.shutdown_async(20) == 0

    asyncio.run(asyncio.wait_for(main(), 60))
    assert [outcome.code for outcome in outcomes] == ["DEADLINE_EXCEEDED", "HANDLER_FAILED"]
    assert shop.paid == 0


def test_many_at_once_on_the_loop_pay_once_and_hold_nobody_up(make, deliver_async, outcomes, tmp_path):
    used = stacks.ASYNCHRONOUS["asyncpg, pooled"]
    shop = databases.shop(used.database, tmp_path)

    async def main():
        async with used.connect(tmp_path) as connect:
            handler = make(inbox=wxnotify.AsyncInbox(connect, table=shop.table))

            @handler.on_paid
            async def paid(event, delivery):
                await used.pay(delivery.connection, statement(shop), event.out_trade_no)
                await asyncio.sleep(0.05)

            return [answer.status for answer in await asyncio.gather(*(deliver_async(handler) for _ in range(16)))]

    statuses = asyncio.run(main())
    assert statuses.count(200) >= 1
    assert set(statuses) <= {200, 503}
    assert shop.paid == 1


def test_workers_on_the_loop_end_when_they_are_stopped(make, deliver_async, outcomes, tmp_path):
    used = stacks.ASYNCHRONOUS["asyncpg, pooled"]
    shop = databases.shop(used.database, tmp_path)

    async def main():
        async with used.connect(tmp_path) as connect:
            handler = make(inbox=wxnotify.AsyncInbox(connect, table=shop.table), mode="stored")
            stop = asyncio.Event()

            @handler.on_paid
            async def paid(event, delivery):
                await used.pay(delivery.connection, statement(shop), "A1")

            for number in range(10):
                await deliver_async(handler, id=f"EV-{number}")
            workers = [asyncio.create_task(handler.work_async(stop, pause=0.05)) for _ in range(3)]
            while len(outcomes) < 20:
                await asyncio.sleep(0.02)
            stop.set()
            await asyncio.wait_for(asyncio.gather(*workers), 10)

    asyncio.run(asyncio.wait_for(main(), 60))
    assert shop.paid == 10


@pytest.mark.parametrize("mode", ["leased", "stored"])
def test_a_lease_is_renewed_on_the_loop(mode, make, deliver_async, outcomes, tmp_path):
    used = stacks.ASYNCHRONOUS["asyncpg, pooled"]
    shop = databases.shop(used.database, tmp_path)

    async def main():
        async with used.connect(tmp_path) as connect:
            handler = make(inbox=wxnotify.AsyncInbox(connect, table=shop.table, lease=2), mode=mode)

            @handler.on_paid
            async def paid(delivery):
                with pytest.raises(wxnotify.ArgumentInvalid, match="renew_async"):
                    delivery.renew()
                for _ in range(4):
                    await asyncio.sleep(0.8)
                    await delivery.renew_async()

            await deliver_async(handler)
            if mode == "stored":
                assert await handler.work_once_async()

    asyncio.run(main())
    assert outcomes[-1].code == "SUCCESS"


def test_plain_functions_run_in_a_thread_beside_an_async_inbox(make, deliver_async, outcomes, tmp_path):
    import threading

    used = stacks.ASYNCHRONOUS["asyncpg, pooled"]
    shop, seen = databases.shop(used.database, tmp_path), []

    async def expect(notification):
        return wxnotify.Expectation.paid(mchid=PAYMENT["mchid"], out_trade_no="A1", amount_total=100)

    async def main():
        async with used.connect(tmp_path) as connect:
            inbox = wxnotify.AsyncInbox(connect, table=shop.table)
            handler = make(inbox=inbox, expect=expect, key=lambda notification: f"key:{notification.id}")
            handler.on_paid(lambda delivery: seen.append(threading.current_thread()))
            assert (await deliver_async(handler)).status == 200
            assert (await deliver_async(handler, {**PAYMENT, "amount": {"total": 1}}, id="EV-2")).status == 500
            return threading.current_thread()

    assert asyncio.run(main()) not in seen
    assert len(seen) == 1


def test_an_async_inbox_is_refused_where_no_loop_runs(make, deliver):
    handler = make(inbox=wxnotify.AsyncInbox(lambda: None), mode="stored")
    for mount in (wxnotify.WsgiApp, deliver, wxnotify.NotificationHandler.work_once, wxnotify.NotificationHandler.work):
        with pytest.raises(wxnotify.OptionInvalid, match="needs an event loop"):
            mount(handler)
    with pytest.raises(wxnotify.OptionInvalid, match="no AsyncInbox"):
        asyncio.run(make(inbox=wxnotify.Inbox(lambda: None), mode="stored").work_once_async())


@pytest.mark.parametrize("inbox", [wxnotify.Inbox, wxnotify.AsyncInbox])
def test_what_opens_no_connection_is_refused_in_words(inbox):
    import sqlite3

    class Pool:
        def connection(self):
            raise AssertionError

    def needs(path):
        raise AssertionError

    for wrong in (3, None, "sqlite:///shop.db", object(), ["postgresql://"]):
        with pytest.raises(wxnotify.OptionInvalid, match="opens no connection; give a function") as refused:
            inbox(wrong)
        assert refused.value.field == "connect"
    with pytest.raises(wxnotify.OptionInvalid, match="needs, which needs arguments; give a function that needs none"):
        inbox(needs)
    one = pytest.raises(wxnotify.OptionInvalid, match="one connection; give a function")
    with contextlib.closing(sqlite3.connect(":memory:")) as connection, one:
        inbox(connection)
    assert inbox(Pool())
    assert inbox(lambda path="shop.db": path)


def test_each_kind_of_inbox_names_the_other():
    import psycopg_pool
    import sqlalchemy.ext.asyncio as asynchronous

    async def connect():
        raise AssertionError

    engine = asynchronous.create_async_engine("sqlite+aiosqlite:///:memory:")
    pool = psycopg_pool.AsyncConnectionPool("", open=False)
    for given in (connect, engine, asynchronous.async_sessionmaker(engine), pool):
        with pytest.raises(wxnotify.OptionInvalid, match="give it to an AsyncInbox"):
            wxnotify.Inbox(given)
        assert wxnotify.AsyncInbox(given)
    for given in (psycopg_pool.ConnectionPool("", open=False), stacks.sqlalchemy.create_engine("sqlite://")):
        with pytest.raises(wxnotify.OptionInvalid, match="give it to an Inbox"):
            wxnotify.AsyncInbox(given)
        assert wxnotify.Inbox(given)

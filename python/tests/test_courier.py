"""A day of WeChat Pay's retries in virtual time: Clock, Courier, and the fixtures for pytest."""

import asyncio
import contextvars
import logging
import subprocess
import sys
import threading
import time

import pytest
from merchant import PAYMENT, paying

import wxnotify
from wxnotify import _courier
from wxnotify.testing import Clock, Courier

pytest_plugins = ["wxnotify.pytest"]

MINUTE, HOUR = 60, 3600
PAUSES = [0, 15, 15, 30, 3 * MINUTE, 10 * MINUTE, 20 * MINUTE, 30 * MINUTE, 30 * MINUTE, 30 * MINUTE]
PAUSES += [HOUR, 3 * HOUR, 3 * HOUR, 3 * HOUR, 6 * HOUR, 6 * HOUR]


def bare(handler):
    return handler


@pytest.fixture(params=[wxnotify.WsgiApp, wxnotify.AsgiApp, bare])
def mounted(request):
    """Puts a handler behind each of the interfaces."""
    return request.param


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def courier_to(platform, clock):
    return lambda app, **options: Courier(platform, app, clock, **options)


def answer(start_response, status="202 Accepted"):
    start_response(status, [])
    return [b"later"]


def test_what_is_never_taken_comes_for_a_day(courier_to, clock, parser):
    """Freshly signed after each of the official pauses, and it is the same notification."""
    began, ids, signatures, nonces = clock.now(), set(), set(), set()

    def app(environ, start_response):
        assert (environ["PATH_INFO"], environ["QUERY_STRING"]) == ("/notify/商".encode().decode("latin-1"), "a=1")
        assert (environ["HTTP_HOST"], environ["wsgi.url_scheme"]) == ("shop.example", "https")
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        notification = parser.parse(environ, body, int(clock.now()))
        assert notification.timestamp == clock.now()
        ids.add((notification.id, notification.create_time))
        signatures.add(environ["HTTP_WECHATPAY_SIGNATURE"])
        nonces.add(notification.nonce)
        return answer(start_response)

    courier = courier_to(app, url="https://shop.example/notify/%E5%95%86?a=1")
    attempts = courier.deliver("TRANSACTION.SUCCESS", PAYMENT)
    assert {(attempt.status, attempt.body, attempt.is_taken) for attempt in attempts} == {(202, b"later", False)}
    assert [attempt.at - began for attempt in attempts] == [sum(PAUSES[: count + 1]) for count in range(16)]
    assert (len(ids), len(signatures), len(nonces)) == (1, 16, 16)
    assert clock.now() == began + 24 * HOUR + 4 * MINUTE


@pytest.mark.parametrize("is_async", [False, True])
def test_after_seven_hours_of_a_broken_callback_it_is_taken_once(make, courier_to, clock, outcomes, mounted, is_async):
    handler, paid, is_back = make(now=clock.now), [], clock.now() + 7 * HOUR

    def pay(event, delivery):
        if clock.now() < is_back:
            raise ConnectionError("the database is down")
        paid.append(event.out_trade_no)

    async def pay_async(event, delivery):
        pay(event, delivery)

    handler.on_paid(pay_async if is_async else pay)
    attempts = courier_to(mounted(handler)).deliver("TRANSACTION.SUCCESS", PAYMENT)
    assert [attempt.status for attempt in attempts] == [500] * 12 + [200]
    assert attempts[-1].at - attempts[0].at == 9 * HOUR + 4 * MINUTE
    assert (attempts[-1].is_taken, attempts[-1].body, paid) == (True, b'{"code":"SUCCESS"}', ["A1"])
    assert {outcome.code for outcome in outcomes} == {"HANDLER_FAILED", "SUCCESS"}


def test_with_an_inbox_the_day_counts_once(sqlite_shop, make, courier_to, clock, outcomes, mounted):
    handler, is_back = make(inbox=sqlite_shop.inbox(), now=clock.now), clock.now() + 7 * HOUR
    paying(handler, sqlite_shop)
    pay = handler._merchant.routes["paid"].callback

    def broken(event, delivery):
        pay(event, delivery)
        if clock.now() < is_back:
            delivery.fail("no stock")

    handler._merchant.routes["paid"] = handler._merchant.routes["paid"]._replace(callback=broken)
    courier = courier_to(mounted(handler))
    for _ in range(2):
        assert courier.deliver("TRANSACTION.SUCCESS", PAYMENT, id="EV-1")[-1].is_taken
    assert sqlite_shop.paid == 1
    assert [outcome.code for outcome in outcomes] == ["HANDLER_FAILED"] * 12 + ["SUCCESS", "DUPLICATE"]
    assert sqlite_shop.noted("notification_key", "state") == ["EV-1", "done"]


def test_an_async_inbox_is_on_the_loop_of_the_delivery_or_of_the_caller(tmp_path, make, courier_to, clock, outcomes):
    import aiosqlite

    inbox = wxnotify.AsyncInbox(lambda: aiosqlite.connect(tmp_path / "shop.db"))
    handler = make(inbox=inbox, now=clock.now)

    @handler.on_paid
    async def pay(event, delivery):
        if delivery.attempts < 3:
            delivery.fail("no stock")

    async def create():
        async with inbox.transaction() as connection:
            await inbox.create(connection)

    asyncio.run(create())
    courier = courier_to(handler)
    assert len(courier.deliver("TRANSACTION.SUCCESS", PAYMENT, id="EV-1")) == 3
    assert len(asyncio.run(courier.deliver_async("TRANSACTION.SUCCESS", PAYMENT, id="EV-1"))) == 1
    assert [outcome.code for outcome in outcomes] == ["HANDLER_FAILED"] * 2 + ["SUCCESS", "DUPLICATE"]


def test_a_handler_without_the_clock_refuses_what_comes_later(make, courier_to, clock, outcomes):
    attempts = courier_to(make(), schedule="payscore").deliver("TRANSACTION.SUCCESS", PAYMENT)
    assert len(attempts) == 10
    for attempt, outcome in zip(attempts, outcomes):
        is_later = attempt.at - attempts[0].at > 5 * MINUTE + 30
        assert is_later == (outcome.code == "TIMESTAMP_OUT_OF_RANGE")


@pytest.mark.parametrize("is_async", [False, True])
def test_an_answer_that_comes_too_late_is_none(courier_to, monkeypatch, is_async):
    assert _courier.PATIENCE == 5
    monkeypatch.setattr(_courier, "PATIENCE", 0.05)
    go, told = threading.Event(), []

    def app(environ, start_response):
        go.wait(10)
        return answer(start_response, "200 OK")

    async def asgi(scope, receive, send):
        told.extend([(await receive())["type"], (await receive())["type"]])
        await asyncio.sleep(10)

    (attempt,) = courier_to(asgi if is_async else app, schedule="none").deliver("TRANSACTION.SUCCESS", PAYMENT)
    go.set()
    assert (attempt.status, attempt.body, attempt.is_taken) == (None, b"", False)


def test_who_hangs_hears_that_nobody_waits_any_more(courier_to, monkeypatch):
    monkeypatch.setattr(_courier, "PATIENCE", 0.05)

    async def main():
        told = asyncio.get_running_loop().create_future()

        async def app(scope, receive, send):
            await receive()
            told.set_result(await receive())

        (attempt,) = await courier_to(app, schedule="none").deliver_async("TRANSACTION.SUCCESS", PAYMENT)
        return attempt.status, await asyncio.wait_for(told, 10)

    assert asyncio.run(main()) == (None, {"type": "http.disconnect"})


def test_a_loop_that_was_held_up_too_long_answered_too_late(courier_to, monkeypatch):
    monkeypatch.setattr(_courier, "PATIENCE", 0.05)

    async def app(scope, receive, send):
        time.sleep(0.1)  # noqa: ASYNC251 - that is what is tried
        await send({"type": "http.response.start", "status": 200, "headers": []})

    (attempt,) = courier_to(app, schedule="none").deliver("TRANSACTION.SUCCESS", PAYMENT)
    assert attempt.status is None


@pytest.mark.parametrize("is_async", [False, True])
def test_an_application_that_raises_gives_no_answer_and_is_logged(courier_to, caplog, is_async):
    def app(environ, start_response):
        raise LookupError("a slip of the pen")

    async def asgi(scope, receive, send):
        raise LookupError("a slip of the pen")

    attempts = courier_to(asgi if is_async else app, schedule="payscore").deliver("TRANSACTION.SUCCESS", PAYMENT)
    assert [attempt.status for attempt in attempts] == [None] * 10
    assert "a slip of the pen" in caplog.text


def test_the_application_has_the_context_of_the_caller(courier_to):
    variable, seen = contextvars.ContextVar("variable"), []
    variable.set("the test's")

    def app(environ, start_response):
        seen.append((variable.get(), threading.current_thread() is threading.main_thread()))
        return answer(start_response, "204 No Content")

    assert courier_to(app).deliver("TRANSACTION.SUCCESS", PAYMENT)[0].is_taken
    assert seen == [("the test's", False)]


@pytest.mark.parametrize("fault", ["forged", "not_json", "stale"])
def test_faults_are_repeated(make, courier_to, clock, caplog, mounted, fault):
    caplog.set_level(logging.CRITICAL)
    attempts = courier_to(mounted(make(now=clock.now))).deliver("TRANSACTION.SUCCESS", PAYMENT, fault=fault)
    assert len(attempts) == 16
    assert {attempt.status // 100 for attempt in attempts} == {4}


@pytest.mark.parametrize(
    ("schedule", "seconds"),
    [
        ("transaction", 24 * HOUR + 4 * MINUTE),
        ("payscore", 3 * HOUR + 4 * MINUTE),
        ("transfer", 22 * HOUR + 52 * MINUTE + 30),
        ("none", 0),
    ],
)
def test_schedules(courier_to, schedule, seconds):
    attempts = courier_to(lambda environ, start_response: answer(start_response), schedule=schedule).deliver("A", "{}")
    assert attempts[-1].at - attempts[0].at == seconds


def test_what_is_none_is_refused_at_once(make, courier_to):
    for field, refused in (
        ("schedule", lambda: courier_to(make(), schedule="hourly")),
        ("app", lambda: courier_to(None)),
        ("now", lambda: make(now=1_800_000_000)),
    ):
        with pytest.raises(wxnotify.OptionInvalid) as error:
            refused()
        assert error.value.field == field
    with pytest.raises(wxnotify.OptionInvalid, match="use `deliver`"):
        asyncio.run(courier_to(answer).deliver_async("TRANSACTION.SUCCESS", PAYMENT))


def test_a_worker_looks_by_the_clock_when_to_forget(sqlite_shop, make, deliver, clock):
    handler = paying(make(inbox=sqlite_shop.inbox(), mode="stored", now=clock.now), sqlite_shop)
    assert deliver(handler).status == 200
    assert handler.work_once()
    count = "SELECT COUNT(*) FROM inbox"
    handler._turn(0, 90_000)
    sqlite_shop.rows("UPDATE inbox SET done_at = 1")
    handler._turn(0, 90_000)
    assert sqlite_shop.rows(count) == [(1,)]
    clock.advance(7 * 24 * HOUR)
    handler._turn(0, 90_000)
    assert sqlite_shop.rows(count) == [(0,)]


def test_the_fixtures(wxnotify_platform, wxnotify_clock, wxnotify_courier):
    handler, seen = wxnotify.NotificationHandler(wxnotify_platform.parser(), now=wxnotify_clock.now), []
    handler.on_paid(lambda delivery: (seen.append(delivery.notification.id), delivery.fail("no stock")))
    attempts = wxnotify_courier(handler, schedule="payscore").deliver("TRANSACTION.SUCCESS", PAYMENT)
    assert (len(attempts), len(seen), len(set(seen))) == (10, 10, 1)


def test_frameworks(make, courier_to, clock):
    """The application itself, as a merchant has it, its routes and middleware included."""
    import servers

    for app in (servers.flask_app, servers.fastapi_app, servers.django_wsgi, servers.django_asgi):
        handler = make(now=clock.now)
        handler.on_paid(lambda delivery: delivery.fail("no stock"))
        courier = courier_to(app(handler), schedule="payscore", url=f"http://127.0.0.1{servers.PATH}")
        assert [attempt.status for attempt in courier.deliver("TRANSACTION.SUCCESS", PAYMENT)] == [500] * 10


def test_who_only_signs_loads_no_event_loop(tmp_path):
    script = "import sys, wxnotify.testing; assert 'asyncio' not in sys.modules; assert 'pytest' not in sys.modules"
    subprocess.run([sys.executable, "-c", script], cwd=tmp_path, check=True)

"""The inbox in Redis, behind a socket: what it promises in mode leased, and what it refuses."""

import asyncio
import contextlib
import http.client
import io
import threading
import uuid

import pytest
import redis
import redis_server
import servers
from merchant import PAYMENT, wait_for

import wxnotify


class Shop:
    """An inbox in a table of its own, by one of the two clients."""

    def __init__(self, is_async):
        self.is_async = is_async
        self.table = f"t_{uuid.uuid4().hex[:12]}"
        self.redis = redis_server.client(decode_responses=True)

    def client(self, port=None):
        make = redis_server.async_client if self.is_async else redis_server.client
        return make(port=port or redis_server.port())

    def inbox(self, client):
        return (wxnotify.AsyncInbox if self.is_async else wxnotify.Inbox)(client, table=self.table)

    def serve(self, handler, client):
        """An asynchronous client is closed on its event loop, which is the server's."""
        if not self.is_async:
            return servers.SERVERS["wsgi"](handler)
        app = wxnotify.AsgiApp(handler)

        async def closing(scope, receive, send):
            if scope["type"] != "lifespan":
                return await app(scope, receive, send)
            for what in ("startup", "shutdown"):
                await receive()
                if what == "shutdown":
                    await client.aclose()
                await send({"type": f"lifespan.{what}.complete"})

        return servers.by_uvicorn(closing)

    def call(self, name, *arguments, now=None, lease=None):
        """A call of the inbox on a client of its own, since an asynchronous one is its event loop's."""
        timed = {} if now is None else {"now": now}
        if not self.is_async:
            inbox = wxnotify.Inbox(redis_server.client(), table=self.table, lease=lease)
            with inbox.transaction() as client:
                return getattr(inbox, name)(*(() if name == "purge" else (client,)), *arguments, **timed)

        async def call():
            inbox = wxnotify.AsyncInbox(redis_server.async_client(), table=self.table, lease=lease)
            async with inbox.transaction() as client, client:
                return await getattr(inbox, name)(*(() if name == "purge" else (client,)), *arguments, **timed)

        return asyncio.run(call())

    def key(self, *parts):
        return ":".join((f"{{{self.table}}}", *parts))

    def state(self, key="EV-1"):
        return self.redis.hget(self.key("row", "", key), "state")


@pytest.fixture(params=[False, True], ids=["redis", "redis.asyncio"])
def shop(request):
    shop = Shop(request.param)
    shop.call("create")
    return shop


@pytest.fixture
def endpoint(shop, parser, outcomes):
    """Serves a handler whose callback is given, behind a socket; gives what delivers to it."""
    with contextlib.ExitStack() as stack:

        def endpoint(callback, redis_port=None):
            client = shop.client(redis_port)
            inbox = shop.inbox(client)
            handler = wxnotify.NotificationHandler(parser, inbox=inbox, mode="leased", observe=outcomes.append)
            handler.on_paid(callback)
            port = stack.enter_context(shop.serve(handler, client))
            return lambda delivery: post(port, *delivery)

        yield endpoint


def post(port, headers, body):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("POST", servers.PATH, body, dict(headers))
    status = connection.getresponse().status
    connection.close()
    return status


@pytest.fixture
def notification(platform):
    return platform.notification("TRANSACTION.SUCCESS", PAYMENT, id="EV-1")


@pytest.fixture
def parsed(parser, notification):
    return parser.parse(*notification)


def test_a_notification_takes_effect_once(shop, endpoint, notification, outcomes):
    paid = []
    deliver = endpoint(lambda event, delivery: paid.append((event.out_trade_no, delivery.attempts)))
    assert [deliver(notification) for _ in range(3)] == [200, 200, 200]
    assert paid == [("A1", 1)]
    assert [outcome.code for outcome in outcomes] == ["SUCCESS", "DUPLICATE", "DUPLICATE"]
    assert shop.state() == "done"
    assert shop.redis.zcard(shop.key("done", "")) == 1
    assert not shop.redis.exists(shop.key("claimed", ""))
    stats = shop.call("stats")
    assert (stats.in_work, stats.done_last_hour, stats.waiting) == (0, 1, 0)


def test_what_is_delivered_in_parallel_takes_effect_once(shop, endpoint, notification):
    paid, goes_on, answers = [], threading.Event(), []

    def pay(event, delivery):
        paid.append(event.out_trade_no)
        goes_on.wait(10)

    deliver = endpoint(pay)
    threads = [threading.Thread(target=lambda: answers.append(deliver(notification))) for _ in range(8)]
    for thread in threads:
        thread.start()
    wait_for(lambda: len(answers) == 7)
    goes_on.set()
    for thread in threads:
        thread.join()
    assert answers == [503] * 7 + [200]
    assert paid == ["A1"]
    assert deliver(notification) == 200
    assert paid == ["A1"]


def test_a_callback_that_raises_is_called_again(shop, endpoint, notification):
    attempts = []

    def pay(event, delivery):
        attempts.append(delivery.attempts)
        if len(attempts) == 1:
            raise KeyError("stock")

    deliver = endpoint(pay)
    assert deliver(notification) == 500
    assert shop.state() == "released"
    assert deliver(notification) == 200
    assert attempts == [1, 2]


def test_a_worker_that_dies_loses_its_lease(shop, endpoint, notification, parsed):
    claim = shop.call("claim", parsed, lease=2)
    assert claim.state == "fresh"
    assert shop.call("claim", parsed).state == "busy"
    attempts = []
    deliver = endpoint(lambda event, delivery: attempts.append(delivery.attempts))
    assert deliver(notification) == 503
    wait_for(lambda: deliver(notification) == 200)
    assert attempts == [2]
    with pytest.raises(wxnotify.LeaseLost):
        shop.call("complete", claim.lease)


def test_a_lease_is_prolonged_and_ends_by_redis_clock(shop, parsed):
    lease = shop.call("claim", parsed).lease
    assert shop.call("renew", lease).until >= lease.until
    assert shop.call("claim", parsed, now=lease.until + 120).state == "fresh"
    for call in ("renew", "complete"):
        with pytest.raises(wxnotify.LeaseLost):
            shop.call(call, lease)


def test_nothing_is_acknowledged_while_redis_is_down(shop, endpoint, notification, outcomes):
    paid = []
    deliver = endpoint(lambda event, delivery: paid.append(event.out_trade_no))
    redis_server.do("kill")
    try:
        assert deliver(notification) == 500
        assert outcomes[-1].code == "INBOX_FAILED"
        assert "connection to the inbox's database was lost" in outcomes[-1].error.message
        assert paid == []
    finally:
        redis_server.do("start")
    assert deliver(notification) == 200
    assert paid == ["A1"]


def test_what_is_done_survives_the_end_of_redis(shop, endpoint, notification, outcomes):
    paid = []
    deliver = endpoint(lambda event, delivery: paid.append(event.out_trade_no))
    assert deliver(notification) == 200
    redis_server.do("restart")  # SIGKILL; with appendfsync always
    wait_for(lambda: deliver(notification) == 200)
    assert paid == ["A1"]
    assert outcomes[-1].code == "DUPLICATE"


def test_a_callback_outlives_the_end_of_redis(shop, endpoint, notification):
    paid = []

    def pay(event, delivery):
        paid.append(event.out_trade_no)
        redis_server.do("restart")

    deliver = endpoint(pay)
    assert deliver(notification) == 200
    assert deliver(notification) == 200
    assert paid == ["A1"]
    assert shop.state() == "done"


def test_scripts_that_redis_forgot_are_sent_again(shop, endpoint, notification):
    paid = []

    def pay(event, delivery):
        paid.append(event.out_trade_no)
        shop.redis.script_flush()

    deliver = endpoint(pay)
    shop.redis.script_flush()
    assert deliver(notification) == 200
    assert deliver(notification) == 200
    assert paid == ["A1"]
    calls = shop.redis.info("commandstats")
    shop.redis.config_resetstat()
    assert deliver(notification) == 200
    calls = shop.redis.info("commandstats")
    assert calls["cmdstat_evalsha"]["calls"] >= 1
    assert "cmdstat_eval" not in calls, "the script goes over the wire each time"


@pytest.mark.parametrize("words", [b'"insert"', b'"claimed"', b'"done"'])
def test_a_reply_that_is_lost_counts_once(words, shop, endpoint, notification, outcomes):
    between, paid = redis_server.LosesReplies(), []
    deliver = endpoint(lambda event, delivery: paid.append(delivery.attempts), between.port)
    between.words = words
    assert deliver(notification) == 200
    assert (paid, between.lost, outcomes[-1].code) == ([1], 1, "SUCCESS")
    assert deliver(notification) == 200
    assert paid == [1]
    between.close()


def test_a_claim_whose_reply_is_lost_is_known_again(shop, endpoint, notification):
    between, attempts = redis_server.LosesReplies(), []

    def pay(event, delivery):
        attempts.append(delivery.attempts)
        if delivery.attempts == 1:
            raise KeyError("stock")

    deliver = endpoint(pay, between.port)
    assert deliver(notification) == 500
    between.words = b'"be_over"'
    assert deliver(notification) == 200
    assert (attempts, between.lost) == ([1, 2], 1)
    between.close()


class Interrupted(redis.Redis):
    """Before its first command with `words` something else happens."""

    words = meanwhile = None

    def execute_command(self, *command, **options):
        if self.words and any(self.words in part for part in command if isinstance(part, str)):
            self.words = None
            self.meanwhile()
        return super().execute_command(*command, **options)


@pytest.mark.parametrize("words", ['"insert"', '"be_over"'])
def test_who_is_slower_finds_the_row_taken(words, parser, parsed, notification):
    shop, paid = Shop(is_async=False), []
    shop.call("create")
    if words == '"be_over"':
        shop.call("release", shop.call("claim", parsed).lease, "later")
    client = Interrupted(port=redis_server.port())
    client.words, client.meanwhile = words, lambda: shop.call("claim", parsed)
    handler = wxnotify.NotificationHandler(parser, inbox=shop.inbox(client), mode="leased")
    handler.on_paid(lambda event, delivery: paid.append(event.out_trade_no))
    assert handler.handle("POST", notification[0], io.BytesIO(notification[1]).read).status == 503
    assert (client.words, paid) == (None, [])


def test_a_redis_that_was_emptied_is_no_empty_inbox(shop, endpoint, notification, outcomes):
    paid = []
    deliver = endpoint(lambda event, delivery: paid.append(event.out_trade_no))
    assert deliver(notification) == 200
    shop.redis.delete(*shop.redis.keys(shop.key("*")))
    assert deliver(notification) == 500
    assert outcomes[-1].code == "INBOX_SCHEMA"
    with pytest.raises(wxnotify.InboxSchema, match="create"):
        shop.call("check")
    assert paid == ["A1"]


def test_a_table_of_another_version_is_left_alone(shop, endpoint, notification, outcomes):
    deliver = endpoint(lambda event, delivery: pytest.fail("it was called"))
    shop.redis.set(shop.key("version"), 7)
    assert deliver(notification) == 500
    assert outcomes[-1].code == "INBOX_SCHEMA"
    for call in ("create", "check"):
        with pytest.raises(wxnotify.InboxSchema, match="has version 7.*a newer version of the library"):
            shop.call(call)


@contextlib.contextmanager
def configured(shop, name, value):
    before = shop.redis.config_get(name)[name]
    shop.redis.config_set(name, value)
    try:
        yield
    finally:
        shop.redis.config_set(name, before)


def test_a_redis_that_evicts_rows_is_refused(shop):
    with configured(shop, "maxmemory-policy", "allkeys-lru"):
        for call in ("create", "check"):
            with pytest.raises(wxnotify.InboxFailed, match=r"maxmemory-policy allkeys-lru.*noeviction") as raised:
                shop.call(call)
            assert raised.value.field == "maxmemory-policy"
    with configured(shop, "maxmemory-policy", "volatile-lru"):
        shop.call("check")


def test_a_redis_that_is_full_says_so(shop, endpoint, notification, outcomes):
    deliver = endpoint(lambda event, delivery: pytest.fail("it was called"))
    with configured(shop, "maxmemory", "1"):
        assert deliver(notification) == 500
        assert "is full (maxmemory)" in outcomes[-1].error.message
        assert shop.redis.keys(shop.key("row", "*")) == []


def test_a_replica_says_so(shop, endpoint, notification, outcomes):
    deliver = endpoint(lambda event, delivery: pytest.fail("it was called"))
    shop.redis.replicaof("127.0.0.1", 1)
    try:
        assert deliver(notification) == 500
        assert "takes no writes: is it a standby" in outcomes[-1].error.message
    finally:
        shop.redis.replicaof("NO", "ONE")


def test_a_password_that_is_missing_is_told(shop, endpoint, notification, outcomes):
    deliver = endpoint(lambda event, delivery: pytest.fail("it was called"))
    shop.redis.config_set("requirepass", "secret")
    try:
        assert deliver(notification) == 500
        assert "another user or password" in outcomes[-1].error.message
        assert "secret" not in outcomes[-1].line
    finally:
        redis_server.client(password="secret").config_set("requirepass", "")


@pytest.mark.parametrize("mode", [None, "transaction", "stored"])
def test_other_modes_are_refused_when_the_handler_is_made(mode, shop, parser):
    with pytest.raises(wxnotify.OptionInvalid, match="mode leased alone.*give mode leased") as raised:
        wxnotify.NotificationHandler(parser, inbox=shop.inbox(shop.client()), mode=mode)
    assert raised.value.field == "mode"


def test_what_only_a_database_keeps_is_refused(shop, parsed):
    for call, arguments in (("store", (parsed,)), ("take", ())):
        with pytest.raises(wxnotify.OptionInvalid, match="mode leased alone"):
            shop.call(call, *arguments)
    assert shop.call("dead_letters") == []
    assert shop.call("retry", "EV-1") is False


def test_what_ended_long_ago_is_purged(shop, parsed):
    lease = shop.call("claim", parsed, now=1000).lease
    shop.call("complete", lease, now=1001)
    assert shop.call("purge", 90_000, now=91_000) == 0
    assert shop.call("purge", 90_000, now=91_001) == 1
    assert shop.redis.keys(shop.key("*")) == [shop.key("version")]


def test_a_client_is_given_as_it_is_or_by_a_function(parser):
    synchronous, asynchronous = redis_server.client(), redis_server.async_client()
    for connect in (asynchronous, lambda: asynchronous):
        with pytest.raises(wxnotify.OptionInvalid), wxnotify.Inbox(connect).transaction():
            raise AssertionError
    with pytest.raises(wxnotify.OptionInvalid, match="synchronous"):
        wxnotify.AsyncInbox(synchronous)
    inbox = wxnotify.Inbox(lambda: synchronous, table="t_by_function")
    inbox.create(synchronous)
    with inbox.transaction() as client:
        inbox.check(client)
    assert synchronous.ping(), "the client was closed"

"""Several merchants behind one endpoint: behind real sockets, and the registry by itself."""

import asyncio
import contextlib
import http.client
import logging
import threading
import time

import databases
import pytest
import servers
from conftest import PAYMENT

import wxnotify
from wxnotify.testing import Platform

NAMES = ("shop-a", "shop-b")
ORDER = {**PAYMENT, "out_trade_no": "A1"}
"""Each merchant has an order of this number."""


@pytest.fixture(scope="module")
def platforms():
    return {name: Platform() for name in NAMES}


@pytest.fixture
def shop(tmp_path):
    return databases.shop("sqlite", tmp_path)


class Shops:
    """The merchants' own database, which counts what it is asked."""

    def __init__(self, platforms):
        self.platforms = platforms
        self.asked = []
        self.fails = None

    def load(self, name):
        self.asked.append(name)
        if self.fails:
            raise self.fails
        platform = self.platforms.get(name)
        return platform and wxnotify.ServedMerchant(name, platform.parser(), context={"name": name})

    async def load_async(self, name):
        await asyncio.sleep(0)
        return self.load(name)


@pytest.fixture
def shops(platforms):
    return Shops(platforms)


def name_of(request):
    return request.path.rpartition("/")[2]


def post(port, name, sent, host="shop-a.example"):
    """The answer's status and body."""
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("POST", f"{servers.PATH}/{name}?x=/y", sent[1], {**dict(sent[0]), "X-Shop": host})
        answer = connection.getresponse()
        return answer.status, answer.read()


SUCCESS = (200, b'{"code":"SUCCESS"}')
NOT_VERIFIED = (401, b'{"code":"FAIL","message":"signature verification failed"}')


@pytest.mark.parametrize("framework", servers.OF_SEVERAL)
@pytest.mark.parametrize("is_async", [False, True])
def test_each_merchant_has_its_own_keys_rows_and_context(framework, is_async, shops, platforms, shop):
    outcomes, seen = [], []
    merchants = wxnotify.Merchants(shops.load_async if is_async else shops.load)

    def key(notification, merchant):
        seen.append(("key", merchant.context["name"]))
        return "paid:" + notification.resource["out_trade_no"]

    def expect(notification, merchant):
        seen.append(("expect", merchant.name))
        return wxnotify.Expectation.NOT_COMPARED

    handler = wxnotify.NotificationHandler(
        merchants.by(name_of), inbox=shop.inbox(), key=key, expect=expect, observe=outcomes.append
    )

    @handler.on_paid
    def paid(event, delivery):
        shop.pay(delivery.connection)
        seen.append(("paid", delivery.merchant.context["name"], event.out_trade_no))

    with servers.OF_SEVERAL[framework](handler) as port:
        for name in NAMES:
            sent = platforms[name].notification("TRANSACTION.SUCCESS", ORDER, id="EV-1")
            assert post(port, name, sent) == SUCCESS
            assert post(port, name, sent) == SUCCESS
            assert [(outcome.code, outcome.merchant) for outcome in outcomes[-2:]] == [
                ("SUCCESS", name),
                ("DUPLICATE", name),
            ]
            assert ("paid", name, "A1") in seen and ("key", name) in seen and ("expect", name) in seen
            assert f"merchant {name}" in outcomes[-1].line
        assert shop.paid == 2

        # A's notification is not B's, and nobody's is told no more than that.
        assert post(port, "shop-b", platforms["shop-a"].notification("TRANSACTION.SUCCESS", ORDER)) == NOT_VERIFIED
        assert (outcomes[-1].code, outcomes[-1].merchant) == ("SERIAL_UNKNOWN", "shop-b")
        forged = platforms["shop-a"].notification("TRANSACTION.SUCCESS", ORDER, fault="forged")
        assert post(port, "shop-a", forged) == post(port, "nobody", forged) == NOT_VERIFIED
        assert outcomes[-1].code == "MERCHANT_UNKNOWN" and isinstance(outcomes[-1].error, wxnotify.MerchantUnknown)
        bare = ([], forged[1])
        assert post(port, "shop-a", bare) == post(port, "nobody", bare)
        assert post(port, "shop-a", bare)[0] == 400
        assert post(port, "no%20name", forged)[0] in (401, 404)
    assert sorted(set(shops.asked)) == ["nobody", *NAMES]
    assert len(shops.asked) == 3


@pytest.mark.parametrize("framework", ["wsgi", "django, asynchronous", "asgi"])
def test_what_finds_the_merchant_has_the_request_and_may_fail_or_hang(framework, shops, platforms, caplog):
    outcomes, requests = [], []
    known = {name: shops.load(name) for name in NAMES}

    def choose(request):
        requests.append(request)
        name = request.header("X_Shop") or ""
        if name == "raises":
            raise KeyError("secret")
        if name == "hangs":
            time.sleep(1)
        return {"a dict": {}}.get(name, known.get(name))

    handler = wxnotify.NotificationHandler(choose, deadline=0.5, observe=outcomes.append)
    handler.on_paid(lambda event, delivery: None)
    sent = platforms["shop-a"].notification("TRANSACTION.SUCCESS", ORDER)
    with servers.OF_SEVERAL[framework](handler) as port:
        assert post(port, "x", sent, "shop-a") == SUCCESS
        request = requests[0]
        assert (request.method, request.path, request.host) == ("POST", servers.PATH + "/x", "127.0.0.1")
        assert request.raw is not None
        for name, code in [("raises", "HANDLER_FAILED"), ("a dict", "HANDLER_FAILED"), ("hangs", "DEADLINE_EXCEEDED")]:
            began = time.monotonic()
            assert post(port, "x", sent, name)[0] == 500
            assert time.monotonic() - began < 0.95
            assert outcomes[-1].code == code
        assert outcomes[-1].error.field == "merchant"
    lines = [outcome.line for outcome in outcomes]
    assert "the function that finds the merchant raised KeyError at test_merchants.py:" in lines[1]
    assert isinstance(outcomes[1].error.__cause__, KeyError)
    assert "returned a value" in lines[2]


def test_apiv3_keys_rotate_in_the_middle_of_traffic(shops, platforms):
    merchants = wxnotify.Merchants(shops.load)
    answers, stop = [], threading.Event()
    handler = wxnotify.NotificationHandler(merchants.by(name_of))
    handler.on_paid(lambda event, delivery: None)
    old = platforms["shop-a"]
    new_key = "abcdefghijklmnopqrstuvwxyz012345"
    new = Platform(private_key=old.private_key_pem, serial=old.serial, api_v3_key=new_key)
    sending = {"platform": old}
    with servers.OF_SEVERAL["asgi"](handler) as port:

        def send():
            while not stop.is_set():
                answers.append(post(port, "shop-a", sending["platform"].notification("TRANSACTION.SUCCESS", ORDER)))

        threads = [threading.Thread(target=send) for _ in range(4)]
        for thread in threads:
            thread.start()
        time.sleep(0.3)
        parser = merchants.get("shop-a").parser
        parser.replace_api_v3_keys([new_key, old.api_v3_key])
        time.sleep(0.2)
        sending["platform"] = new
        time.sleep(0.3)  # what was sealed with the old one has arrived
        parser.replace_api_v3_keys([new_key])
        time.sleep(0.3)
        stop.set()
        for thread in threads:
            thread.join()
    assert len(answers) > 20 and set(answers) == {SUCCESS}


def test_a_worker_finds_the_merchant_and_tries_again_where_it_cannot(shops, platforms, shop, caplog):
    outcomes, seen = [], []
    merchants = wxnotify.Merchants(shops.load, max_age=0.001)
    inbox = shop.inbox()
    handler = wxnotify.NotificationHandler(merchants.by(name_of), inbox=inbox, mode="stored", observe=outcomes.append)

    @handler.on_paid
    def paid(event, delivery):
        shop.pay(delivery.connection)
        seen.append(delivery.merchant.context["name"])

    with servers.OF_SEVERAL["wsgi"](handler) as port:
        for name in NAMES:
            sent = platforms[name].notification("TRANSACTION.SUCCESS", ORDER, id="EV-1")
            assert post(port, name, sent) == post(port, name, sent) == SUCCESS
    assert [(outcome.code, outcome.merchant) for outcome in outcomes] == [
        (code, name) for name in NAMES for code in ("STORED", "DUPLICATE")
    ]
    # In another process nothing is kept, and the merchants' database is down at first.
    merchants = wxnotify.Merchants(shops.load)
    worker = wxnotify.NotificationHandler(merchants.by(name_of), inbox=inbox, mode="stored", observe=outcomes.append)
    worker.on_paid(paid)
    shops.fails = ConnectionError("postgres://secret")
    assert worker.work_once()
    assert (outcomes[-1].code, outcomes[-1].status, outcomes[-1].attempts) == ("HANDLER_FAILED", 500, 1)
    assert "the function that finds the merchant raised ConnectionError" in outcomes[-1].line
    assert isinstance(outcomes[-1].error.__cause__, ConnectionError)
    shops.fails = None
    deadline = time.monotonic() + 10
    while len(seen) < 2 and time.monotonic() < deadline:
        worker.work_once() or time.sleep(0.1)
    assert sorted(seen) == list(NAMES) and shop.paid == 2
    assert {outcome.merchant for outcome in outcomes[-2:]} == set(NAMES)
    rows = shop.rows("SELECT notification_key, state FROM inbox ORDER BY notification_key")
    assert rows == [("shop-a/EV-1", "done"), ("shop-b/EV-1", "done")]


def test_wrong_options_are_named(shops, parser, shop):
    for made, field in [
        (lambda: wxnotify.NotificationHandler("parser"), "parser"),
        (lambda: wxnotify.NotificationHandler(lambda request: None, api_v2_keys={"1": "2"}), "api_v2_keys"),
        (lambda: wxnotify.ServedMerchant("a/b", parser), "merchant"),
        (lambda: wxnotify.ServedMerchant(1, parser), "merchant"),
        (lambda: wxnotify.ServedMerchant("a", None), "parser"),
        (lambda: wxnotify.Merchants(None), "load"),
        (lambda: wxnotify.Merchants(shops.load, max_age=0), "max_age"),
        (lambda: wxnotify.Merchants(shops.load, capacity=0), "capacity"),
        (lambda: wxnotify.Merchants(shops.load).by(None), "name_of"),
    ]:
        with pytest.raises(wxnotify.OptionInvalid) as refused:
            made()
        assert refused.value.field == field
    with pytest.raises(wxnotify.OptionInvalid, match=r"merchants\.by"):
        wxnotify.NotificationHandler(lambda request: None, mode="stored", inbox=shop.inbox())


# The registry


@pytest.fixture
def clock():
    return [1000.0]


@pytest.fixture
def registry(shops, clock):
    def make(load=shops.load, **options):
        merchants = wxnotify.Merchants(load, **options)
        merchants._clock = lambda: clock[0]
        return merchants

    return make


@pytest.fixture
def event_loop():
    with contextlib.closing(asyncio.new_event_loop()) as loop:
        yield loop
        loop.run_until_complete(loop.shutdown_default_executor())


def wait_until(is_so):
    end = time.monotonic() + 5
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.005)


@pytest.mark.parametrize("is_async", [False, True])
def test_a_thousand_requests_load_once(registry, shops, is_async):
    def slow(name):
        time.sleep(0.2)
        return shops.load(name)

    merchants, got = registry(slow), []
    if is_async:

        async def main():
            got.extend(await asyncio.gather(*(merchants.get_async("shop-a") for _ in range(1000))))

        asyncio.run(main())
    else:
        threads = [threading.Thread(target=lambda: got.append(merchants.get("shop-a"))) for _ in range(1000)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(got) == 1000 and len(set(map(id, got))) == 1
    assert shops.asked == ["shop-a"]


@pytest.mark.parametrize("is_async", [False, True])
def test_an_old_one_serves_while_it_is_loaded_anew_and_where_that_fails(
    registry, shops, clock, caplog, event_loop, is_async
):
    may_go_on = threading.Event()

    def load(name):
        if len(shops.asked) > 0:
            may_go_on.wait(5)
        return shops.load(name)

    merchants = registry(load, max_age=300)

    loop = event_loop

    def get():
        return loop.run_until_complete(merchants.get_async("shop-a")) if is_async else merchants.get("shop-a")

    def breathe():
        loop.run_until_complete(asyncio.sleep(0.01))

    first = get()
    clock[0] += 299
    assert get() is first and len(shops.asked) == 1
    clock[0] += 1
    assert get() is first and get() is first
    may_go_on.set()
    wait_until(lambda: breathe() or get() is not first)
    assert len(shops.asked) == 2

    second = get()
    shops.fails = ConnectionError("secret")
    clock[0] += 300
    with caplog.at_level(logging.WARNING, "wxnotify"):
        assert get() is second
        wait_until(lambda: breathe() or caplog.records)
        assert get() is second and len(shops.asked) == 3
    assert "what was loaded before serves on" in caplog.text and "shop-a" in caplog.text
    shops.fails = None
    clock[0] += 10
    assert get() is second
    wait_until(lambda: breathe() or get() is not second)
    assert len(shops.asked) == 4


def test_who_waits_for_a_load_that_fails_hears_of_it_and_nothing_is_remembered(registry, shops):
    merchants = registry()
    shops.fails = ConnectionError("down")
    for _ in range(2):
        with pytest.raises(ConnectionError):
            merchants.get("shop-a")
    shops.fails = None
    assert merchants.get("shop-a").name == "shop-a"
    assert len(shops.asked) == 3


def test_names_that_are_nobodys_are_remembered_for_a_while_and_bounded(registry, shops, clock):
    merchants = registry()
    for _ in range(3):
        assert merchants.get("nobody") is None
    assert shops.asked == ["nobody"]
    for wrong in ("", "a/b", "n" * 65, "n" * 10_000_000, "商户", None, 7):
        assert merchants.get(wrong) is None
    assert shops.asked == ["nobody"]
    refused = 0
    for number in range(5000):
        try:
            assert merchants.get(f"made-up-{number}") is None
        except wxnotify.NotificationBusy as busy:
            assert busy.field == "merchant"
            refused += 1
    assert len(shops.asked) == 1000 and refused == 4001
    assert len(merchants._unknown) == 1000 and len(merchants._first) == 0
    clock[0] += 10
    assert merchants.get("shop-a").name == "shop-a"
    assert merchants.get("nobody") is None
    assert len(merchants._unknown) == 1 and len(shops.asked) == 1002


def test_no_more_are_kept_than_there_is_capacity_for(registry, shops, platforms):
    parser = platforms["shop-a"].parser()
    loaded = []

    def load(name):
        loaded.append(name)
        return wxnotify.ServedMerchant(name, parser)

    merchants = registry(load, capacity=2)
    for name in ("a", "b", "a", "c", "a", "b"):
        merchants.get(name)
    assert loaded == ["a", "b", "c", "b"]
    assert list(merchants._kept) == ["a", "b"]


def test_what_is_forgotten_is_loaded_anew_and_what_is_not_known_any_more_is_gone(registry, shops, clock, caplog):
    merchants = registry()
    first = merchants.get("shop-a")
    merchants.forget("shop-a")
    assert merchants.get("shop-a") is not first
    shops.platforms = {}
    clock[0] += 300
    with caplog.at_level(logging.INFO, "wxnotify"):
        assert merchants.get("shop-a") is not None
        wait_until(lambda: merchants.get("shop-a") is None and "not known any more" in caplog.text)


def test_what_is_loaded_has_the_name_that_was_asked_for(registry, shops, platforms):
    other = wxnotify.ServedMerchant("other", platforms["shop-a"].parser())
    for loaded, error in [(other, wxnotify.OptionInvalid), ({"name": "shop-a"}, wxnotify.OptionInvalid)]:
        merchants = registry(lambda name, loaded=loaded: loaded)
        with pytest.raises(error) as refused:
            merchants.get("shop-a")
        assert refused.value.field == "merchant"

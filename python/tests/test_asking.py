"""Asking WeChat Pay over real sockets: certificates that stay fresh, and what never arrived."""

import asyncio
import contextlib
import io
import logging
import sqlite3
import threading
import time

import aiohttp
import aiosqlite
import httpx2
import merchant
import pytest
import requests
import wechat_pay as pretend

import wxnotify
from wxnotify.testing import Platform

API_V3_KEY = "0123456789abcdefghijklmnopqrstuv"
PAID = {**merchant.PAYMENT, "mchid": pretend.MCHID, "transaction_id": "42"}
ORDER = f"/v3/pay/transactions/out-trade-no/A1?mchid={pretend.MCHID}"
REFUND = "/v3/refund/domestic/refunds/R1"
REFUNDED = {"refund_id": "50", "out_refund_no": "R1", "transaction_id": "42", "out_trade_no": "A1", "status": "SUCCESS"}


@pytest.fixture(scope="module")
def keys():
    """The platform before and after a rotation, and the merchant's own key pair: making keys takes long."""
    return Platform(api_v3_key=API_V3_KEY), Platform(api_v3_key=API_V3_KEY), Platform()


@pytest.fixture
def wechat_pay(keys):
    with pretend.serving(keys[0], keys[2]) as wechat_pay:
        wechat_pay.has(keys[0])
        yield wechat_pay


def refresher_of(wechat_pay, **options):
    return wxnotify.CertificateRefresher(wechat_pay.merchant(), API_V3_KEY, **options)


def delivered(parser, platform):
    return parser.parse(*platform.notification("TRANSACTION.SUCCESS", PAID))


def until(is_so, patience=30):
    end = time.monotonic() + patience
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.005)


# Certificates


def test_they_are_downloaded_kept_in_the_file_and_found_there(wechat_pay, keys, tmp_path, caplog):
    caplog.set_level(logging.DEBUG, "wxnotify")
    old, new, _ = keys
    file = tmp_path / "certificates.json"
    refresher = refresher_of(wechat_pay, file=file)
    parser = refresher.parser()
    delivered(parser, old)
    with pytest.raises(wxnotify.SerialUnknown):
        delivered(parser, new)
    wechat_pay.has(new)
    refresher.refresh()
    assert delivered(parser, old) and delivered(parser, new)
    assert old.serial in repr(refresher)

    wechat_pay.answers["/v3/certificates"] = (502, {})
    later = refresher_of(wechat_pay, file=file).parser()
    assert delivered(later, old) and delivered(later, new)
    with pytest.raises(wxnotify.RequestFailed, match="is answered 502"):
        refresher_of(wechat_pay).parser()
    file.write_text(file.read_text()[:100])
    with pytest.raises(wxnotify.RequestFailed):
        refresher_of(wechat_pay, file=file).parser()
    assert "is left out" in caplog.text
    assert API_V3_KEY not in caplog.text and "PRIVATE" not in caplog.text
    assert [each.name for each in tmp_path.iterdir()] == ["certificates.json"]


def test_what_cannot_be_reached_or_redirects_is_an_error_with_its_cause(wechat_pay, keys):
    wechat_pay.answers["/v3/certificates"] = (302, {})
    with pytest.raises(wxnotify.RequestFailed, match="redirects nobody"):
        refresher_of(wechat_pay).parser()
    assert wechat_pay.asked == ["/v3/certificates"]
    nowhere = wechat_pay.merchant(host="http://127.0.0.1:1")
    with pytest.raises(wxnotify.RequestFailed, match="URLError") as refused:
        wxnotify.CertificateRefresher(nowhere, API_V3_KEY).parser()
    assert isinstance(refused.value.__cause__, OSError)
    stranger = wxnotify.Merchant(pretend.MCHID, "7132D72A", Platform().private_key_pem, host=wechat_pay.url)
    with pytest.raises(wxnotify.RequestFailed, match="401 SIGN_ERROR"):
        wxnotify.CertificateRefresher(stranger, API_V3_KEY).parser()


def test_a_file_that_cannot_be_written_is_logged_and_no_more(wechat_pay, keys, tmp_path, caplog):
    parser = refresher_of(wechat_pay, file=tmp_path / "no" / "such" / "folder").parser()
    assert delivered(parser, keys[0])
    assert "cannot be kept in the file: FileNotFoundError" in caplog.text


def hurried(wechat_pay, **options):
    """A refresher whose minute takes 0.2 seconds."""
    refresher = refresher_of(wechat_pay, **options)
    secrets = [{"key": API_V3_KEY, "label": None}]
    refresher._core = refresher._make_core(wechat_pay.merchant(), secrets, [], None, None, pause_ms=200)
    return refresher


def rotate_in_traffic(wechat_pay, keys, refresher, parser):
    """Nothing of the old certificate's is ever refused; what the new one signed is taken after a download in the background."""
    old, new, _ = keys
    handler = wxnotify.NotificationHandler(parser, refresher=refresher)
    handler.otherwise(lambda delivery: None)
    refused, taken, problems, stop = [], [], [], threading.Event()

    def send():
        while not stop.is_set():
            for platform, statuses in ((old, [200]), (new, [200, 401])):
                headers, body = platform.notification("TRANSACTION.SUCCESS", PAID)
                status = handler.handle("POST", headers, io.BytesIO(body).read).status
                if status not in statuses:
                    problems.append(status)
                elif platform is new:
                    (taken if status == 200 else refused).append(status)

    threads = [threading.Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    try:
        until(lambda: len(refused) > 10)
        wechat_pay.has(new)
        until(lambda: len(taken) > 10)
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert not problems
    handler.shutdown()


def test_the_certificate_rotates_in_the_middle_of_traffic(wechat_pay, keys):
    refresher = hurried(wechat_pay)
    parser = refresher.parser()
    running = threading.Thread(target=refresher.run)
    running.start()
    rotate_in_traffic(wechat_pay, keys, refresher, parser)
    refresher.close()
    running.join(10)
    assert not running.is_alive()


def test_so_it_does_with_asyncio(wechat_pay, keys):
    async def main():
        async with httpx2.AsyncClient() as session:
            refresher = hurried(wechat_pay, session=session)
            parser = await refresher.parser_async()
            await refresher.refresh_async()
            running = asyncio.create_task(refresher.run_async())
            await asyncio.to_thread(rotate_in_traffic, wechat_pay, keys, refresher, parser)
            refresher.close()
            await asyncio.wait_for(running, 10)
            cancelled = asyncio.create_task(hurried(wechat_pay, session=session).run_async())
            await asyncio.sleep(0.01)
            cancelled.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await cancelled

    asyncio.run(main())


def test_made_up_serials_cost_one_download_a_minute(wechat_pay, keys):
    refresher = hurried(wechat_pay)
    refresher.parser()
    running = threading.Thread(target=refresher.run)
    running.start()
    began = time.monotonic()
    while time.monotonic() < began + 1.1:
        refresher.seen(wxnotify.SerialUnknown("made up", None))
        refresher.seen(wxnotify.SignatureInvalid("no hint", None))
    refresher.close()
    running.join()
    assert 3 <= len(wechat_pay.asked) <= 2 + (time.monotonic() - began) / 0.2


def test_what_is_no_refresher_is_named(wechat_pay, keys):
    asker = wechat_pay.merchant()
    for field, make in {
        "merchant": lambda: wxnotify.CertificateRefresher("shop", API_V3_KEY),
        "interval": lambda: wxnotify.CertificateRefresher(asker, API_V3_KEY, interval=43_200),
        "path": lambda: wxnotify.CertificateRefresher(asker, API_V3_KEY, path="/v3/pay"),
        "api_v3_key": lambda: wxnotify.CertificateRefresher(asker, []),
        "public_key_id": lambda: wxnotify.CertificateRefresher(asker, API_V3_KEY, public_keys={"x": "y"}),
        "api_v3_keys": lambda: wxnotify.CertificateRefresher(asker, [1]),
        "session": lambda: wxnotify.CertificateRefresher(asker, API_V3_KEY, session=1).parser(),
        "mchid": lambda: wxnotify.Merchant("shop", "7132D72A", keys[2].private_key_pem),
        "host": lambda: wechat_pay.merchant(host="https://user:secret@x"),
        "private_key": lambda: wxnotify.Merchant("19", "AB", None),
    }.items():
        with pytest.raises(wxnotify.WxNotifyError) as refused:
            make()
        assert refused.value.field == field and "secret" not in str(refused.value)
    with pytest.raises(wxnotify.PemInvalid):
        wxnotify.Merchant("19", "AB", "no key")


def test_no_key_is_shown(wechat_pay, keys):
    refresher = refresher_of(wechat_pay)
    secret = keys[2].private_key_pem.splitlines()[1]
    shown = f"{refresher!r} {vars(refresher)} {vars(wechat_pay.merchant())}"
    assert secret not in shown and API_V3_KEY not in shown


# What never arrived


class Shop:
    """A merchant with orders in SQLite, and a handler that pays them."""

    def __init__(self, tmp_path, platform, parser=None, **options):
        self.path = tmp_path / "shop.db"
        with contextlib.closing(sqlite3.connect(self.path)) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS paid (number TEXT)")
            connection.commit()
        inbox = wxnotify.Inbox.sqlite(self.path)
        self.outcomes = []
        options = {"key": "business", "inbox": inbox, "observe": self.outcomes.append, **options}
        self.handler = wxnotify.NotificationHandler(parser or platform.parser(), **options)

        @self.handler.on_paid
        def paid(event, delivery):
            delivery.connection.execute("INSERT INTO paid VALUES (?)", (event.out_trade_no,))

        @self.handler.on("REFUND.SUCCESS")
        def refunded(delivery):
            number = delivery.notification.resource["out_refund_no"]
            delivery.connection.execute("INSERT INTO paid VALUES (?)", (number,))

    @property
    def effects(self):
        with contextlib.closing(sqlite3.connect(self.path)) as connection:
            return [row[0] for row in connection.execute("SELECT number FROM paid")]

    def gets(self, delivery, **more):
        headers, body = {**delivery.headers, **more}, delivery.body
        return self.handler.handle("POST", headers, io.BytesIO(body).read).status


def test_a_payment_counts_once_whichever_comes_first(wechat_pay, keys, tmp_path):
    shop, asker = Shop(tmp_path, keys[0]), wechat_pay.merchant()
    wechat_pay.answers[ORDER] = (200, PAID)
    told = shop.handler.reconcile(asker, out_trade_no="A1")
    assert (told.state, told.code) == ("SUCCESS", "SUCCESS")
    assert shop.handler.reconcile(asker, out_trade_no="A1").code == "DUPLICATE"
    assert shop.gets(keys[0].notification("TRANSACTION.SUCCESS", PAID, id="EV-1")) == 200
    assert [outcome.code for outcome in shop.outcomes] == ["SUCCESS", "DUPLICATE", "DUPLICATE"]
    assert shop.effects == ["A1"]

    other = {**PAID, "out_trade_no": "A2", "transaction_id": "43"}
    assert shop.gets(keys[0].notification("TRANSACTION.SUCCESS", other, id="EV-2")) == 200
    wechat_pay.answers[f"/v3/pay/transactions/id/43?mchid={pretend.MCHID}"] = (200, other)
    assert shop.handler.reconcile(asker, transaction_id="43").code == "DUPLICATE"
    assert shop.effects == ["A1", "A2"]
    assert shop.handler.in_flight == 0


def test_of_several_merchants_it_counts_for_the_one_that_is_named(wechat_pay, keys, tmp_path):
    served = {name: wxnotify.ServedMerchant(name, keys[0].parser()) for name in ("north", "south")}
    shop = Shop(tmp_path, keys[0], lambda request: served.get(request.header("shop")))
    asker = wechat_pay.merchant()
    wechat_pay.answers[ORDER] = (200, PAID)
    assert shop.handler.reconcile(asker, out_trade_no="A1", served=served["north"]).code == "SUCCESS"
    assert (
        asyncio.run(shop.handler.reconcile_async(asker, out_trade_no="A1", served=served["north"])).code == "DUPLICATE"
    )
    assert shop.gets(keys[0].notification("TRANSACTION.SUCCESS", PAID, id="EV-1"), Shop="north") == 200
    assert shop.gets(keys[0].notification("TRANSACTION.SUCCESS", PAID, id="EV-2"), Shop="south") == 200
    assert [(outcome.code, outcome.merchant) for outcome in shop.outcomes] == [
        ("SUCCESS", "north"),
        ("DUPLICATE", "north"),
        ("DUPLICATE", "north"),
        ("SUCCESS", "south"),
    ]
    with pytest.raises(wxnotify.OptionInvalid, match="it was not said which one"):
        shop.handler.reconcile(asker, out_trade_no="A1")


def test_a_refund_too(wechat_pay, keys, tmp_path):
    shop, asker = Shop(tmp_path, keys[0]), wechat_pay.merchant()
    wechat_pay.answers[REFUND] = (200, {**REFUNDED, "status": "PROCESSING"})
    assert shop.handler.reconcile(asker, out_refund_no="R1") == wxnotify.Reconciled("PROCESSING", None)
    wechat_pay.answers[REFUND] = (200, REFUNDED)
    assert shop.handler.reconcile(asker, out_refund_no="R1").code == "SUCCESS"
    notified = {**REFUNDED, "refund_status": "SUCCESS", "mchid": pretend.MCHID}
    del notified["status"]
    assert shop.gets(keys[0].notification("REFUND.SUCCESS", notified, id="EV-1")) == 200
    assert (shop.effects, shop.outcomes[-1].code) == (["R1"], "DUPLICATE")


def test_an_order_that_is_not_paid_is_no_event(wechat_pay, keys, tmp_path):
    shop, asker = Shop(tmp_path, keys[0]), wechat_pay.merchant()
    wechat_pay.answers[ORDER] = (200, {**PAID, "trade_state": "NOTPAY"})
    assert shop.handler.reconcile(asker, out_trade_no="A1") == wxnotify.Reconciled("NOTPAY", None)
    del wechat_pay.answers[ORDER]
    assert shop.handler.reconcile(asker, out_trade_no="A1") == wxnotify.Reconciled("NOT_EXIST", None)
    assert (shop.effects, shop.outcomes) == ([], [])


def test_expect_sees_it_and_failures_are_raised(wechat_pay, keys, tmp_path):
    expected = {"A1": 100}

    def expect(notification):
        number = notification.resource["out_trade_no"]
        return wxnotify.Expectation.paid(mchid=pretend.MCHID, out_trade_no=number, amount_total=expected[number])

    shop, asker = Shop(tmp_path, keys[0], expect=expect), wechat_pay.merchant()
    wechat_pay.answers[ORDER] = (200, {**PAID, "amount": {"total": 1, "currency": "CNY"}})
    with pytest.raises(wxnotify.ContentMismatch):
        shop.handler.reconcile(asker, out_trade_no="A1")
    wechat_pay.answers[ORDER] = (200, PAID)
    expected.clear()
    with pytest.raises(wxnotify.HandlerFailed) as failed:
        shop.handler.reconcile(asker, out_trade_no="A1")
    assert isinstance(failed.value.__cause__, KeyError)
    expected["A1"] = 100
    assert shop.handler.reconcile(asker, out_trade_no="A1").code == "SUCCESS"
    assert shop.effects == ["A1"]


def test_what_is_not_wechat_pays_word_is_refused(wechat_pay, keys, tmp_path):
    shop, asker = Shop(tmp_path, keys[0]), wechat_pay.merchant()
    wechat_pay.answers[ORDER] = (200, {**PAID, "out_trade_no": "A2"})
    with pytest.raises(wxnotify.ContentMismatch):
        shop.handler.reconcile(asker, out_trade_no="A1")
    wechat_pay.answers[ORDER] = (200, PAID)
    wechat_pay.platform = keys[1]
    with pytest.raises(wxnotify.SerialUnknown):
        shop.handler.reconcile(asker, out_trade_no="A1")
    wechat_pay.platform = Platform(serial=keys[0].serial)
    with pytest.raises(wxnotify.SignatureInvalid):
        shop.handler.reconcile(asker, out_trade_no="A1")
    with pytest.raises(wxnotify.RequestFailed):
        shop.handler.reconcile(wechat_pay.merchant(host="http://127.0.0.1:1"), out_trade_no="A1")
    with pytest.raises(wxnotify.OptionInvalid):
        shop.handler.reconcile(asker)
    assert (shop.effects, shop.handler.in_flight) == ([], 0)


def test_a_handler_that_counts_by_id_is_told_what_to_set(wechat_pay, keys, tmp_path):
    asker = wechat_pay.merchant()
    with pytest.raises(wxnotify.OptionInvalid, match='key "business"') as refused:
        Shop(tmp_path, keys[0], key=None).handler.reconcile(asker, out_trade_no="A1")
    assert refused.value.field == "key"
    wechat_pay.answers[ORDER] = (200, PAID)
    with pytest.raises(wxnotify.OptionInvalid):
        Shop(tmp_path, keys[0], key=lambda notification: notification.id).handler.reconcile(asker, out_trade_no="A1")
    own = Shop(tmp_path, keys[0], key=lambda notification: "paid:" + notification.resource["transaction_id"])
    assert own.handler.reconcile(asker, out_trade_no="A1").code == "SUCCESS"
    with pytest.raises(wxnotify.OptionInvalid):
        Shop(tmp_path, keys[0], key="busyness")


def test_the_stored_mode_stores_it(wechat_pay, keys, tmp_path):
    shop = Shop(tmp_path, keys[0], mode="stored")
    wechat_pay.answers[ORDER] = (200, PAID)
    assert shop.handler.reconcile(wechat_pay.merchant(), out_trade_no="A1").code == "STORED"
    assert shop.gets(keys[0].notification("TRANSACTION.SUCCESS", PAID, id="EV-1")) == 200
    assert shop.handler.work_once() and not shop.handler.work_once()
    assert shop.effects == ["A1"]


def test_over_other_clients(wechat_pay, keys, tmp_path):
    shop, asker = Shop(tmp_path, keys[0]), wechat_pay.merchant()
    wechat_pay.answers[ORDER] = (200, PAID)
    with httpx2.Client() as session:
        assert shop.handler.reconcile(asker, out_trade_no="A1", session=session).code == "SUCCESS"
    with requests.Session() as session:
        assert shop.handler.reconcile(asker, out_trade_no="A1", session=session).code == "DUPLICATE"
        wechat_pay.answers[ORDER] = (302, {})
        with pytest.raises(wxnotify.RequestFailed, match="redirects nobody"):
            shop.handler.reconcile(asker, out_trade_no="A1", session=session)
        wechat_pay.answers[ORDER] = (200, PAID)

    async def main():
        assert (await shop.handler.reconcile_async(asker, out_trade_no="A1")).code == "DUPLICATE"
        with pytest.raises(wxnotify.OptionInvalid):
            async with httpx2.AsyncClient() as session:
                shop.handler.reconcile(asker, out_trade_no="A1", session=session)
        async_inbox = wxnotify.AsyncInbox(lambda: aiosqlite.connect(shop.path))
        handler = wxnotify.NotificationHandler(keys[0].parser(), inbox=async_inbox, key="business")
        handler.otherwise(lambda delivery: None)
        for client in (None, httpx2.AsyncClient, aiohttp.ClientSession):
            async with client() if client else contextlib.nullcontext() as session:
                assert (await handler.reconcile_async(asker, out_trade_no="A1", session=session)).code == "DUPLICATE"
        wechat_pay.answers[ORDER] = (302, {})
        for client in (httpx2.AsyncClient, aiohttp.ClientSession):
            async with client() as session:
                with pytest.raises(wxnotify.RequestFailed, match="redirects nobody"):
                    await handler.reconcile_async(asker, out_trade_no="A1", session=session)

    asyncio.run(main())
    with httpx2.Client(follow_redirects=True) as session:
        wechat_pay.answers[ORDER] = (302, {})
        with pytest.raises(wxnotify.RequestFailed, match="redirects nobody"):
            shop.handler.reconcile(asker, out_trade_no="A1", session=session)


def test_a_body_that_is_too_long_is_not_read(wechat_pay, keys, tmp_path):
    shop = Shop(tmp_path, keys[0])
    wechat_pay.answers[ORDER] = (200, {**PAID, "attach": "x" * (4 << 20)})
    with pytest.raises(wxnotify.BodyTooLarge):
        shop.handler.reconcile(wechat_pay.merchant(), out_trade_no="A1")

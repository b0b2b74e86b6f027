"""The README's examples, run as they are."""

import contextlib
import io
import os
import pathlib
import sqlite3
import subprocess
import sys
import types

import pytest

from wxnotify.testing import FAULTS, Platform, sample

EXAMPLES = pathlib.Path(os.environ.get("WXNOTIFY_EXAMPLES", pathlib.Path(__file__).parent.parent / "examples"))
ID = "PUB_KEY_ID_0114232134912410000000000000"


def snippet(name):
    """What README shows of it."""
    text = (EXAMPLES / f"{name}.py").read_text(encoding="utf-8")
    assert "# snippet: begin\n" in text
    return text.partition("# snippet: begin\n")[2].partition("# snippet: end")[0]


@pytest.fixture(scope="module")
def by_key():
    return Platform(public_key_id=ID)


@pytest.fixture
def load(by_key, monkeypatch):
    """Runs what README shows of an example, alone, with its settings in the environment, and returns it as a module."""
    monkeypatch.setenv("WXPAY_PUBLIC_KEY_ID", ID)
    monkeypatch.setenv("WXPAY_PUBLIC_KEY", by_key.public_key_pem)
    monkeypatch.setenv("WXPAY_API_V3_KEY", by_key.api_v3_key)
    monkeypatch.setenv("WXPAY_MCHID", "1900007291")

    def load(name):
        module = types.ModuleType(f"example_{name}")
        monkeypatch.setitem(sys.modules, module.__name__, module)
        exec(compile(snippet(name), f"{name}.py", "exec"), vars(module))  # noqa: S102 - it is ours
        return module

    return load


def deliveries(platform):
    """A genuine notification and one of each fault, each with the status that answers it."""
    payment = {"mchid": "1900007291", "out_trade_no": "A1"}
    yield platform.notification("TRANSACTION.SUCCESS", payment), 200
    for fault in FAULTS:
        status = {
            "oversized": 413,
            "missing_signature": 400,
            "not_json": 400,
            "wrong_api_v3_key": 500,
            "plaintext_not_json": 500,
        }.get(fault, 401)
        yield platform.notification("TRANSACTION.SUCCESS", payment, fault=fault), status


def assert_acknowledged(status, body, expected):
    assert status == expected
    assert body.startswith(b'{"code":"SUCCESS"}' if expected == 200 else b'{"code":"FAIL"')


PAYMENT = {
    "mchid": "1900007291",
    "out_trade_no": "A1",
    "trade_state": "SUCCESS",
    "amount": {"total": 100, "currency": "CNY"},
}
REFUND = {
    "mchid": "1900007291",
    "out_trade_no": "A1",
    "transaction_id": "4",
    "out_refund_no": "R1",
    "refund_id": "5",
    "refund_status": "SUCCESS",
    "amount": {"total": 100, "refund": 40},
}


def test_quickstart(load, by_key, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with contextlib.closing(sqlite3.connect("shop.db", isolation_level=None)) as shop:
        load("orders")
        shop.execute("DELETE FROM orders")
        client = load("quickstart").app.test_client()

        def deliver(payment, **options):
            headers, body = by_key.notification("TRANSACTION.SUCCESS", payment, **options)
            return client.post("/wxpay/notify", data=body, headers=headers)

        assert deliver(PAYMENT, id="EV-1").get_json() == {"code": "FAIL", "message": "no such order"}
        shop.execute("INSERT INTO orders VALUES ('A1', 100, 0)")
        for _ in range(2):
            answer = deliver(PAYMENT, id="EV-1")
            assert_acknowledged(answer.status_code, answer.data, 200)
            assert answer.content_type == "application/json"
        assert shop.execute("SELECT paid FROM orders").fetchall() == [(1,)]
        shop.execute("UPDATE orders SET paid = 0")
        for wrong in ({"amount": {"total": 1}}, {"mchid": "1"}, {"trade_state": "NOTPAY"}):
            assert deliver({**PAYMENT, **wrong}).status_code == 500
        for (headers, body), expected in deliveries(by_key):
            if expected != 200:
                answer = client.post("/wxpay/notify", data=body, headers=headers)
                assert_acknowledged(answer.status_code, answer.data, expected)
        assert shop.execute("SELECT paid FROM orders").fetchall() == [(0,)]


def test_the_quickstart_is_short():
    assert len([line for line in snippet("quickstart").splitlines() if line.strip()]) < 20


NEEDS = ["WXPAY_MCHID", "WXPAY_PUBLIC_KEY_ID", "WXPAY_PUBLIC_KEY", "WXPAY_API_V3_KEY"]


@pytest.mark.parametrize(
    ("name", "needs"),
    [
        ("quickstart", NEEDS),
        ("fastapi_app", [*NEEDS, "DATABASE_URL"]),
        ("sqlalchemy_app", [*NEEDS, "DATABASE_URL"]),
        ("both_versions", [*NEEDS, "WXPAY_API_V2_KEY"]),
        ("own_endpoint", NEEDS[1:]),
    ],
)
def test_a_missing_environment_variable_is_named_at_the_start(name, needs, load, by_key, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", "sqlite:///shop.db")
    monkeypatch.setenv("WXPAY_API_V2_KEY", "0123456789abcdefghijklmnopqrstuv")
    for variable in needs:
        with monkeypatch.context() as without:
            without.delenv(variable)
            with pytest.raises(KeyError, match=f"^'{variable}'$"):
                load(name)


def test_own_endpoint(load, by_key, capsys):
    client = load("own_endpoint").app.test_client()
    for (headers, body), expected in deliveries(by_key):
        answer = client.post("/wxpay/notify", data=body, headers=headers)
        assert_acknowledged(answer.status_code, answer.data, expected)
        assert answer.content_type == "application/json"
    assert capsys.readouterr().out.split()[1:] == ["TRANSACTION.SUCCESS", "A1"]


def test_django(load, by_key):
    import servers

    servers.set_django_up()
    from django import conf
    from django.db import connection
    from django.test import RequestFactory
    from django_shop.models import Order

    conf.settings.WXPAY_PUBLIC_KEY_ID, conf.settings.WXPAY_PUBLIC_KEY = ID, by_key.public_key_pem
    conf.settings.WXPAY_API_V3_KEY, conf.settings.WXPAY_MCHID = by_key.api_v3_key, "1900007291"
    module = load("django_urls")
    with module.handler._inbox.transaction():
        module.handler._inbox.create(connection)
    with connection.schema_editor() as editor:
        editor.create_model(Order)
    Order.objects.create(number="A1", total=100)
    view = module.urlpatterns[0].callback
    for _ in range(2):
        headers, body = by_key.notification("TRANSACTION.SUCCESS", PAYMENT, id="EV-1")
        answer = view(RequestFactory().post("/", data=body, content_type="application/json", headers=headers))
        assert_acknowledged(answer.status_code, answer.content, 200)
    assert Order.objects.get().is_paid
    headers, body = by_key.notification("TRANSACTION.SUCCESS", {**PAYMENT, "amount": {"total": 1}})
    answer = view(RequestFactory().post("/", data=body, content_type="application/json", headers=headers))
    assert_acknowledged(answer.status_code, answer.content, 500)
    for (headers, body), expected in deliveries(by_key):
        if expected != 200:
            request = RequestFactory().post("/", data=body, content_type="application/json", headers=headers)
            assert_acknowledged(view(request).status_code, view(request).content, expected)
    assert view(RequestFactory().get("/")).status_code == 405
    with connection.schema_editor() as editor:
        editor.delete_model(Order)
    connection.close()


def test_fastapi(load, by_key, monkeypatch):
    import databases
    import psycopg
    from fastapi.testclient import TestClient

    settings = databases.server("POSTGRES")
    settings["dbname"] = settings.pop("database")
    url = psycopg.conninfo.make_conninfo(**settings)
    monkeypatch.setenv("DATABASE_URL", url)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE orders (number TEXT PRIMARY KEY, total INT, paid BOOL NOT NULL DEFAULT false)")
        connection.execute("INSERT INTO orders VALUES ('A1', 100)")
        try:
            with TestClient(load("fastapi_app").app) as client:
                for _ in range(2):
                    headers, body = by_key.notification("TRANSACTION.SUCCESS", PAYMENT, id="EV-1")
                    answer = client.post("/wxpay/notify", content=body, headers=headers)
                    assert_acknowledged(answer.status_code, answer.content, 200)
                assert connection.execute("SELECT paid FROM orders").fetchall() == [(True,)]
                headers, body = by_key.notification("TRANSACTION.SUCCESS", {**PAYMENT, "out_trade_no": "none"})
                answer = client.post("/wxpay/notify", content=body, headers=headers)
                assert answer.json() == {"code": "FAIL", "message": "no such order"}
                for (headers, body), expected in deliveries(by_key):
                    if expected != 200:
                        answer = client.post("/wxpay/notify", content=body, headers=headers)
                        assert_acknowledged(answer.status_code, answer.content, expected)
        finally:
            connection.execute("DROP TABLE orders, wxnotify_inbox")


def test_sqlalchemy(load, by_key, tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/shop.db")
    module = load("sqlalchemy_app")
    module.Base.metadata.create_all(module.sessions.kw["bind"])
    with module.inbox.transaction() as session:
        module.inbox.create(session)
        session.add(module.Order(number="A1", total=100))

    def deliver(resource, **options):
        headers, body = by_key.notification("TRANSACTION.SUCCESS", resource, **options)
        return module.handler.handle("POST", headers, io.BytesIO(body).read).status

    assert deliver({**PAYMENT, "amount": {"total": 1}}) == 500
    assert deliver({**PAYMENT, "out_trade_no": "none"}) == 500
    assert [deliver(PAYMENT, id="EV-1") for _ in range(2)] == [200, 200]
    with module.sessions() as session:
        assert session.get_one(module.Order, "A1").is_paid
    module.sessions.kw["bind"].dispose()


def test_worker(load, by_key, tmp_path, capsys):
    import threading

    import wxnotify

    worker, stop = load("worker"), threading.Event()
    inbox = wxnotify.Inbox.sqlite(tmp_path / "inbox.db", max_attempts=1)
    handler = wxnotify.NotificationHandler(by_key.parser(), inbox=inbox, mode="stored")
    seen = []

    @handler.on_paid
    def paid(event, delivery):
        seen.append(event.out_trade_no)
        stop.set()
        if len(seen) == 1:
            delivery.fail("no stock")

    notification = by_key.parser().parse(*by_key.notification("TRANSACTION.SUCCESS", PAYMENT, id="EV-1"))
    with inbox.transaction() as connection:
        inbox.store(connection, notification)
    worker.work_off(handler, stop)
    worker.look_after(inbox)
    assert capsys.readouterr().out == "0 None 1\nEV-1 transaction.direct 1 HANDLER_FAILED: no stock\n"
    stop.clear()
    worker.work_off(handler, stop)
    assert seen == ["A1", "A1"]


def test_order_check(load, by_key):
    import wxnotify

    module = load("order_check")
    payment = by_key.parser().parse(*by_key.notification("TRANSACTION.SUCCESS", PAYMENT))
    refund = by_key.parser().parse(*by_key.notification("REFUND.SUCCESS", REFUND))
    order, cheap = module.Order("A1", 100), module.Order("A1", 99)
    module.ship(payment, order)
    for notification, wrong in ((payment, cheap), (refund, cheap), (refund, module.Order("A1", 40))):
        with pytest.raises(wxnotify.ContentMismatch):
            module.ship(notification, wrong)
        assert not wrong.is_paid
    asked, other = module.Refund("R1", 40), module.Refund("R1", 100)
    module.settle(refund, asked)
    for notification in (payment, refund):
        with pytest.raises(wxnotify.ContentMismatch):
            module.settle(notification, other)
    assert (order.is_paid, asked.is_done, other.is_done) == (True, True, False)


def test_both_versions(load, tmp_path, monkeypatch):
    from wxnotify.testing import v2_refund

    key = "0123456789abcdefghijklmnopqrstuv"
    monkeypatch.setenv("WXPAY_API_V2_KEY", key)
    monkeypatch.chdir(tmp_path)
    module = load("both_versions")
    fields = {name: "1" for name in ("transaction_id", "out_trade_no", "refund_id", "total_fee")}

    def answer(**changes):
        refund = {**fields, "out_refund_no": "R1", "refund_fee": "40", "refund_status": "SUCCESS", **changes}
        body = v2_refund(key, refund, {"mch_id": "1900007291"})
        answered = module.handler.handle("POST", {}, io.BytesIO(body).read)
        assert answered.body.startswith(b"<xml>")
        return answered.status

    with module.inbox.transaction() as db:
        db.execute("CREATE TABLE refunds (number TEXT PRIMARY KEY, amount INTEGER, done INTEGER DEFAULT 0)")
        db.execute("INSERT INTO refunds VALUES ('R1', 40, 0)")
    wrong = [{"out_refund_no": "R2"}, {"refund_fee": "41"}, {"refund_status": "CHANGE"}]
    assert [answer(**changes, refund_id=str(number)) for number, changes in enumerate(wrong)] == [500] * 3
    assert [answer(), answer()] == [200, 200]
    with module.inbox.transaction() as db:
        assert db.execute("SELECT done FROM refunds").fetchall() == [(1,)]


@pytest.mark.parametrize(("name", "count"), [("test_handler", 2), ("test_retries", 1)])
def test_a_merchants_own_tests(name, count):
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(EXAMPLES / f"{name}.py")]
    done = subprocess.run(command, cwd=EXAMPLES, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("." * count + "  ") and done.returncode == 0, done.stdout


def test_typed_events(load, by_key):
    import wxnotify

    summary = load("typed_events").summary

    def parsed(event_type, resource):
        return by_key.parser().parse(*by_key.notification(event_type, resource))

    payment = {"mchid": "1900007291", "out_trade_no": "A1", "trade_state": "SUCCESS", "amount": {"total": 100}}
    assert summary(parsed("TRANSACTION.SUCCESS", payment)) == "A1 is paid: 100 分"
    assert summary(parsed("REFUND.SUCCESS", REFUND)) == "A1 is refunded: 40 分"
    complaint = {"complaint_id": "1", "action_type": "CREATE_COMPLAINT"}
    assert summary(parsed("COMPLAINT.CREATE", complaint)) == "complaint is not for us"
    with pytest.raises(wxnotify.EventUntyped, match=r"amount\.total"):
        summary(parsed("TRANSACTION.SUCCESS", {**payment, "amount": {}}))


def test_many_merchants_each_have_their_orders(load, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    platforms = {name: Platform(public_key_id=f"PUB_KEY_ID_{name}") for name in ("1", "2")}
    with contextlib.closing(sqlite3.connect("shop.db")) as db:
        db.execute("CREATE TABLE merchants (name TEXT, key_id TEXT, public_key TEXT, api_v3_key TEXT)")
        db.execute("CREATE TABLE orders (merchant TEXT, number TEXT, paid INT DEFAULT 0)")
        for name, platform in platforms.items():
            row = (name, platform.serial, platform.public_key_pem, platform.api_v3_key)
            db.execute("INSERT INTO merchants VALUES (?, ?, ?, ?)", row)
            db.execute("INSERT INTO orders (merchant, number) VALUES (?, 'A1')", (name,))
        db.commit()
    handler = load("many_merchants").handler

    def status(to, sender):
        headers, body = platforms[sender].notification(
            "TRANSACTION.SUCCESS", sample("TRANSACTION.SUCCESS", {"out_trade_no": "A1"})
        )
        chunks = iter([body])
        return handler.handle("POST", headers, lambda size: next(chunks, b""), path=f"/wxpay/notify/{to}").status

    assert (status("1", "1"), status("2", "1"), status("3", "1")) == (200, 401, 401)
    with contextlib.closing(sqlite3.connect("shop.db")) as db:
        assert db.execute("SELECT merchant, paid FROM orders ORDER BY merchant").fetchall() == [("1", 1), ("2", 0)]


def test_never_arrived(load, tmp_path, monkeypatch, capsys):
    """Against a pretend api.mch.weixin.qq.com on a socket, which rotates its certificate."""
    import sqlite3

    import wechat_pay as pretend

    import wxnotify

    monkeypatch.chdir(tmp_path)
    module = load("never_arrived")
    with pretend.serving() as wechat_pay:
        wechat_pay.has(wechat_pay.platform)
        old = wechat_pay.platform
        merchant = wechat_pay.merchant()
        inbox = wxnotify.Inbox(lambda: sqlite3.connect(tmp_path / "shop.db"))
        with inbox.transaction() as connection:
            inbox.create(connection)
        handler = module.endpoint(merchant, old.api_v3_key, inbox)
        seen = []
        handler.on_paid(lambda event, delivery: seen.append(event.out_trade_no))
        paid = {**PAYMENT, "transaction_id": "42"}
        query = f"?mchid={pretend.MCHID}"
        wechat_pay.answers[f"/v3/pay/transactions/out-trade-no/A1{query}"] = (200, paid)
        wechat_pay.answers[f"/v3/pay/transactions/out-trade-no/A2{query}"] = (200, {**paid, "out_trade_no": "A3"})
        for _ in range(2):
            module.ask_for(["A1", "A2", "A4"], handler, merchant)
        lines = capsys.readouterr().out.splitlines()
        assert (
            lines[0] == "A1 SUCCESS SUCCESS" and lines[3] == "A1 SUCCESS DUPLICATE" and lines[5] == "A4 NOT_EXIST None"
        )
        assert lines[1].startswith("A2 CONTENT_MISMATCH: the answer is of another order")
        assert seen == ["A1"] and (tmp_path / "certificates.json").exists()
        handler._refresher.close()

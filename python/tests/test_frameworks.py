"""Each framework behind a real socket."""

import contextlib
import http.client
import io
import json
import logging
import socket
import threading
import time
import uuid

import databases
import pytest
import servers
from conftest import PAYMENT

import wxnotify

PAYMENT = {**PAYMENT, "out_trade_no": "A1"}
BUFFERED = {"flask on waitress", "django on uvicorn", "django, asynchronous"}
"""Where server or framework takes the whole body before anybody sees the request."""
CHUNKED = {"flask", "flask on waitress", "django on uvicorn", "django, asynchronous", "asgi", "fastapi"}
"""Where the server takes a body whose length is not told."""


@pytest.fixture(params=servers.SERVERS)
def framework(request):
    return request.param


@pytest.fixture
def shop(tmp_path):
    return databases.shop("sqlite", tmp_path)


@pytest.fixture
def outcomes():
    return []


@pytest.fixture
def serve(framework, parser, shop, outcomes):
    """Serves a merchant whose callback pays, and then does what `options` say."""

    def serve(after=lambda event, delivery: None, **options):
        options = {"inbox": shop.inbox(), "observe": outcomes.append, **options}
        handler = wxnotify.NotificationHandler(parser, **options)

        @handler.on_paid
        def paid(event, delivery):
            if options["inbox"] and options.get("mode") != "leased":
                shop.pay(delivery.connection, event.out_trade_no)
            after(event, delivery)

        return servers.SERVERS[framework](handler)

    return serve


@pytest.fixture
def send(platform):
    """Delivers to a port; returns status, headers and body of the answer."""

    def send(port, resource=PAYMENT, event_type="TRANSACTION.SUCCESS", method="POST", chunked=False, **options):
        headers, body = platform.notification(event_type, resource, **{"id": "EV-1", **options})
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            if method == "GET":
                connection.request(method, servers.PATH)
            else:
                sent = iter([body[:100], body[100:]]) if chunked else body
                connection.request(method, servers.PATH, sent, headers, encode_chunked=chunked)
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()

    return send


def test_genuine_duplicate_tampered_and_wrong_method(serve, send, shop, framework, outcomes):
    with serve() as port:
        status, headers, body = send(port, request_id="R-1")
        assert (status, body) == (200, b'{"code":"SUCCESS"}')
        headers = {name.lower(): value for name, value in headers.items()}
        assert headers["content-type"] == "application/json"
        assert headers["content-length"] == str(len(body))
        assert send(port)[0] == 200
        assert send(port, fault="tampered", id="EV-2")[0] == 401
        status, headers, body = send(port, method="GET")
        assert status == 405
        allowed = {name.lower(): value for name, value in headers.items()}["allow"]
        codes = [outcome.code for outcome in outcomes]
        if "flask" in framework:  # Flask refuses it itself
            assert set(allowed.split(", ")) == {"POST", "OPTIONS"}
        else:
            assert allowed == "POST"
            assert json.loads(body)["code"] == "FAIL"
            assert codes.pop() == "METHOD_NOT_ALLOWED"
    assert shop.paid == 1
    assert codes == ["SUCCESS", "DUPLICATE", "SIGNATURE_INVALID"]
    first = outcomes[0]
    assert (first.status, first.request_id, first.notification_id) == (200, "R-1", "EV-1")
    assert (first.event_type, first.kind, first.error) == ("TRANSACTION.SUCCESS", "transaction.direct", None)
    assert 0 < first.duration < 5


def test_a_body_that_is_too_large_is_refused(serve, framework, outcomes):
    with serve() as port, socket.create_connection(("127.0.0.1", port), timeout=10) as client:
        announced = 2**20 + 1 if framework in BUFFERED else 2**30
        head = f"POST {servers.PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {announced}\r\n\r\n"
        client.sendall(head.encode() + b"x" * (announced if framework in BUFFERED else 1000))
        assert client.makefile("rb").readline().split()[1] == b"413"
    assert outcomes[0].code == "BODY_TOO_LARGE"


def test_a_body_without_a_length_is_taken_up_to_the_limit(serve, send, framework, outcomes):
    head = f"POST {servers.PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n"
    with serve() as port, socket.create_connection(("127.0.0.1", port), timeout=10) as client:
        client.sendall(head.encode())
        if framework in CHUNKED:
            for _ in range(17):  # and as the server sees it, it never ends
                client.sendall(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")
        if framework in BUFFERED:
            client.sendall(b"0\r\n\r\n")
        status = client.makefile("rb").readline().split()[1]
        if framework not in CHUNKED:  # for the server there is no body
            assert status == b"400"
            return
        assert status == b"413"
        assert outcomes[0].code == "BODY_TOO_LARGE"
        assert send(port, chunked=True)[0] == 200


def test_a_callback_that_fails_is_a_500_and_nothing_happened(serve, send, shop, caplog):
    def after(event, delivery):
        if delivery.attempts == 1:
            delivery.fail("no stock")
        if delivery.attempts == 2:
            raise LookupError("there is no such order")

    with caplog.at_level(logging.INFO, "wxnotify"), serve(after, observe=None) as port:
        status, _, body = send(port)
        assert (status, json.loads(body)) == (500, {"code": "FAIL", "message": "no stock"})
        status, _, body = send(port)
        assert status == 500
        assert b"no such order" not in body
        assert shop.paid == 0
        assert send(port)[0] == 200
    assert shop.paid == 1
    assert caplog.text.count("HANDLER_FAILED") == 2
    for secret in ("1900007291", "ciphertext", "SHA256"):
        assert secret not in caplog.text


def test_what_another_worker_has_is_busy(serve, send, outcomes):
    working, go = threading.Event(), threading.Event()

    def after(event, delivery):
        working.set()
        go.wait(10)

    with serve(after, mode="leased") as port:
        first = threading.Thread(target=send, args=(port,))
        first.start()
        assert working.wait(10)
        assert send(port)[0] == 503
        go.set()
        first.join()
        assert send(port)[0] == 200
    assert [outcome.code for outcome in outcomes] == ["NOTIFICATION_BUSY", "SUCCESS", "DUPLICATE"]


def test_the_deadline_is_kept_and_the_late_result_counts_once(serve, send, shop, outcomes):
    go = threading.Event()
    with serve(lambda event, delivery: go.wait(10), deadline=1) as port:
        began = time.monotonic()
        assert send(port)[0] == 500
        assert time.monotonic() - began < 9
        go.set()
        while len(outcomes) < 2 and time.monotonic() - began < 30:
            time.sleep(0.02)
        assert send(port)[0] == 200
    assert shop.paid == 1
    codes = [(outcome.code, outcome.late) for outcome in outcomes]
    assert codes == [("DEADLINE_EXCEEDED", False), ("SUCCESS", True), ("DUPLICATE", False)]


def test_a_body_that_drips_is_answered_at_the_deadline(serve, platform, framework, outcomes):
    if framework in BUFFERED:  # nobody sees the request before the whole body is there
        return
    headers, body = platform.notification("TRANSACTION.SUCCESS", PAYMENT)
    lines = [f"{name}: {value}" for name, value in headers.items()]
    head = "\r\n".join([f"POST {servers.PATH} HTTP/1.1", "Host: 127.0.0.1", *lines, f"Content-Length: {len(body)}"])
    with serve(deadline=0.4) as port, socket.create_connection(("127.0.0.1", port), timeout=10) as client:
        began = time.monotonic()
        client.sendall(head.encode() + b"\r\n\r\n" + body[:1])
        client.settimeout(0.05)
        answer, position = b"", 1
        while not answer:
            assert time.monotonic() - began < 20
            client.sendall(body[position : position + 1])
            position += 1
            with contextlib.suppress(TimeoutError):
                answer = client.recv(100)
    assert answer.split()[1] == b"500"
    assert 0.3 < time.monotonic() - began < 20
    assert [(outcome.code, outcome.late) for outcome in outcomes] == [("DEADLINE_EXCEEDED", False)]


READERS = {
    "get_data": lambda request: request.get_data(),
    "get_json": lambda request: request.get_json(),
    "get_data, not cached": lambda request: request.get_data(cache=False),
    "stream": lambda request: request.stream.read(),
    "some of the stream": lambda request: request.stream.read(100),
    "form": lambda request: request.form,
    "environ": lambda request: request.environ["wsgi.input"].read(int(request.environ["CONTENT_LENGTH"])),
}
"""What a `before_request` function may do with the body."""


@pytest.mark.parametrize("name", ["flask", "flask on waitress"])
@pytest.mark.parametrize("reader", READERS)
def test_what_flask_has_read_before_is_read_again(name, reader, parser, send, outcomes):
    """Mounted by `mount` it always is; as a view of one's own, where Flask keeps it."""
    import flask

    import wxnotify.flask

    handler = wxnotify.NotificationHandler(parser, observe=outcomes.append)
    handler.on_paid(lambda event, delivery: None)
    serve = servers.by_werkzeug if name == "flask" else servers.by_waitress

    def read_before(app):
        @app.before_request
        def read():
            READERS[reader](flask.request)

        return app

    app = read_before(flask.Flask("shop"))
    wxnotify.flask.mount(app, servers.PATH, handler)
    with serve(app) as port:
        assert send(port)[0] == 200
        assert send(port, {**PAYMENT, "attach": "x" * 2**20})[0] == 413
    app = read_before(flask.Flask("shop"))
    endpoint = wxnotify.WsgiApp(handler)
    app.add_url_rule(servers.PATH, "notify", lambda: endpoint, methods=["POST"])
    with serve(app) as port:
        assert (send(port)[0] == 200) == (reader in ("get_data", "get_json", "form"))


def test_a_rule_with_variables_is_refused(parser):
    import flask

    import wxnotify.flask

    handler = wxnotify.NotificationHandler(parser)
    with pytest.raises(wxnotify.OptionInvalid, match="has a variable"):
        wxnotify.flask.mount(flask.Flask("shop"), "/wxpay/<merchant>", handler)


@pytest.mark.parametrize(("unhandled", "status"), [("refuse", 500), ("acknowledge", 200)])
def test_what_no_route_takes(serve, send, outcomes, unhandled, status):
    with serve(unhandled=unhandled) as port:
        assert send(port, {"a": 1}, "SOMETHING.NEW")[0] == status
    assert outcomes[0].code == {500: "EVENT_UNHANDLED", 200: "IGNORED"}[status]


def test_stored(serve, send, shop, outcomes):
    with serve(mode="stored") as port:
        assert send(port)[0] == 200
    assert shop.noted("state") == ["stored"]


def test_many_at_once_pay_once(serve, send, shop, outcomes):
    with serve() as port:
        threads = [threading.Thread(target=send, args=(port,)) for _ in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert shop.paid == 1
    assert sorted(outcome.code for outcome in outcomes) == ["DUPLICATE"] * 11 + ["SUCCESS"]


@pytest.mark.parametrize("name", ["asgi", "fastapi"])
def test_async_callbacks(name, parser, shop, send, outcomes):
    import asyncio

    handler = wxnotify.NotificationHandler(parser, inbox=shop.inbox(), observe=outcomes.append)

    @handler.on_paid
    async def paid(event, delivery):
        shop.pay(delivery.connection)
        await asyncio.sleep(0.05)
        if delivery.attempts == 1:
            delivery.fail("no stock")

    with servers.SERVERS[name](handler) as port:
        assert [send(port)[0] for _ in range(3)] == [500, 200, 200]
    assert shop.paid == 1


def test_callbacks_have_flasks_context(parser, send, outcomes):
    import flask

    handler, seen = wxnotify.NotificationHandler(parser, observe=outcomes.append), []

    @handler.on_paid
    def paid(event, delivery):
        seen.append((flask.current_app.name, flask.request.path, threading.current_thread().name))

    with servers.SERVERS["flask"](handler) as port:
        assert send(port)[0] == 200
    assert seen == [("servers", servers.PATH, "wxnotify_0")]


@pytest.mark.parametrize("name", ["flask", "fastapi"])
def test_other_paths_are_the_frameworks(name, parser, outcomes):
    handler = wxnotify.NotificationHandler(parser, observe=outcomes.append)
    with servers.SERVERS[name](handler) as port:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("POST", "/another")
        assert connection.getresponse().status == 404
        connection.close()
    assert outcomes == []


@pytest.mark.parametrize("deadline", [4.5, None])
@pytest.mark.parametrize("name", ["django", "django on uvicorn"])
def test_what_django_models_write_commits_with_the_inbox(name, deadline, parser, send, outcomes):
    servers.set_django_up()
    from django.db import connection, models
    from django_shop.models import Order

    with connection.schema_editor() as editor:
        editor.create_model(Order)
    Order.objects.create(number="A1", total=100)
    inbox = wxnotify.Inbox(lambda: connection, table=f"inbox_{uuid.uuid4().hex[:12]}")
    with inbox.transaction():
        inbox.create(connection)
    handler = wxnotify.NotificationHandler(parser, inbox=inbox, observe=outcomes.append, deadline=deadline)

    @handler.on_paid
    def paid(event, delivery):
        Order.objects.filter(number=event.out_trade_no).update(total=models.F("total") + 1)
        assert delivery.connection.in_atomic_block
        if delivery.attempts == 1:
            delivery.fail("no stock")

    with servers.SERVERS[name](handler) as port:
        assert send(port)[0] == 500
        assert Order.objects.get().total == 100
        assert [send(port)[0] for _ in range(2)] == [200, 200]
    assert Order.objects.get().total == 101
    assert [outcome.code for outcome in outcomes] == ["HANDLER_FAILED", "SUCCESS", "DUPLICATE"]
    with connection.schema_editor() as editor:
        editor.delete_model(Order)
    connection.close()


def test_a_django_connection_that_commits_nothing_is_refused(parser, platform, outcomes):
    servers.set_django_up()
    from django.db import connection, transaction

    table = f"inbox_{uuid.uuid4().hex[:12]}"
    inbox = wxnotify.Inbox(lambda: connection, table=table)
    with inbox.transaction():
        inbox.create(connection)
    handler = wxnotify.NotificationHandler(parser, inbox=inbox, observe=outcomes.append, deadline=None)
    handler.on_paid(lambda event, delivery: None)
    headers, body = platform.notification("TRANSACTION.SUCCESS", PAYMENT)
    with transaction.atomic():
        assert handler.handle("POST", headers, io.BytesIO(body).read).status == 500
    connection.set_autocommit(False)
    assert handler.handle("POST", headers, io.BytesIO(body).read).status == 500
    connection.rollback()
    connection.set_autocommit(True)
    assert handler.handle("POST", headers, io.BytesIO(body).read).status == 200
    assert [outcome.code for outcome in outcomes] == ["OPTION_INVALID", "OPTION_INVALID", "SUCCESS"]
    connection.close()


def test_a_callback_that_hangs_loses_djangos_connection(parser, platform, outcomes):
    servers.set_django_up()
    from django.db import connection

    table = f"inbox_{uuid.uuid4().hex[:12]}"
    inbox = wxnotify.Inbox(lambda: connection, table=table, lease=1)
    with inbox.transaction():
        inbox.create(connection)
    handler = wxnotify.NotificationHandler(parser, inbox=inbox, observe=outcomes.append, deadline=0.3)
    go = threading.Event()

    @handler.on_paid
    def paid(event, delivery):
        with delivery.connection.cursor() as cursor:
            cursor.execute(f"CREATE TABLE {table}_trace (number INT)")
        if delivery.notification.id == "EV-1":
            go.wait(20)

    def deliver(id):
        headers, body = platform.notification("TRANSACTION.SUCCESS", PAYMENT, id=id)
        return handler.handle("POST", headers, io.BytesIO(body).read).status

    assert deliver("EV-1") == 500
    end = time.monotonic() + 10
    while len(outcomes) < 2 and time.monotonic() < end:
        time.sleep(0.02)
    handler._deadline = 4.5
    assert deliver("EV-2") == 200
    go.set()
    end = time.monotonic() + 10
    while handler.in_flight and time.monotonic() < end:
        time.sleep(0.02)
    assert handler.in_flight == 0
    assert sorted(outcome.code for outcome in outcomes) == ["DEADLINE_EXCEEDED", "HANDLER_FAILED", "SUCCESS"]
    connection.close()

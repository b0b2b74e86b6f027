"""The handler without a framework: every mode and outcome. What frameworks make of it is in test_frameworks.py."""

import asyncio
import contextvars
import io
import json
import logging
import re
import threading
import time

import pytest
from merchant import PAYMENT, REFUND, paying

import wxnotify
from wxnotify import events
from wxnotify.testing import Platform

SUCCESS = b'{"code":"SUCCESS"}'


def failure(answer):
    told = json.loads(answer.body)
    assert told["code"] == "FAIL"
    return answer.status, told["message"]


# Modes


def test_in_the_transaction_each_notification_takes_effect_once(shop, make, deliver, outcomes):
    handler = paying(make(inbox=shop.inbox()), shop)
    for _ in range(3):
        answer = deliver(handler)
        assert (answer.status, answer.body) == (200, SUCCESS)
        assert ("Content-Type", "application/json") in answer.headers
    assert shop.paid == 1
    assert [outcome.code for outcome in outcomes] == ["SUCCESS", "DUPLICATE", "DUPLICATE"]
    assert shop.noted("state", "attempts") == ["done", 1]


def test_in_the_transaction_a_failure_leaves_nothing_but_a_note(shop, make, deliver, outcomes):
    handler = make(inbox=shop.inbox())
    seen = []

    @handler.on_paid
    def paid(event, delivery):
        shop.pay(delivery.connection)
        seen.append(delivery.attempts)
        if len(seen) == 1:
            delivery.fail("no stock")
        if len(seen) == 2:
            raise KeyError("A1")

    assert failure(deliver(handler)) == (500, "no stock")
    assert shop.noted("state", "attempts", "last_error") == ["released", 1, "HANDLER_FAILED: no stock"]
    assert failure(deliver(handler)) == (500, "notification could not be processed")
    state, attempts, said = shop.noted("state", "attempts", "last_error")
    assert (state, attempts) == ("released", 2)
    assert re.fullmatch(r"HANDLER_FAILED: the callback raised KeyError at test_handler\.py:\d+", said)
    assert shop.paid == 0
    assert deliver(handler).status == 200
    assert shop.paid == 1
    assert seen == [1, 2, 3]
    assert [outcome.code for outcome in outcomes] == ["HANDLER_FAILED", "HANDLER_FAILED", "SUCCESS"]
    assert outcomes[0].error.message == "no stock"
    assert isinstance(outcomes[1].error, wxnotify.HandlerFailed)
    assert isinstance(outcomes[1].error.__cause__, KeyError)


def test_in_the_transaction_a_lost_lease_rolls_back(shop, make, deliver, outcomes):
    handler = make(inbox=shop.inbox(lease=1), deadline=None)

    @handler.on_paid
    def paid(event, delivery):
        shop.pay(delivery.connection)
        time.sleep(1.1)

    assert deliver(handler).status == 500
    assert outcomes[0].code == "HANDLER_FAILED"
    assert "before its lease ended" in outcomes[0].error.message
    assert shop.paid == 0


def test_leased_the_callback_works_outside_a_transaction(shop, make, deliver, outcomes):
    handler = make(inbox=shop.inbox(), mode="leased")
    busy = []

    @handler.on_paid
    def paid(event, delivery):
        with pytest.raises(wxnotify.ArgumentInvalid, match="no connection"):
            _ = delivery.connection
        if delivery.attempts == 1:
            busy.append(deliver(handler))
            delivery.fail("not yet")

    assert failure(deliver(handler)) == (500, "not yet")
    assert failure(busy[0]) == (503, "notification is being processed")
    assert shop.noted("state", "last_error") == ["released", "HANDLER_FAILED: not yet"]
    assert deliver(handler).status == 200
    assert deliver(handler).status == 200
    codes = [outcome.code for outcome in outcomes]
    assert codes == ["NOTIFICATION_BUSY", "HANDLER_FAILED", "SUCCESS", "DUPLICATE"]


def test_in_the_transaction_what_another_worker_leased_is_busy(sqlite_shop, make, deliver, outcomes):
    leased, handler = make(inbox=sqlite_shop.inbox(), mode="leased"), make(inbox=sqlite_shop.inbox())
    paying(handler, sqlite_shop)

    @leased.on_paid
    def paid(event, delivery):
        assert deliver(handler).status == 503

    assert deliver(leased).status == 200
    assert sqlite_shop.paid == 0
    assert sqlite_shop.noted("state") == ["done"]


def test_stored_it_is_acknowledged_at_once_and_worked_off(shop, make, deliver, outcomes):
    handler = make(inbox=shop.inbox(), mode="stored")
    seen = []

    @handler.on_paid
    def paid(event, delivery):
        shop.pay(delivery.connection)
        seen.append((delivery.attempts, delivery.notification.id, event.amount.total))
        if len(seen) == 1:
            delivery.fail("no stock")

    assert not handler.work_once()
    for _ in range(2):
        assert (deliver(handler).status, shop.paid) == (200, 0)
    assert handler.work_once()
    assert shop.paid == 0
    assert shop.noted("state", "attempts", "last_error") == ["stored", 1, "HANDLER_FAILED: no stock"]
    assert not handler.work_once()  # it waits
    shop.rows("UPDATE inbox SET due_at = 0")
    assert handler.work_once()
    assert shop.paid == 1
    assert shop.noted("state") == ["done"]
    assert seen == [(1, "EV-1", 100), (2, "EV-1", 100)]
    assert [outcome.code for outcome in outcomes] == ["STORED", "DUPLICATE", "HANDLER_FAILED", "SUCCESS"]
    assert outcomes[3].notification_id == "EV-1"
    assert outcomes[3].kind == "transaction.direct"
    assert [outcome.attempts for outcome in outcomes] == [None, None, 1, 2]


def test_stored_notifications_are_worked_off_by_several_workers_until_they_are_stopped(shop, make, deliver, outcomes):
    handler, stop = paying(make(inbox=shop.inbox(), mode="stored"), shop), threading.Event()
    for number in range(20):
        deliver(handler, id=f"EV-{number}")
    workers = [threading.Thread(target=handler.work, args=(stop, 0.01)) for _ in range(4)]
    for worker in workers:
        worker.start()
    end = time.monotonic() + 20
    while shop.paid < 20 and time.monotonic() < end:
        time.sleep(0.02)
    stop.set()
    for worker in workers:
        worker.join()
    assert shop.paid == 20
    assert shop.rows("SELECT COUNT(*) FROM inbox WHERE state = 'done'") == [(20,)]


def test_a_worker_outlives_a_database_that_is_away(sqlite_shop, make, deliver, caplog):
    handler, stop = paying(make(inbox=sqlite_shop.inbox(), mode="stored"), sqlite_shop), threading.Event()
    deliver(handler)
    open_it, failures = sqlite_shop.connect, []

    def away():
        if len(failures) < 4:
            failures.append(1)
            raise OSError("away")
        return open_it()

    handler = paying(make(inbox=wxnotify.Inbox(away, table=sqlite_shop.table), mode="stored"), sqlite_shop)
    worker = threading.Thread(target=handler.work, args=(stop, 0.01))
    worker.start()
    end = time.monotonic() + 10
    while sqlite_shop.paid < 1 and time.monotonic() < end:
        time.sleep(0.02)
    stop.set()
    worker.join()
    assert sqlite_shop.paid == 1
    assert "INBOX_FAILED" in caplog.text


def test_a_stored_notification_that_cannot_be_read_is_a_dead_letter_in_the_end(sqlite_shop, make, deliver, outcomes):
    handler = paying(make(inbox=sqlite_shop.inbox(max_attempts=1), mode="stored"), sqlite_shop)
    deliver(handler)
    sqlite_shop.rows("UPDATE inbox SET notification = @", "no JSON")
    assert handler.work_once()
    assert outcomes[1].code == "DEAD"
    with sqlite_shop.inbox().transaction() as connection:
        (letter,) = sqlite_shop.inbox().dead_letters(connection)
        assert letter.kind == "transaction.direct"
        assert sqlite_shop.inbox().retry(connection, letter.key)
    assert handler.work_once()


def test_only_a_handler_that_stores_has_work(make, sqlite_shop):
    for handler in (make(), make(inbox=sqlite_shop.inbox())):
        with pytest.raises(wxnotify.OptionInvalid, match="mode stored"):
            handler.work_once()


def test_without_an_inbox_every_delivery_is_processed(make, deliver, outcomes):
    handler, seen = make(), []
    handler.on_paid(lambda event, delivery: seen.append(delivery.attempts))
    assert [deliver(handler).status for _ in range(2)] == [200, 200]
    assert seen == [1, 1]


def test_a_database_that_fails_is_a_500(make, deliver, outcomes):
    def away():
        raise OSError("away")

    for mode in ("transaction", "leased", "stored"):
        handler = make(inbox=wxnotify.Inbox(away), mode=mode)
        handler.on_paid(lambda event, delivery: None)
        assert failure(deliver(handler)) == (500, "notification could not be processed")
    assert {outcome.code for outcome in outcomes} == {"INBOX_FAILED"}
    assert isinstance(outcomes[0].error.__cause__, OSError)


def test_a_key_of_ones_own_makes_two_notifications_one(sqlite_shop, make, deliver, outcomes):
    inbox = sqlite_shop.inbox()
    handler = paying(make(inbox=inbox, key=lambda notification: notification.resource["out_trade_no"]), sqlite_shop)
    assert deliver(handler, id="EV-1").status == deliver(handler, id="EV-2").status == 200
    assert sqlite_shop.paid == 1
    assert sqlite_shop.noted("notification_key") == ["A1"]
    wrong = paying(make(inbox=inbox, key=lambda notification: notification.resource["none"]), sqlite_shop)
    assert deliver(wrong, id="EV-3").status == 500
    assert [outcome.code for outcome in outcomes] == ["SUCCESS", "DUPLICATE", "HANDLER_FAILED"]


# Routes


def test_routes_from_the_most_special_to_otherwise(make, deliver):
    handler, seen = make(), []

    @handler.otherwise
    def otherwise(delivery):
        seen.append(f"otherwise {delivery.notification.event_type}")

    partner = {**PAYMENT, "sp_mchid": "1", "sp_appid": "wx1", "sub_mchid": "2"}
    deliver(handler)
    handler.on("TRANSACTION.SUCCESS")(lambda delivery: seen.append("event type"))
    deliver(handler)
    deliver(handler, partner)
    handler.on(events.TransactionDirect)(lambda event, delivery: seen.append(f"class {event.out_trade_no}"))
    handler.on("transaction.partner")(lambda delivery: seen.append("kind"))
    deliver(handler)
    deliver(handler, partner)
    handler.on_paid(lambda event, delivery: seen.append(f"paid {event.amount.total}"))
    handler.on_refunded(lambda event, delivery: seen.append(f"refunded {event.amount.refund}"))
    handler.on("REFUND.ABNORMAL")(lambda delivery: seen.append("abnormal"))
    deliver(handler)
    deliver(handler, REFUND, "REFUND.SUCCESS")
    deliver(handler, {**REFUND, "refund_status": "ABNORMAL"}, "REFUND.ABNORMAL")
    deliver(handler, {**REFUND, "refund_status": "CLOSED"}, "REFUND.CLOSED")
    deliver(handler, {"a": 1}, "SOMETHING.NEW")
    assert seen == [
        "otherwise TRANSACTION.SUCCESS",
        "event type",
        "event type",
        "class A1",
        "kind",
        "paid 100",
        "refunded 40",
        "abnormal",
        "otherwise REFUND.CLOSED",
        "otherwise SOMETHING.NEW",
    ]


@pytest.mark.parametrize(
    "route",
    ["transaction.drect", "TRANSACTION", "", 1, None, str, events.TransactionDirectAmount, lambda delivery: 1],
)
def test_what_is_no_route_is_refused_at_once(make, route):
    with pytest.raises(wxnotify.OptionInvalid) as refused:
        make().on(route)
    assert refused.value.field == "route"


def test_a_callback_that_takes_other_arguments_is_refused_at_once(make):
    handler = make()
    for register, callback in (
        (handler.on_paid, lambda event, delivery, more: None),
        (handler.on(events.TransactionPartner), lambda: None),
        (handler.on("REFUND.CLOSED"), lambda *, delivery: None),
        (handler.otherwise, None),
    ):
        with pytest.raises(wxnotify.OptionInvalid, match="does not take") as refused:
            register(callback)
        assert refused.value.field == "callback"


def test_a_callback_takes_event_and_delivery_or_the_delivery(make, deliver):
    handler, seen = make(), []
    handler.on_paid(lambda delivery: seen.append(delivery.event.out_trade_no))
    handler.on("REFUND.SUCCESS")(lambda event, delivery: seen.append(event.out_refund_no))
    deliver(handler)
    deliver(handler, REFUND, "REFUND.SUCCESS")
    assert seen == ["A1", "R1"]


def test_a_callback_takes_the_event_alone_where_its_argument_is_said_to_be_one(make, deliver):
    handler, seen = make(), []

    @handler.on_paid
    def paid(event: events.TransactionDirect):
        seen.append(event.out_trade_no)

    class Shop:
        def refunded(self, event: "events.RefundDirect"):
            seen.append(event.out_refund_no)

    handler.on_refunded(Shop().refunded)

    @handler.otherwise
    def other(delivery: wxnotify.Delivery):
        seen.append(delivery.notification.event_type)

    deliver(handler)
    deliver(handler, REFUND, "REFUND.SUCCESS")
    deliver(handler, REFUND, "REFUND.ABNORMAL")
    assert seen == ["A1", "R1", "REFUND.ABNORMAL"]


def test_a_new_event_type_is_told_from_a_slip_of_the_pen(make, deliver):
    handler, seen = make(), []
    with pytest.raises(wxnotify.OptionInvalid, match=r'did you mean "TRANSACTION\.SUCCESS"'):
        handler.on("TRANSACTION.SUCESS")
    handler.on("SOMETHING.NEW", custom=True)(lambda delivery: seen.append(delivery.notification.event_type))
    assert deliver(handler, {"a": 1}, "SOMETHING.NEW").status == 200
    assert seen == ["SOMETHING.NEW"]


def test_a_route_has_one_callback(make):
    handler = make()
    for register in (
        handler.on_paid,
        handler.on_refunded,
        handler.otherwise,
        handler.on("PAYSCORE.USER_PAID"),
        handler.on(events.TransactionDirect),
    ):
        register(print)
        with pytest.raises(wxnotify.OptionInvalid, match="already"):
            register(print)
    with pytest.raises(wxnotify.OptionInvalid, match=r"transaction\.direct has a callback already"):
        handler.on("transaction.direct")(print)


def test_an_event_of_another_type_is_untyped(make, deliver, outcomes):
    handler = make()
    handler.on_paid(print)
    assert deliver(handler, {**PAYMENT, "amount": {}}).status == 500
    assert (outcomes[0].code, outcomes[0].error.field) == ("EVENT_UNTYPED", "amount.total")


def test_what_no_route_takes_is_refused_or_acknowledged(make, deliver, outcomes, sqlite_shop):
    assert failure(deliver(make())) == (500, "event is not handled")
    ignoring = make(unhandled="acknowledge", inbox=sqlite_shop.inbox())
    assert deliver(ignoring).body == SUCCESS
    assert [outcome.code for outcome in outcomes] == ["EVENT_UNHANDLED", "IGNORED"]
    assert sqlite_shop.rows("SELECT * FROM inbox") == []


# Answers


def test_an_event_that_asks_is_answered_each_time_without_the_inbox(make, deliver, outcomes, sqlite_shop):
    handler = make(inbox=sqlite_shop.inbox(), mode="stored")

    @handler.on("PARKING_FEE.QUERY_TRANS_INFO")
    def ask(delivery):
        return wxnotify.Ack.answer({"code": "SUCCESS", "fee": 1})

    for _ in range(2):
        answer = deliver(handler, {"a": 1}, "PARKING_FEE.QUERY_TRANS_INFO")
        assert json.loads(answer.body) == {"code": "SUCCESS", "fee": 1}
    assert [outcome.code for outcome in outcomes] == ["SUCCESS", "SUCCESS"]
    assert sqlite_shop.rows("SELECT * FROM inbox") == []


def test_what_a_callback_returns_is_the_answer(make, deliver, outcomes, sqlite_shop):
    returned = [wxnotify.Ack.busy(), "ok", wxnotify.Ack.success_no_content()]
    handler = make(inbox=sqlite_shop.inbox())

    @handler.on_paid
    def paid(event, delivery):
        sqlite_shop.pay(delivery.connection)
        return returned.pop(0)

    assert deliver(handler).status == 503
    assert failure(deliver(handler)) == (500, "notification could not be processed")
    assert sqlite_shop.paid == 0
    answer = deliver(handler)
    assert (answer.status, answer.body, answer.headers) == (204, b"", ())
    assert sqlite_shop.paid == 1
    assert [outcome.code for outcome in outcomes] == ["HANDLER_FAILED", "HANDLER_FAILED", "SUCCESS"]
    assert "of type str" in outcomes[1].error.message


def test_what_is_said_on_failing_is_cut_and_escaped(make, deliver):
    handler = make()
    handler.on_paid(lambda event, delivery: delivery.fail('"' + "缺" * 80))
    assert failure(deliver(handler)) == (500, '"' + "缺" * 63)


# Requests


def test_only_post_is_taken(make, outcomes):
    def refuse(size):
        raise AssertionError("nothing is read")

    answer = make().handle("GET", {}, refuse)
    assert answer.status == 405
    assert ("Allow", "POST") in answer.headers
    assert outcomes[0].code == "METHOD_NOT_ALLOWED"


@pytest.mark.parametrize("name", ["Content-Length", "content-length", "CONTENT_LENGTH", b"content-length"])
def test_a_length_above_the_limit_is_refused_before_reading(make, outcomes, name):
    def refuse(size):
        raise AssertionError("nothing is read")

    assert failure(make().handle("POST", [(name, str(2**20 + 1))], refuse))[0] == 413
    assert outcomes[0].code == "BODY_TOO_LARGE"


# Python makes no number of so many digits.
@pytest.mark.parametrize("length", ["9" * 5000, "٩" * 5000, "0" * 5000 + "9" * 8])
def test_a_length_of_thousands_of_digits_is_a_body_that_is_too_long(make, outcomes, length):
    def refuse(size):
        raise AssertionError("nothing is read")

    async def chunks():
        raise AssertionError("nothing is read")
        yield b""

    assert failure(make().handle("POST", {"Content-Length": length}, refuse))[0] == 413
    assert asyncio.run(make().handle_async("POST", {"Content-Length": length}, chunks())).status == 413
    assert {outcome.code for outcome in outcomes} == {"BODY_TOO_LARGE"}
    assert all(len(outcome.error.message) < 200 for outcome in outcomes)


def test_zeros_before_a_length_are_none(make, platform):
    handler = make()
    handler.on_paid(print)
    headers, body = platform.notification("TRANSACTION.SUCCESS", PAYMENT)
    answer = handler.handle("POST", {**headers, "Content-Length": "0" * 5000 + str(len(body))}, io.BytesIO(body).read)
    assert answer.status == 200


def test_reading_stops_at_the_limit(platform, outcomes):
    parser = wxnotify.NotificationParser(
        platform_keys=platform.platform_keys, api_v3_keys=platform.api_v3_key, max_body_bytes=1000
    )
    handler = wxnotify.NotificationHandler(parser, observe=outcomes.append)
    body = io.BytesIO(b"x" * 100_000)
    assert handler.handle("POST", {}, body.read).status == 413
    assert body.tell() == 1001

    async def chunks():
        for count in range(100):
            assert count < 11
            yield b"x" * 100

    assert asyncio.run(handler.handle_async("POST", {}, chunks())).status == 413
    assert {outcome.code for outcome in outcomes} == {"BODY_TOO_LARGE"}


def test_no_more_than_the_length_is_read(make, platform, deliver):
    handler = make()
    handler.on_paid(print)
    headers, body = platform.notification("TRANSACTION.SUCCESS", PAYMENT)
    stream = io.BytesIO(body + b"the next request")
    answer = handler.handle("POST", {**headers, "Content-Length": str(len(body))}, stream.read)
    assert answer.status == 200
    assert stream.tell() == len(body)


@pytest.mark.parametrize(("fault", "status"), [("tampered", 401), ("missing_signature", 400), ("probe", 401)])
def test_what_is_not_genuine_reaches_no_callback(make, deliver, outcomes, fault, status):
    handler = make()
    handler.on_paid(lambda event, delivery: pytest.fail("it was called"))
    assert deliver(handler, fault=fault).status == status
    assert outcomes[0].error.code == outcomes[0].code
    assert outcomes[0].notification_id is None


# The deadline


def test_the_answer_goes_out_in_time_and_the_late_result_counts_once(shop, make, deliver, outcomes):
    handler, go, late = make(inbox=shop.inbox(), deadline=0.3), threading.Event(), threading.Event()
    handler._observe = lambda outcome: (outcomes.append(outcome), outcome.late and late.set())

    @handler.on_paid
    def paid(event, delivery):
        shop.pay(delivery.connection)
        go.wait(10)

    began = time.monotonic()
    assert failure(deliver(handler)) == (500, "processing took too long")
    assert 0.25 < time.monotonic() - began < 9
    go.set()
    assert late.wait(10)
    handler._deadline = 4.5
    assert shop.paid == 1
    assert deliver(handler).status == 200
    assert shop.paid == 1
    assert [(outcome.code, outcome.late) for outcome in outcomes] == [
        ("DEADLINE_EXCEEDED", False),
        ("SUCCESS", True),
        ("DUPLICATE", False),
    ]
    assert outcomes[1].duration > outcomes[0].duration > 0.25


@pytest.mark.parametrize("deadline", [0, -1, 5, 60, float("nan")])
def test_a_deadline_that_is_none_is_refused_at_once(make, deadline):
    with pytest.raises(wxnotify.WxNotifyError):
        make(deadline=deadline)


def test_threads_and_context(make, deliver):
    variable, seen = contextvars.ContextVar("variable"), []
    variable.set("the request's")
    for deadline in (None, 4.5):
        handler = make(deadline=deadline)
        handler.on_paid(lambda event, delivery: seen.append((threading.current_thread().name, variable.get())))
        assert deliver(handler).status == 200
    here = threading.current_thread().name
    assert seen == [(here, "the request's"), ("wxnotify_0", "the request's")]


@pytest.mark.parametrize("deadline", [None, 4.5])
def test_a_callback_that_exits_fails(make, deliver, sqlite_shop, outcomes, deadline):
    handler = make(inbox=sqlite_shop.inbox(), deadline=deadline)

    @handler.on_paid
    def paid(event, delivery):
        sqlite_shop.pay(delivery.connection)
        raise SystemExit

    assert deliver(handler).status == 500
    assert outcomes[0].code == "HANDLER_FAILED"
    assert sqlite_shop.paid == 0


# Options, the hook and the log


@pytest.mark.parametrize(
    ("options", "field"),
    [
        ({"mode": "leased"}, "inbox"),
        ({"inbox": "inbox.db"}, "inbox"),
        ({"mode": "sometimes"}, "mode"),
        ({"unhandled": "ignore"}, "unhandled"),
        ({"deadline": 5}, "deadline"),
        ({"max_in_flight": 0}, "max_in_flight"),
    ],
)
def test_options_are_refused_at_once(make, options, field):
    with pytest.raises(wxnotify.OptionInvalid) as refused:
        make(**options)
    assert refused.value.field == field


def test_what_is_no_parser_is_refused_at_once(platform):
    with pytest.raises(wxnotify.OptionInvalid) as refused:
        wxnotify.NotificationHandler(platform)
    assert refused.value.field == "parser"


def test_the_hook_sees_everything(make, deliver, outcomes):
    handler = make()
    handler.on_paid(lambda event, delivery: time.sleep(0.02))
    deliver(handler, request_id="R-1")
    (outcome,) = outcomes
    assert (outcome.code, outcome.status, outcome.late, outcome.error) == ("SUCCESS", 200, False, None)
    assert (outcome.request_id, outcome.event_type) == ("R-1", "TRANSACTION.SUCCESS")
    assert (outcome.kind, outcome.notification_id) == ("transaction.direct", "EV-1")
    assert 0.02 <= outcome.duration < 4.5
    deliver(handler, request_id="R-2", fault="forged")
    assert (outcomes[1].code, outcomes[1].request_id, outcomes[1].event_type) == ("SIGNATURE_INVALID", "R-2", None)


def test_a_hook_that_raises_harms_nothing(make, deliver, caplog):
    handler = make(observe=lambda outcome: 1 / 0)
    handler.on_paid(lambda event, delivery: None)
    assert deliver(handler).status == 200
    assert "observe failed" in caplog.text


def test_failures_are_logged_without_secrets(platform, parser, deliver, caplog):
    handler = wxnotify.NotificationHandler(parser, unhandled="acknowledge")

    @handler.on_paid
    def paid(event, delivery):
        if event.out_trade_no == "A2":
            raise LookupError("there is no such order")
        if event.out_trade_no == "A3":
            delivery.fail("no stock")

    @handler.on_refunded
    def refunded(event, delivery):
        raise AssertionError("it is untyped")

    with caplog.at_level(logging.DEBUG, "wxnotify"):
        for number in ("A1", "A2", "A3"):
            deliver(handler, {**PAYMENT, "out_trade_no": number, "attach": "the plaintext"}, request_id=f"R-{number}")
        for fault in ("tampered", "wrong_api_v3_key", "not_json", "missing_signature"):
            deliver(handler, fault=fault)
        deliver(handler, {"secret": "the plaintext"}, "REFUND.SUCCESS")
        handler.handle("POST", {"Request-ID": "a\nforged line"}, io.BytesIO().read)
        headers, body = platform.notification("TRANSACTION.SUCCESS", PAYMENT, fault="forged")
        handler.handle("POST", headers, io.BytesIO(body).read)
    lines = [(record.levelname, record.getMessage()) for record in caplog.records]
    assert "request_id R-A2): there is no such order" in lines[1][1]
    assert "in paid" in caplog.text  # a traceback
    assert [(level, line.partition(":")[0].partition(" ")[0]) for level, line in lines] == [
        ("DEBUG", "SUCCESS"),
        ("ERROR", "HANDLER_FAILED"),
        ("ERROR", "HANDLER_FAILED"),
        ("WARNING", "SIGNATURE_INVALID"),
        ("ERROR", "DECRYPTION_FAILED"),
        ("WARNING", "ENVELOPE_INVALID"),
        ("WARNING", "HEADER_MISSING"),
        ("ERROR", "EVENT_UNTYPED"),
        ("WARNING", "HEADER_MISSING"),
        ("WARNING", "SIGNATURE_INVALID"),
    ]
    signed = (headers["Wechatpay-Signature"], headers["Wechatpay-Nonce"], body.decode())
    for secret in ("the plaintext", "\nforged", platform.api_v3_key, *signed):
        assert secret not in caplog.text


# asyncio


@pytest.fixture
def deliver_async(platform):
    async def deliver(handler, resource=PAYMENT, event_type="TRANSACTION.SUCCESS", **options):
        headers, body = platform.notification(event_type, resource, **{"id": "EV-1", **options})

        async def chunks():
            yield body[:10]
            yield body[10:]

        return await handler.handle_async("POST", headers, chunks())

    return deliver


def test_async_callbacks_are_awaited_on_the_loop_and_others_run_in_a_thread(sqlite_shop, make, deliver_async, outcomes):
    handler, seen = make(inbox=sqlite_shop.inbox()), []

    @handler.on_paid
    async def paid(event, delivery):
        await asyncio.sleep(0.01)
        seen.append(threading.current_thread() is threading.main_thread())
        sqlite_shop.pay(delivery.connection)
        if delivery.attempts == 1:
            delivery.fail("not yet")

    @handler.on_refunded
    def refunded(event, delivery):
        seen.append(threading.current_thread() is threading.main_thread())

    async def main():
        assert (await deliver_async(handler)).status == 500
        assert (await deliver_async(handler)).status == 200
        assert (await deliver_async(handler)).status == 200
        assert (await deliver_async(handler, REFUND, "REFUND.SUCCESS", id="EV-2")).status == 200

    asyncio.run(main())
    assert seen == [True, True, False]
    assert sqlite_shop.paid == 1
    assert [outcome.code for outcome in outcomes] == ["HANDLER_FAILED", "SUCCESS", "DUPLICATE", "SUCCESS"]


@pytest.mark.parametrize("is_async", [False, True])
def test_under_asyncio_too_the_late_result_counts_once(sqlite_shop, make, deliver_async, outcomes, is_async):
    handler = make(inbox=sqlite_shop.inbox(), deadline=0.2)

    if is_async:

        @handler.on_paid
        async def paid(event, delivery):
            sqlite_shop.pay(delivery.connection)
            await asyncio.sleep(0.5)
    else:

        @handler.on_paid
        def paid(event, delivery):
            sqlite_shop.pay(delivery.connection)
            time.sleep(0.5)

    async def main():
        assert (await deliver_async(handler)).status == 500
        while len(outcomes) < 2:
            await asyncio.sleep(0.02)
        handler._deadline = 4.5
        assert (await deliver_async(handler)).status == 200

    asyncio.run(asyncio.wait_for(main(), 30))
    assert sqlite_shop.paid == 1
    codes = [(outcome.code, outcome.late) for outcome in outcomes]
    assert codes == [("DEADLINE_EXCEEDED", False), ("SUCCESS", True), ("DUPLICATE", False)]


def test_where_the_client_is_gone_the_work_goes_on(sqlite_shop, make, deliver_async, outcomes):
    handler, began, go = make(inbox=sqlite_shop.inbox(), deadline=None), threading.Event(), threading.Event()

    @handler.on_paid
    def paid(event, delivery):
        began.set()
        go.wait(10)
        sqlite_shop.pay(delivery.connection)

    async def main():
        request = asyncio.create_task(deliver_async(handler))
        assert await asyncio.to_thread(began.wait, 10)
        request.cancel()
        with pytest.raises(asyncio.CancelledError):
            await request
        go.set()
        while not outcomes:
            await asyncio.sleep(0.02)

    asyncio.run(asyncio.wait_for(main(), 10))
    assert [(outcome.code, outcome.late) for outcome in outcomes] == [("SUCCESS", True)]
    assert sqlite_shop.paid == 1


def test_a_loop_that_ends_meanwhile_rolls_back(sqlite_shop, make, deliver_async, outcomes):
    handler = make(inbox=sqlite_shop.inbox(), deadline=0.1)

    @handler.on_paid
    async def paid(event, delivery):
        sqlite_shop.pay(delivery.connection)
        await asyncio.sleep(60)

    assert asyncio.run(deliver_async(handler)).status == 500
    end = time.monotonic() + 10
    while len(outcomes) < 2 and time.monotonic() < end:
        time.sleep(0.02)
    assert [outcome.code for outcome in outcomes] == ["DEADLINE_EXCEEDED", "HANDLER_FAILED"]
    assert sqlite_shop.paid == 0


def test_a_worker_runs_async_callbacks_in_a_loop_of_their_own(sqlite_shop, make, deliver):
    handler = make(inbox=sqlite_shop.inbox(), mode="stored")

    @handler.on_paid
    async def paid(event, delivery):
        await asyncio.sleep(0)
        sqlite_shop.pay(delivery.connection)

    assert deliver(handler).status == 200
    assert handler.work_once()
    assert sqlite_shop.paid == 1


@pytest.mark.parametrize("deadline", [4.5, None])
@pytest.mark.parametrize("takes", ["event and delivery", "delivery"])
def test_async_functions_are_awaited_where_no_loop_runs(make, deliver, sqlite_shop, outcomes, deadline, takes):
    """Callbacks of one and of two arguments, the inbox's key, and what is expected."""

    async def key(notification):
        await asyncio.sleep(0)
        return f"payment:{notification.resource['out_trade_no']}"

    async def expect(notification):
        await asyncio.sleep(0)
        return wxnotify.Expectation.paid(mchid=PAYMENT["mchid"], out_trade_no="A1", amount_total=100)

    handler = make(inbox=sqlite_shop.inbox(), key=key, expect=expect, deadline=deadline)
    wxnotify.WsgiApp(handler)

    async def with_event(event, delivery):
        await with_delivery(delivery)

    async def with_delivery(delivery):
        await asyncio.sleep(0)
        sqlite_shop.pay(delivery.connection)

    handler.on_paid(with_event if takes == "event and delivery" else with_delivery)
    assert [deliver(handler).status for _ in range(2)] == [200, 200]
    assert deliver(handler, {**PAYMENT, "amount": {"total": 1}}, id="EV-2").status == 500
    assert [outcome.code for outcome in outcomes] == ["SUCCESS", "DUPLICATE", "CONTENT_MISMATCH"]
    assert sqlite_shop.paid == 1


def test_an_async_callback_that_hangs_is_cancelled_where_no_loop_runs(make, deliver, sqlite_shop, outcomes):
    cancelled = threading.Event()
    handler = make(inbox=sqlite_shop.inbox(lease=1), deadline=None)

    @handler.on_paid
    async def paid(event, delivery):
        sqlite_shop.pay(delivery.connection)
        try:
            await asyncio.sleep(60)
        finally:
            cancelled.set()

    answered = threading.Thread(target=deliver, args=(handler,))
    answered.start()
    answered.join(20)
    assert cancelled.wait(5)
    assert outcomes[0].code == "HANDLER_FAILED"
    assert sqlite_shop.paid == 0


def test_an_asynchronous_hook_is_refused(make):
    async def observe(outcome):
        raise AssertionError

    with pytest.raises(wxnotify.OptionInvalid, match="observe is asynchronous") as refused:
        make(observe=observe)
    assert refused.value.field == "observe"


def test_a_callback_can_be_tested_alone():
    platform = Platform()
    notification = platform.parser().parse(*platform.notification("TRANSACTION.SUCCESS", PAYMENT))
    delivery = wxnotify.Delivery(notification, attempts=2, connection="a connection")
    assert (delivery.event.out_trade_no, delivery.attempts, delivery.connection) == ("A1", 2, "a connection")
    with pytest.raises(wxnotify.HandlerFailed, match="no stock"):
        delivery.fail("no stock")

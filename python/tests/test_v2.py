"""APIv2: opening its XML, and a handler that takes both versions at one URL."""

import asyncio
import io
import json
import threading

import pytest
from merchant import PAYMENT

import wxnotify
from wxnotify import Expectation, events
from wxnotify.testing import v2_notification, v2_refund

KEY = "0123456789abcdefghijklmnopqrstuv"
OTHER_KEY = KEY[::-1]
MCH_ID = "1900007291"
KEYS = {MCH_ID: KEY}
PAID = {
    "appid": "wxd678efh567hg6787",
    "mch_id": "1900007291",
    "result_code": "SUCCESS",
    "out_trade_no": "A1",
    "transaction_id": "42",
    "total_fee": "100",
    "openid": "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
}
REFUNDED = {
    "transaction_id": "42",
    "out_trade_no": "A1",
    "refund_id": "50",
    "out_refund_no": "R1",
    "total_fee": "100",
    "refund_fee": "40",
    "refund_status": "SUCCESS",
}
CONTRACT = {
    "result_code": "SUCCESS",
    "mch_id": "1900007291",
    "contract_code": "C1",
    "plan_id": "1",
    "change_type": "ADD",
    "operate_time": "2026-11-21 10:34:56",
    "contract_id": "W1",
}
SUCCESS = b"<xml><return_code><![CDATA[SUCCESS]]></return_code><return_msg><![CDATA[OK]]></return_msg></xml>"
MODES = (None, "transaction", "leased", "stored")

payment = v2_notification(KEY, PAID)
refund = v2_refund(KEY, REFUNDED, {"mch_id": "1900007291"})
contract = v2_notification(KEY, CONTRACT, sign_type="HMAC-SHA256")


# Opening


def test_each_notification_is_an_ordinary_one_with_a_type():
    paid, refunded, signed = (wxnotify.parse_v2(body, KEYS) for body in (payment, refund, contract))
    assert (paid.id, paid.event_type, paid.kind) == (f"{MCH_ID}.42", "V2.PAY", "v2.pay")
    assert (refunded.id, refunded.event_type, refunded.kind) == (f"{MCH_ID}.50.SUCCESS", "V2.REFUND", "v2.refund")
    assert (signed.event_type, signed.kind) == ("V2.CONTRACT", "v2.contract")
    assert isinstance(paid.event(), events.V2Pay) and paid.event().total_fee == "100"
    assert isinstance(refunded.event(), events.V2Refund) and refunded.event().refund_fee == "40"
    assert isinstance(signed.event(), events.V2Contract) and signed.event().change_type == "ADD"
    assert paid.resource == json.loads(paid.plaintext) == PAID
    assert (paid.serial, paid.associated_data, paid.timestamp, paid.certificate_expires_at) == ("", "", 0, None)


@pytest.mark.parametrize(
    "keys",
    [
        KEYS,
        {MCH_ID: KEY.encode()},
        {"1900000109": OTHER_KEY, MCH_ID: KEY},
        wxnotify.ApiV2Key(KEY, MCH_ID),
        iter([wxnotify.ApiV2Key(OTHER_KEY, MCH_ID), wxnotify.ApiV2Key(KEY, MCH_ID)]),
    ],
)
def test_keys_in_every_form(keys):
    assert wxnotify.parse_v2(payment, keys).api_v3_key_label == MCH_ID


@pytest.mark.parametrize("keys", [KEY, KEY.encode(), [KEY]])
def test_a_key_that_names_no_merchant_is_refused(parser, keys):
    for take in (wxnotify.parse_v2, lambda _, keys: wxnotify.NotificationHandler(parser, api_v2_keys=keys)):
        with pytest.raises(wxnotify.OptionInvalid, match="names no merchant; give it with its mch_id"):
            take(payment, keys)


def test_another_merchants_key_opens_nothing():
    """Whose key it is, its merchant's customers pay: it must not say that another merchant was paid."""
    for body in (payment, contract, refund):
        with pytest.raises((wxnotify.SignatureInvalid, wxnotify.DecryptionFailed)) as refused:
            wxnotify.parse_v2(body, {"1900000109": KEY})
        assert refused.value.field == "mch_id"


def test_another_key_opens_nothing():
    for body in (payment, contract):
        with pytest.raises(wxnotify.SignatureInvalid):
            wxnotify.parse_v2(body, {MCH_ID: OTHER_KEY})
    with pytest.raises(wxnotify.DecryptionFailed):
        wxnotify.parse_v2(refund, {MCH_ID: OTHER_KEY})
    with pytest.raises(wxnotify.SignatureInvalid):
        wxnotify.parse_v2(payment.replace(b"100", b"101"), KEYS)


@pytest.mark.parametrize(
    ("keys", "error"),
    [
        ([], wxnotify.OptionInvalid),
        ({MCH_ID: KEY[1:]}, wxnotify.OptionInvalid),
        ({"shop": KEY}, wxnotify.OptionInvalid),
        (None, wxnotify.ArgumentInvalid),
        ([1], wxnotify.ArgumentInvalid),
        ({1: KEY}, wxnotify.ArgumentInvalid),
        (wxnotify.ApiV3Key(KEY), wxnotify.ArgumentInvalid),
    ],
)
def test_what_is_no_key_is_refused_when_it_is_given(parser, keys, error):
    with pytest.raises(error):
        wxnotify.parse_v2(payment, keys)
    if keys is not None:
        with pytest.raises(error):
            wxnotify.NotificationHandler(parser, api_v2_keys=keys)


def test_a_key_is_not_shown():
    key = wxnotify.ApiV2Key(KEY, MCH_ID)
    assert repr(key) == str(key) == "ApiV2Key(mch_id='1900007291')"
    assert key.mch_id == MCH_ID
    for wrong in (KEY[1:], KEY + "w", KEY + "\n"):
        with pytest.raises(wxnotify.OptionInvalid) as refused:
            wxnotify.ApiV2Key(wrong, MCH_ID)
        assert refused.value.field == "api_v2_key"
        assert KEY[1:] not in str(refused.value)


def test_a_body_is_raw_and_not_too_long():
    for raw in (bytearray(payment), memoryview(payment)):
        assert wxnotify.parse_v2(raw, KEYS).id == f"{MCH_ID}.42"
    for wrong in (payment.decode(), {"xml": {}}, None):
        with pytest.raises(wxnotify.ArgumentInvalid) as refused:
            wxnotify.parse_v2(wrong, KEYS)
        assert refused.value.field == "body"
    assert wxnotify.parse_v2(payment, KEYS, max_body_bytes=len(payment)).id == f"{MCH_ID}.42"
    for body, options in ((payment, {"max_body_bytes": len(payment) - 1}), (payment + b" " * 2**20, {})):
        with pytest.raises(wxnotify.BodyTooLarge):
            wxnotify.parse_v2(body, KEYS, **options)
    assert wxnotify.parse_v2(payment + b" " * 2**20, KEYS, max_body_bytes=2**21).id == f"{MCH_ID}.42"


def test_entities_are_not_read():
    bomb = b'<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + payment
    with pytest.raises(wxnotify.EnvelopeInvalid):
        wxnotify.parse_v2(bomb, KEYS)


def test_payments_and_refunds_are_compared():
    paid, refunded = wxnotify.parse_v2(payment, KEYS), wxnotify.parse_v2(refund, KEYS)
    paid.expect_paid(mchid="1900007291", out_trade_no="A1", amount_total=100)
    refunded.expect_refunded(mchid="1900007291", out_refund_no="R1", amount_refund=40)
    failed = wxnotify.parse_v2(v2_notification(KEY, {**PAID, "result_code": "FAIL"}), KEYS)
    for notification, amount in ((paid, 99), (failed, 100), (refunded, 100)):
        with pytest.raises(wxnotify.ContentMismatch):
            notification.expect_paid(mchid="1900007291", out_trade_no="A1", amount_total=amount)
    changed = wxnotify.parse_v2(v2_refund(KEY, {**REFUNDED, "refund_status": "CHANGE"}, {"mch_id": "1900007291"}), KEYS)
    with pytest.raises(wxnotify.ContentMismatch):
        changed.expect_refunded(mchid="1900007291", out_refund_no="R1", amount_refund=40)


def test_answers_are_xml():
    assert wxnotify.Ack.success_v2().body.encode() == SUCCESS
    refused = wxnotify.SignatureInvalid("for the log").ack_v2
    assert refused == wxnotify.Ack.failure_v2("SIGNATURE_INVALID")
    assert (refused.status, refused.content_type) == (401, "text/xml")
    assert "<![CDATA[FAIL]]>" in refused.body and "for the log" not in refused.body
    with pytest.raises(wxnotify.ArgumentInvalid):
        wxnotify.Ack.failure_v2("NO_SUCH")


# The handler


@pytest.fixture(params=MODES)
def mode(request):
    return request.param


@pytest.fixture
def handler(make, sqlite_shop, mode):
    """It notes what it was called with."""
    handler = make(inbox=mode and sqlite_shop.inbox(), mode=mode, api_v2_keys=KEYS)
    handler.seen = []

    @handler.on_paid
    def paid(event, delivery):
        handler.seen.append((type(event), event.out_trade_no))

    @handler.on(events.V2Pay)
    def paid_by_v2(event, delivery):
        handler.seen.append((type(event), event.out_trade_no))

    @handler.on("v2.refund")
    def refunded(event, delivery):
        handler.seen.append((type(event), event.out_refund_no))

    @handler.on("V2.CONTRACT")
    def signed(delivery):
        handler.seen.append((type(delivery.event), delivery.notification.api_v3_key_label))

    return handler


def send(handler, body, headers=()):
    return handler.handle("POST", headers, io.BytesIO(body).read)


def answered(answer):
    return answer.status, dict(answer.headers).get("Content-Type"), answer.body


def test_both_versions_at_one_url_each_answered_in_its_own_way(handler, platform, mode, outcomes):
    assert answered(send(handler, payment)) == (200, "text/xml", SUCCESS)
    assert answered(send(handler, refund)) == (200, "text/xml", SUCCESS)
    headers, body = platform.notification("TRANSACTION.SUCCESS", PAYMENT)
    assert answered(send(handler, body, headers)) == (200, "application/json", b'{"code":"SUCCESS"}')
    assert answered(send(handler, contract, {"Content-Type": "text/xml"})) == (200, "text/xml", SUCCESS)
    while mode == "stored" and handler.work_once():
        pass
    assert sorted(handler.seen, key=str) == [
        (events.TransactionDirect, "A1"),
        (events.V2Contract, MCH_ID),
        (events.V2Pay, "A1"),
        (events.V2Refund, "R1"),
    ]
    assert {outcome.kind for outcome in outcomes} == {"transaction.direct", "v2.contract", "v2.pay", "v2.refund"}


def test_what_is_repeated_counts_once_where_there_is_an_inbox(handler, mode, outcomes):
    # Signed anew each time: the nonce is another one.
    for body in (payment, payment, v2_notification(KEY, PAID), v2_notification(KEY, PAID, sign_type="HMAC-SHA256")):
        assert answered(send(handler, body)) == (200, "text/xml", SUCCESS)
    while mode == "stored" and handler.work_once():
        pass
    assert len(handler.seen) == (1 if mode else 4)
    codes = [outcome.code for outcome in outcomes]
    assert codes.count("DUPLICATE") == (3 if mode else 0)


def test_a_payment_that_failed_and_then_came_through_counts_twice(handler, mode):
    for result_code in ("FAIL", "SUCCESS", "SUCCESS"):
        assert send(handler, v2_notification(KEY, {**PAID, "result_code": result_code})).status == 200
    while mode == "stored" and handler.work_once():
        pass
    assert len(handler.seen) == (2 if mode else 3)


@pytest.mark.parametrize(
    ("body", "code", "status"),
    [
        (v2_notification(OTHER_KEY, PAID), "SIGNATURE_INVALID", 401),
        (v2_refund(OTHER_KEY, REFUNDED, {"mch_id": MCH_ID}), "DECRYPTION_FAILED", 500),
        (v2_refund(KEY, REFUNDED), "ENVELOPE_INVALID", 400),
        (payment[:-3], "ENVELOPE_INVALID", 400),
        (b"<html></html>", "ENVELOPE_INVALID", 400),
    ],
)
def test_what_is_not_genuine_is_refused_in_xml(handler, outcomes, body, code, status):
    answer = send(handler, body)
    assert (answer.status, dict(answer.headers)["Content-Type"]) == (status, "text/xml")
    assert b"<![CDATA[FAIL]]>" in answer.body
    assert (outcomes[0].code, handler.seen) == (code, [])


@pytest.mark.parametrize("before", [b"\xef\xbb\xbf", b"\r\n \t", b"\xef\xbb\xbf\n"])
def test_what_stands_before_the_xml_is_no_matter(handler, before):
    assert answered(send(handler, before + payment)) == (200, "text/xml", SUCCESS)


def test_without_keys_xml_is_what_it_was_before(make, outcomes):
    handler, seen = make(), []
    handler.otherwise(lambda delivery: seen.append(delivery))
    answer = send(handler, payment)
    assert (answer.status, dict(answer.headers)["Content-Type"]) == (400, "application/json")
    assert outcomes[0].code == "HEADER_MISSING"
    assert "APIv2" in outcomes[0].error.message
    assert seen == []


def test_a_key_of_one_version_is_not_tried_on_the_other(make, platform, outcomes):
    handler = make(api_v2_keys={MCH_ID: platform.api_v3_key[::-1]})
    handler.otherwise(lambda delivery: None)
    assert send(handler, v2_notification(platform.api_v3_key, PAID)).status == 401
    headers, body = platform.notification("TRANSACTION.SUCCESS", PAYMENT, fault="wrong_api_v3_key")
    assert send(handler, body, headers).status == 500
    assert [outcome.code for outcome in outcomes] == ["SIGNATURE_INVALID", "DECRYPTION_FAILED"]


def test_a_callback_that_fails_says_so_in_xml(make, sqlite_shop, outcomes):
    handler = make(inbox=sqlite_shop.inbox(), api_v2_keys=KEYS)
    handler.on("v2.pay")(lambda delivery: delivery.fail("没有这个订单 ]]>"))
    answer = send(handler, payment)
    assert (answer.status, dict(answer.headers)["Content-Type"]) == (500, "text/xml")
    assert "没有这个订单".encode() in answer.body
    assert send(handler, refund).status == 500
    assert [outcome.code for outcome in outcomes] == ["HANDLER_FAILED", "EVENT_UNHANDLED"]


def test_what_does_not_have_the_type_goes_to_otherwise(make, outcomes):
    handler, rest = make(api_v2_keys=KEYS), []
    handler.on(events.V2Pay)(lambda event, delivery: rest.append("typed"))
    body = v2_notification(KEY, {name: text for name, text in PAID.items() if name != "appid"})
    answer = send(handler, body)
    assert (answer.status, dict(answer.headers)["Content-Type"]) == (500, "text/xml")
    assert (outcomes[0].code, outcomes[0].error.field) == ("EVENT_UNTYPED", "appid")
    handler.otherwise(lambda delivery: rest.append(delivery.notification.kind))
    assert answered(send(handler, body)) == (200, "text/xml", SUCCESS)
    assert rest == ["v2.pay"]


def test_a_deadline_that_passes_is_told_in_xml(make, outcomes):
    handler, go = make(api_v2_keys=KEYS, deadline=0.3), threading.Event()
    handler.on("v2.pay")(lambda delivery: go.wait(10) and None)
    answer = send(handler, payment)
    go.set()
    assert (answer.status, dict(answer.headers)["Content-Type"]) == (500, "text/xml")
    assert outcomes[0].code == "DEADLINE_EXCEEDED"


def test_what_is_expected(make, outcomes):
    def expect(notification):
        if notification.kind == "v2.refund":
            return None
        return Expectation.paid(mchid="1900007291", out_trade_no="A1", amount_total=100)

    handler, seen = make(api_v2_keys=KEYS, expect=expect), []
    handler.otherwise(lambda delivery: seen.append(delivery.notification.kind))
    assert send(handler, payment).status == 200
    for body in (refund, v2_notification(KEY, {**PAID, "total_fee": "99"})):
        assert send(handler, body).status == 500
    assert seen == ["v2.pay"]
    assert [outcome.code for outcome in outcomes] == ["SUCCESS", "OPTION_INVALID", "CONTENT_MISMATCH"]


def test_the_limit_is_the_parsers(platform, outcomes):
    parser = wxnotify.NotificationParser(
        platform_keys=platform.platform_keys, api_v3_keys=platform.api_v3_key, max_body_bytes=len(payment)
    )
    handler = wxnotify.NotificationHandler(parser, api_v2_keys=KEYS, observe=outcomes.append)
    handler.otherwise(lambda delivery: None)
    assert send(handler, payment).status == 200
    for headers in ({}, {"Content-Length": str(len(payment) + 1)}):
        assert send(handler, payment + b" ", headers).status == 413
    assert [outcome.code for outcome in outcomes] == ["SUCCESS", "BODY_TOO_LARGE", "BODY_TOO_LARGE"]


def test_under_asgi_too(make):
    handler, seen = make(api_v2_keys=KEYS), []

    @handler.on(events.V2Pay)
    async def paid(event, delivery):
        seen.append(event.out_trade_no)

    async def chunks(body):
        for at in range(0, len(body), 50):
            yield body[at : at + 50]

    def sent(body):
        return asyncio.run(handler.handle_async("POST", {}, chunks(body)))

    assert answered(sent(payment)) == (200, "text/xml", SUCCESS)
    assert answered(sent(payment[:-1]))[1] == "text/xml"
    assert seen == ["A1"]

"""parse, and what it returns."""

import copy
import json
import pickle
import time

import pytest
from conftest import PAYMENT

import wxnotify
from wxnotify.testing import Platform

NOW = 1_795_000_000


@pytest.fixture(scope="module")
def notification(platform):
    delivery = platform.notification(
        "TRANSACTION.SUCCESS",
        json.dumps(PAYMENT, ensure_ascii=False, indent=1),
        now=NOW,
        id="EV-1",
        create_time="2026-11-18T12:26:40+08:00",
        summary="支付成功",
        nonce="Nonce1",
        request_id="Request1",
    )
    return platform.parser().parse(*delivery, now=NOW)


def test_the_fields(notification, platform):
    assert notification.id == "EV-1"
    assert notification.create_time == "2026-11-18T12:26:40+08:00"
    assert notification.event_type == "TRANSACTION.SUCCESS"
    assert notification.resource_type == "encrypt-resource"
    assert notification.summary == "支付成功"
    assert notification.original_type == "transaction"
    assert notification.associated_data == "transaction"
    assert notification.plaintext == json.dumps(PAYMENT, ensure_ascii=False, indent=1).encode()
    assert notification.resource == PAYMENT
    assert notification.serial == platform.serial
    assert notification.timestamp == NOW
    assert notification.nonce == "Nonce1"
    assert notification.request_id == "Request1"
    assert notification.api_v3_key_label is None
    assert notification.kind == "transaction.direct"
    assert notification.certificate_expires_at > time.time()


def test_to_json_is_the_whole_of_it_on_one_line(notification):
    text = notification.to_json()
    assert "\n" not in text
    whole = json.loads(text)
    assert whole["resource"] == PAYMENT
    assert list(whole) == [
        "id",
        "create_time",
        "event_type",
        "resource_type",
        "summary",
        "original_type",
        "associated_data",
        "plaintext",
        "resource",
        "serial",
        "timestamp",
        "nonce",
        "request_id",
        "api_v3_key_label",
        "kind",
        "certificate_expires_at",
    ]


def test_what_is_absent_is_none():
    platform = Platform(public_key_id="PUB_KEY_ID_0114232134912410000000000000")
    notification = platform.parser().parse(*platform.notification("TRANSACTION.SUCCESS", "{}"))
    assert notification.certificate_expires_at is None
    assert notification.request_id is None
    assert notification.serial == "PUB_KEY_ID_0114232134912410000000000000"


def test_the_resource_is_parsed_once_and_what_is_changed_in_it_changes_nothing_else(parser, delivery):
    notification = parser.parse(*delivery)
    assert notification.resource is notification.resource
    notification.resource["amount"]["total"] = 1
    assert json.loads(notification.plaintext) == PAYMENT
    notification.expect(amount_total=100)
    with pytest.raises(wxnotify.ContentMismatch):
        notification.expect(amount_total=1)


def test_a_notification_is_immutable(notification):
    for name in ("id", "resource", "new"):
        with pytest.raises(AttributeError):
            setattr(notification, name, "x")
    with pytest.raises(TypeError):
        wxnotify.Notification()
    for duplicate in (copy.copy, pickle.dumps):
        with pytest.raises(TypeError):
            duplicate(notification)


def test_the_repr_holds_no_plaintext(notification):
    for text in (repr(notification), str(notification), f"{notification}"):
        assert text.startswith("Notification(id='EV-1', event_type='TRANSACTION.SUCCESS', kind='transaction.direct'")
        assert f"plaintext_length={len(notification.plaintext)}" in text
        assert "A20261121" not in text
        assert "1900007291" not in text


def test_now_is_the_system_clock_unless_given(platform, parser):
    fresh = platform.notification("TRANSACTION.SUCCESS", PAYMENT)
    assert parser.parse(*fresh).timestamp == pytest.approx(time.time(), abs=60)
    old = platform.notification("TRANSACTION.SUCCESS", PAYMENT, now=NOW)
    with pytest.raises(wxnotify.TimestampOutOfRange):
        parser.parse(*old)
    assert parser.parse(*old, now=NOW + 300).timestamp == NOW
    assert parser.parse(*old, NOW - 300).timestamp == NOW
    with pytest.raises(wxnotify.TimestampOutOfRange):
        parser.parse(*old, now=NOW + 301)
    with pytest.raises(TypeError):
        parser.parse(*old, now=float(NOW))


def test_kinds_are_the_cores():
    assert list(wxnotify.KINDS) == wxnotify._native.kinds()
    assert wxnotify.KINDS[-1] == "unknown"


def test_diagnose_says_what_happened_to_the_body(parser, delivery):
    headers, body = delivery
    diagnosis = parser.diagnose(headers, body + b"\n")
    assert isinstance(diagnosis.error, wxnotify.SignatureInvalid)
    assert diagnosis.findings[0].code == "BODY_TRAILING_NEWLINE_ADDED"
    assert diagnosis.findings[0].advice in str(diagnosis)
    assert json.loads(diagnosis.to_json())["error"]["code"] == "SIGNATURE_INVALID"
    assert "BODY_TRAILING_NEWLINE_ADDED" in repr(diagnosis)
    genuine = parser.diagnose(headers, body)
    assert genuine.error is None
    assert [finding.code for finding in genuine.findings] == ["GENUINE"]


def test_acks():
    success = wxnotify.Ack.success()
    assert (success.status, success.content_type, success.body) == (200, "application/json", '{"code":"SUCCESS"}')
    nothing = wxnotify.Ack.success_no_content()
    assert (nothing.status, nothing.content_type, nothing.body) == (204, "", "")
    assert wxnotify.Ack.handler_failed().status == 500
    assert wxnotify.Ack.busy().status == 503
    assert wxnotify.Ack.failure("SIGNATURE_INVALID") == wxnotify.Ack.failure("SERIAL_UNKNOWN")
    assert wxnotify.Ack.failure("BODY_TOO_LARGE") != success
    assert json.loads(wxnotify.Ack.failure("BODY_TOO_LARGE").body)["code"] == "FAIL"
    with pytest.raises(wxnotify.ArgumentInvalid, match="NO_SUCH"):
        wxnotify.Ack.failure("NO_SUCH")
    assert repr(nothing) == "Ack(status=204, content_type='', body='')"

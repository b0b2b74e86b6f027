"""event: the resource as the type of its kind. What every kind decodes to is in the vectors."""

import copy
import dataclasses
import functools
import json
import pickle
import subprocess
import sys
import typing

import pytest
from conftest import PAYMENT

import wxnotify
from wxnotify import events
from wxnotify._native import notification_from_json
from wxnotify.testing import sample

GOODS = {"goods_id": "G1", "quantity": 2, "unit_price": 50, "discount_amount": 1}


@pytest.fixture
def parse(platform, parser):
    def parse(resource, event_type="TRANSACTION.SUCCESS"):
        return parser.parse(*platform.notification(event_type, resource))

    return parse


def test_an_event_is_of_the_class_of_its_kind(parse):
    promotion = {"coupon_id": "C1", "amount": 1, "goods_detail": [GOODS]}
    event = parse({**PAYMENT, "payer": {"openid": "o1"}, "promotion_detail": [promotion]}).event()
    assert isinstance(event, events.TransactionDirect)
    assert event.kind == "transaction.direct"
    assert event.out_trade_no == "A20261121"
    assert event.amount == events.TransactionDirectAmount(total=100, currency="CNY")
    assert event.payer == events.TransactionDirectPayer(openid="o1")
    assert event.promotion_detail[0].goods_detail[0].quantity == 2
    refund = {
        "mchid": "1",
        "out_trade_no": "A1",
        "transaction_id": "4",
        "out_refund_no": "R1",
        "refund_id": "5",
        "refund_status": "SUCCESS",
        "amount": {"total": 100, "refund": 40},
    }
    assert parse(refund, "REFUND.SUCCESS").event().amount.refund == 40


@pytest.mark.parametrize("absent", [{}, {"attach": None, "payer": None, "promotion_detail": None}])
def test_what_is_absent_or_null_is_none_and_a_list_is_empty(parse, absent):
    event = parse({**PAYMENT, **absent}).event()
    assert event.attach is None
    assert event.payer is None
    assert event.promotion_detail == ()
    assert event == parse({**PAYMENT, "promotion_detail": []}).event()


def test_fields_that_the_type_does_not_know_pass_and_are_in_the_resource(parse):
    notification = parse({**PAYMENT, "new_field": {"a": 1}, "amount": {"total": 1, "new": 2}})
    assert notification.event().amount.total == 1
    assert notification.resource["new_field"] == {"a": 1}
    assert notification.resource["amount"]["new"] == 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"out_trade_no": None}, "out_trade_no"),
        ({"attach": 1}, "attach"),
        ({"amount": {"total": "100"}}, "amount.total"),
        (
            {"promotion_detail": [{"goods_detail": [GOODS, {**GOODS, "quantity": 1.5}]}]},
            "promotion_detail[0].goods_detail[1].quantity",
        ),
    ],
)
def test_a_resource_of_another_type_is_refused_and_is_there_all_the_same(parse, wrong, field):
    resource = {**PAYMENT, **wrong}
    notification = parse(resource)
    for _ in range(2):  # what fails is not remembered for an event
        with pytest.raises(wxnotify.EventUntyped, match="transaction.direct") as raised:
            notification.event()
        assert raised.value.code == "EVENT_UNTYPED"
        assert raised.value.field == field
        assert isinstance(raised.value, wxnotify.ContentError)
    assert notification.resource == resource


def test_an_unknown_kind_has_no_type(parse):
    notification = parse({"a": 1}, "SOMETHING.NEW")
    assert notification.kind == "unknown"
    with pytest.raises(wxnotify.EventUntyped, match=r"SOMETHING\.NEW") as raised:
        notification.event()
    assert raised.value.field == "event_type"
    assert notification.resource == {"a": 1}


def test_an_event_is_made_once_of_the_plaintext_and_not_of_what_became_of_the_resource(parse):
    notification = parse(PAYMENT)
    notification.resource["amount"] = "no longer an object"
    event = notification.event()
    assert event.amount.total == 100
    assert notification.event() is event


def test_an_event_is_immutable_and_a_value(parse):
    event = parse(PAYMENT).event()
    with pytest.raises(dataclasses.FrozenInstanceError):
        event.out_trade_no = "B"
    with pytest.raises(AttributeError):
        event.amount.total = 1
    with pytest.raises(AttributeError):
        _ = event.out_trade_number
    assert event == parse(PAYMENT).event()
    assert hash(event) == hash(parse(PAYMENT).event())
    assert pickle.loads(pickle.dumps(event)) == copy.deepcopy(event) == event


def test_integers_have_64_bits(parse):
    for total in (2**63 - 1, -(2**63)):
        assert parse({**PAYMENT, "amount": {"total": total}}).event().amount.total == total
    with pytest.raises(wxnotify.EventUntyped):
        parse({**PAYMENT, "amount": {"total": 2**63}}).event()


def test_every_kind_has_its_class():
    classes = typing.get_args(events.Event)
    assert len(classes) == 78
    assert [each.kind for each in classes] == [kind for kind in wxnotify.KINDS if kind != "unknown"]
    for each in classes:
        assert dataclasses.is_dataclass(each)
        assert f"`{each.kind}`" in each.__doc__


def test_an_answer_with_data():
    ack = wxnotify.Ack.answer('{ "code":"SUCCESS", "车牌": "粤B888888" }')
    assert (ack.status, ack.content_type) == (200, "application/json")
    assert ack.body == '{ "code":"SUCCESS", "车牌": "粤B888888" }'
    data = {"code": "SUCCESS", "车牌": "粤B888888", "fees": [1, None, True]}
    assert json.loads(wxnotify.Ack.answer(data).body) == data
    assert "粤B888888" in wxnotify.Ack.answer(data).body
    for wrong in ("", "[]", "{", "null", {"a": float("nan")}):
        with pytest.raises(wxnotify.OptionInvalid, match="body is not a JSON object") as refused:
            wxnotify.Ack.answer(wrong)
        assert refused.value.field == "body"
    for wrong in (b"{}", None, 1, [("a", 1)]):
        with pytest.raises(wxnotify.ArgumentInvalid, match="pass the JSON object as a dict"):
            wxnotify.Ack.answer(wrong)


def loaded_by(tmp_path, code):
    """The modules that running the code loads."""
    script = f"import sys; before = set(sys.modules)\n{code}\nprint(*set(sys.modules) - before)"
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_who_only_parses_waits_for_nothing_else(platform, delivery, tmp_path):
    """asyncio alone takes 24 ms to load, and all types together 120."""
    headers, body = delivery
    code = f"""
import wxnotify
keys = wxnotify.PlatformKeys(certificates={platform.certificate_pem!r})
parser = wxnotify.NotificationParser(platform_keys=keys, api_v3_keys={platform.api_v3_key!r})
assert parser.parse({headers!r}, {body!r}).id
"""
    loaded = loaded_by(tmp_path, code)
    assert {name for name in loaded if name.startswith("wxnotify")} == {
        "wxnotify",
        "wxnotify._native",
        "wxnotify.errors",
    }
    assert not loaded & {"asyncio", "concurrent.futures", "dataclasses", "json", "logging", "sqlite3", "ssl", "typing"}


def test_a_handler_waits_for_no_event_loop(tmp_path):
    loaded = loaded_by(tmp_path, "import wxnotify; wxnotify.NotificationHandler; wxnotify.Inbox; wxnotify.WsgiApp")
    assert not loaded & {"asyncio", "ssl"}


def test_a_kinds_types_are_loaded_when_one_is_asked_for(tmp_path):
    def kinds(code):
        return {name for name in loaded_by(tmp_path, code) if name.startswith("wxnotify.events._")}

    assert kinds("import wxnotify.events") == set()
    assert kinds("from wxnotify.events import RefundDirectAmount") == {"wxnotify.events._refund_direct"}
    assert len(kinds("from wxnotify.events import Event")) == 78
    with pytest.raises(AttributeError, match="has no attribute 'RefundDirekt'"):
        _ = events.RefundDirekt
    assert {"Event", "RefundDirectAmount"} <= set(dir(events)) & set(events.__all__)


class Misfit(Exception):
    """The resource does not have the type."""


@functools.cache
def hints_of(type_of_event):
    return typing.get_type_hints(type_of_event, vars(sys.modules[type_of_event.__module__]))


def made(hint, value):
    """What a value is made into, by the annotations alone."""
    if typing.get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise Misfit
        return tuple(made(typing.get_args(hint)[0], each) for each in value)
    if hint is typing.Any:
        return value
    if not dataclasses.is_dataclass(hint):
        if type(value) is not hint or hint is int and not -(2**63) <= value < 2**63:
            raise Misfit
        return value
    if not isinstance(value, dict):
        raise Misfit
    hints = hints_of(hint)
    given = {}
    for field in dataclasses.fields(hint):
        if value.get(field.name) is not None:
            inner = hints[field.name]
            if typing.get_origin(inner) is not tuple:
                inner = next((each for each in typing.get_args(inner) if each is not type(None)), inner)
            given[field.name] = made(inner, value[field.name])
        elif field.default is dataclasses.MISSING:
            raise Misfit
    return hint(**given)


def with_each_replaced(value):
    """The value, and as it is with each of its parts replaced."""
    yield from (None, True, 1, 1.5, "1", [None], ["1"], [{}], {}, 2**63)
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        for other in with_each_replaced(value[key]):
            yield {**value, key: other} if isinstance(value, dict) else [*value[:key], other, *value[key + 1 :]]


def test_every_event_is_what_its_annotations_say(platform, parser):
    """Whatever stands in whichever of its fields."""
    kept = json.loads(parser.parse(*platform.notification("TRANSACTION.SUCCESS", PAYMENT)).to_json())
    typed = refused = 0
    for each in typing.get_args(events.Event):
        whole = sample(each.kind)
        for resource in (whole, *(part for part in with_each_replaced(whole) if isinstance(part, dict))):
            text = json.dumps({**kept, "kind": each.kind, "plaintext": json.dumps(resource)})
            notification = notification_from_json(text)
            try:
                expected = made(each, resource)
            except Misfit:
                refused += 1
                with pytest.raises(wxnotify.EventUntyped):
                    notification.event()
            else:
                typed += 1
                event = notification.event()
                assert event == expected
                assert vars(event) == vars(expected)
    assert typed > 1000
    assert refused > 1000


@pytest.mark.parametrize(
    ("more", "attach"),
    [('"attach":1,"attach":"a"', "a"), ('"attach":"a","attach":null', None), ('"attach":"a","attach":1', 1)],
)
def test_of_a_field_that_is_there_twice_the_last_one_counts(parse, more, attach):
    notification = parse(json.dumps(PAYMENT)[:-1] + f",{more}}}")
    assert notification.resource["attach"] == attach
    if attach == 1:
        with pytest.raises(wxnotify.EventUntyped):
            notification.event()
    else:
        assert notification.event().attach == attach

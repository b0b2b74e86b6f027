"""expect_paid, expect_refunded and expect: what ships the goods, and what a lookup gives that found nothing."""

import inspect

import pytest
from merchant import PAYMENT, REFUND

import wxnotify

ORDER = {"mchid": "1900007291", "out_trade_no": "A1", "amount_total": 100}
REFUNDED = {"mchid": "1900007291", "out_refund_no": "R1", "amount_refund": 40}


@pytest.fixture
def parse(platform, parser):
    def parse(resource, event_type="TRANSACTION.SUCCESS"):
        return parser.parse(*platform.notification(event_type, resource))

    return parse


def field_of(raised):
    return raised.value.field


def test_a_payment_is_the_orders(parse):
    payment = parse(PAYMENT)
    payment.expect_paid(**ORDER)
    payment.expect_paid(**ORDER, currency="CNY")
    for name, wrong in {"mchid": "1", "out_trade_no": "A", "amount_total": 99, "currency": "USD"}.items():
        with pytest.raises(wxnotify.ContentMismatch) as raised:
            payment.expect_paid(**{**ORDER, name: wrong})
        assert field_of(raised) == name
        assert str(wrong) in raised.value.message


def test_what_is_not_paid_ships_nothing(parse):
    refund = {**REFUND, "amount": {"total": 100, "refund": 100}}
    for resource, event_type, field in (
        (refund, "REFUND.SUCCESS", "event_type"),
        (refund, "TRANSACTION.SUCCESS", "trade_state"),
        ({**PAYMENT, "trade_state": "NOTPAY"}, "TRANSACTION.SUCCESS", "trade_state"),
        (PAYMENT, "PAYSCORE.USER_CONFIRM", "event_type"),
        (PAYMENT, "SOMETHING.NEW", "event_type"),
    ):
        with pytest.raises(wxnotify.ContentMismatch) as raised:
            parse(resource, event_type).expect_paid(**ORDER)
        assert field_of(raised) == field


def test_a_partners_payment_is_pinned_whole(parse):
    partner = {**PAYMENT, "sp_mchid": "1900007291", "sp_appid": "wx1", "sub_mchid": "2"}
    del partner["mchid"]
    payment = parse(partner)
    payment.expect_paid(**ORDER, sub_mchid="2")
    payment.expect(sp_mchid="1900007291", sub_mchid="2", kind="transaction.partner", event_type="TRANSACTION.SUCCESS")
    for order in (ORDER, {**ORDER, "sub_mchid": "3"}, {**ORDER, "mchid": "2", "sub_mchid": "2"}):
        with pytest.raises(wxnotify.ContentMismatch):
            payment.expect_paid(**order)


def test_a_refund_is_the_one_that_was_asked_for(parse):
    refund = parse(REFUND, "REFUND.SUCCESS")
    refund.expect_refunded(**REFUNDED)
    refund.expect_refunded(**REFUNDED, out_trade_no="A1", currency="CNY")
    for name, wrong in {"mchid": "1", "out_refund_no": "R", "amount_refund": 100, "out_trade_no": "B"}.items():
        with pytest.raises(wxnotify.ContentMismatch) as raised:
            refund.expect_refunded(**{**REFUNDED, name: wrong})
        assert field_of(raised) == name
    for resource, event_type in (
        (PAYMENT, "TRANSACTION.SUCCESS"),
        ({**REFUND, "refund_status": "CLOSED"}, "REFUND.CLOSED"),
        ({**REFUND, "refund_status": "ABNORMAL"}, "REFUND.SUCCESS"),
    ):
        with pytest.raises(wxnotify.ContentMismatch):
            parse(resource, event_type).expect_refunded(**REFUNDED)


def test_expect_compares_what_is_given(parse):
    payment = parse(PAYMENT)
    fields = {
        "event_type": "TRANSACTION.SUCCESS",
        "kind": "transaction.direct",
        "mchid": "1900007291",
        "appid": "wxd678efh567hg6787",
        "out_trade_no": "A1",
        "amount_total": 100,
        "currency": "CNY",
    }
    payment.expect(**fields)
    wrong = {"event_type": "REFUND.SUCCESS", "kind": "refund.direct", "amount_total": 99}
    for name in (*fields, "sp_mchid", "sub_mchid", "sub_appid", "out_refund_no"):
        with pytest.raises(wxnotify.ContentMismatch) as raised:
            payment.expect(**{name: wrong.get(name, "other")})
        assert field_of(raised) == name


METHODS = ("expect_paid", "expect_refunded", "expect")


@pytest.mark.parametrize("method", METHODS)
def test_nothing_to_compare_is_no_match(parse, method):
    for notification in (parse(PAYMENT), parse(REFUND, "REFUND.SUCCESS"), parse({"a": 1}, "SOMETHING.NEW")):
        with pytest.raises(wxnotify.OptionInvalid):
            getattr(notification, method)()


COMPARISONS = {"expect_paid": ORDER, "expect_refunded": REFUNDED, "expect": {**ORDER, "kind": "transaction.direct"}}


@pytest.mark.parametrize("method", METHODS)
def test_what_a_lookup_gives_that_found_nothing_is_no_match(parse, method):
    notification = parse(REFUND, "REFUND.SUCCESS") if method == "expect_refunded" else parse(PAYMENT)
    compare, given = getattr(notification, method), COMPARISONS[method]
    compare(**given)
    for name in (*given, "sub_mchid", "currency"):
        with pytest.raises(wxnotify.OptionInvalid, match=f"{name} is null") as raised:
            compare(**{**given, name: None})
        assert field_of(raised) == name


@pytest.mark.parametrize("method", METHODS)
def test_another_type_is_no_match(parse, method):
    notification = parse(REFUND, "REFUND.SUCCESS") if method == "expect_refunded" else parse(PAYMENT)
    compare, given = getattr(notification, method), COMPARISONS[method]
    amount = "amount_refund" if method == "expect_refunded" else "amount_total"
    for wrong in (True, "100", 100.0, 1.5, float("nan"), 2**63, -(2**63) - 1, [100], {}, object(), b"100"):
        with pytest.raises(wxnotify.OptionInvalid) as raised:
            compare(**{**given, amount: wrong})
        assert field_of(raised) == amount
    for wrong in (1900007291, True, b"1900007291", ["1900007291"], {"a": 1}, object()):
        with pytest.raises(wxnotify.OptionInvalid) as raised:
            compare(**{**given, "mchid": wrong})
        assert field_of(raised) == "mchid"


@pytest.mark.parametrize("method", METHODS)
def test_what_there_is_not_is_no_match(parse, method):
    compare, given = getattr(parse(PAYMENT), method), COMPARISONS[method]
    with pytest.raises(wxnotify.OptionInvalid, match="there is no field") as raised:
        compare(**given, outTradeNo="A1")
    assert field_of(raised) == "outTradeNo"
    with pytest.raises(TypeError):
        compare("1900007291")


def test_the_fields_can_be_looked_up():
    for method, first in zip(METHODS, ("mchid", "mchid", "event_type")):
        names = list(inspect.signature(getattr(wxnotify.Notification, method)).parameters)
        assert names[:2] == ["self", first]


def test_the_message_quotes_the_order_and_not_the_plaintext(parse):
    with pytest.raises(wxnotify.OptionInvalid) as raised:
        parse(PAYMENT).expect_paid(**{**ORDER, "amount_total": "100"})
    assert "A1" not in str(raised.value)

"""testing.sample: what a merchant's test puts into a notification."""

import pytest

import wxnotify
from wxnotify import events
from wxnotify.testing import sample


def test_a_sample_has_what_on_paid_and_on_refunded_take(make, deliver, outcomes):
    handler, seen = make(), []
    handler.on_paid(lambda event, delivery: seen.append((event.out_trade_no, event.amount.total)))
    handler.on_refunded(lambda event, delivery: seen.append((event.out_refund_no, event.amount.refund)))
    deliver(handler, sample("TRANSACTION.SUCCESS", {"out_trade_no": "A1", "amount.total": 100}))
    deliver(handler, sample("REFUND.SUCCESS", {"out_refund_no": "R1", "amount": {"refund": 40}}), "REFUND.SUCCESS")
    assert seen == [("A1", 100), ("R1", 40)]
    assert {outcome.code for outcome in outcomes} == {"SUCCESS"}


def test_it_is_the_payment_of_its_order(platform, parser):
    resource = sample("TRANSACTION.SUCCESS", {"mchid": "1900007291", "out_trade_no": "A1", "amount.total": 100})
    notification = parser.parse(*platform.notification("TRANSACTION.SUCCESS", resource))
    notification.expect_paid(mchid="1900007291", out_trade_no="A1", amount_total=100)
    assert notification.resource == resource


def test_an_event_type_a_kind_or_both(platform, parser):
    for resource, event in (
        (sample("TRANSACTION.SUCCESS"), events.TransactionDirect),
        (sample("transaction.partner"), events.TransactionPartner),
        (sample("TRANSACTION.SUCCESS", kind="transaction.deduction"), events.TransactionDeduction),
    ):
        made = parser.parse(*platform.notification("TRANSACTION.SUCCESS", resource))
        assert isinstance(made.event(), event)


def test_what_is_changed_in_one_is_not_in_the_next():
    sample("TRANSACTION.SUCCESS")["amount"]["total"] = 1
    assert sample("TRANSACTION.SUCCESS")["amount"]["total"] == 100


@pytest.mark.parametrize(
    ("event", "options", "named"),
    [
        ("TRANSACTION.SUCESS", {}, "TRANSACTION.SUCCESS"),
        ("TRANSACTION.SUCCESS", {"kind": "refund.direct"}, "refund.direct"),
        ("TRANSACTION.SUCCESS", {"overrides": {"amount.totl": 1}}, "totl.*did you mean .total"),
        ("TRANSACTION.SUCCESS", {"overrides": {"outTradeNo": "A1"}}, "out_trade_no"),
        ("TRANSACTION.SUCCESS", {"overrides": []}, "object"),
    ],
)
def test_a_slip_of_the_pen_is_named(event, options, named):
    with pytest.raises(wxnotify.OptionInvalid, match=named):
        sample(event, **options)

"""The handler's `expect`: nothing is processed that is not what it says."""

import pytest
from merchant import PAYMENT, REFUND, paying

import wxnotify
from wxnotify import Expectation

MODES = (None, "transaction", "leased", "stored")
ORDER = {"mchid": "1900007291", "out_trade_no": "A1", "amount_total": 100}


@pytest.fixture
def expecting(make, sqlite_shop):
    """A handler in a mode, which expects something, and what its callback saw."""

    def expecting(mode, expect):
        seen = []
        handler = make(inbox=mode and sqlite_shop.inbox(), mode=mode, expect=expect)
        handler.otherwise(lambda delivery: seen.append(delivery.notification.id))
        return handler, seen

    return expecting


def work_off(handler, mode):
    return mode == "stored" and handler.work_once()


NOTHING = {
    "None": None,
    "an empty dict": {},
    "a dict": ORDER,
    "True": True,
    "a text": "not_compared",
    "no fields": Expectation.fields(),
    "a field that is None": Expectation.fields(mchid="1900007291", out_trade_no=None),
    "an order that was not found": Expectation.paid(mchid="1900007291", out_trade_no=None, amount_total=None),
    "half an order": Expectation.paid(mchid="1900007291"),
}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("nothing", NOTHING.values(), ids=NOTHING)
def test_nothing_to_expect_is_an_error_and_nothing_is_processed(
    expecting, deliver, outcomes, sqlite_shop, mode, nothing
):
    handler, seen = expecting(mode, lambda notification: nothing)
    assert deliver(handler).status == 500
    assert not work_off(handler, mode)
    assert (outcomes[0].code, seen) == ("OPTION_INVALID", [])
    assert isinstance(outcomes[0].error, wxnotify.OptionInvalid)
    assert mode is None or sqlite_shop.rows("SELECT * FROM inbox") == []


@pytest.mark.parametrize("mode", MODES)
def test_what_is_said_not_to_be_compared_is_processed(expecting, deliver, mode):
    handler, seen = expecting(mode, lambda notification: Expectation.NOT_COMPARED)
    assert deliver(handler).status == 200
    work_off(handler, mode)
    assert seen == ["EV-1"]


@pytest.mark.parametrize("mode", MODES)
def test_what_is_expected_is_processed_and_nothing_else(expecting, deliver, outcomes, mode):
    def expect(notification):
        if notification.event_type == "REFUND.SUCCESS":
            return Expectation.refunded(mchid="1900007291", out_refund_no="R1", amount_refund=40)
        if notification.event_type == "TRANSACTION.SUCCESS":
            return Expectation.paid(**ORDER)
        return Expectation.fields(event_type="COMPLAINT.CREATE")

    handler, seen = expecting(mode, expect)
    complaint = {"complaint_id": "1", "action_type": "CREATE_COMPLAINT"}
    for number, (resource, event_type, status) in enumerate(
        [
            (PAYMENT, "TRANSACTION.SUCCESS", 200),
            ({**PAYMENT, "amount": {"total": 1}}, "TRANSACTION.SUCCESS", 500),
            ({**PAYMENT, "trade_state": "NOTPAY"}, "TRANSACTION.SUCCESS", 500),
            (REFUND, "REFUND.SUCCESS", 200),
            ({**REFUND, "out_refund_no": "R2"}, "REFUND.SUCCESS", 500),
            (complaint, "COMPLAINT.CREATE", 200),
            (complaint, "COMPLAINT.STATE_CHANGE", 500),
        ]
    ):
        assert deliver(handler, resource, event_type, id=f"EV-{number}").status == status
        work_off(handler, mode)
    assert seen == ["EV-0", "EV-3", "EV-5"]
    refused = [outcome for outcome in outcomes if outcome.status == 500]
    assert {outcome.code for outcome in refused} == {"CONTENT_MISMATCH"}
    fields = ["amount_total", "trade_state", "out_refund_no", "event_type"]
    assert [outcome.error.field for outcome in refused] == fields


def test_an_order_that_is_not_found_is_told_by_an_exception(make, deliver, outcomes, sqlite_shop):
    def expect(notification):
        raise LookupError(notification.resource["out_trade_no"])

    handler = paying(make(inbox=sqlite_shop.inbox(), expect=expect), sqlite_shop)
    assert deliver(handler).status == 500
    assert (outcomes[0].code, sqlite_shop.paid) == ("HANDLER_FAILED", 0)
    assert isinstance(outcomes[0].error.__cause__, LookupError)
    assert sqlite_shop.rows("SELECT * FROM inbox") == []


def test_an_expectation_is_a_value():
    assert Expectation.paid(**ORDER) == Expectation.paid(**ORDER) != Expectation.fields(**ORDER)
    assert repr(Expectation.fields(mchid="1")) == "Expectation(form='fields', given={'mchid': '1'})"
    with pytest.raises(AttributeError):
        Expectation.paid(**ORDER).form = "not_compared"

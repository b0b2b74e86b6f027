"""Callbacks that take a type: which one they get, and what becomes of a notification that does not have it."""

import pytest
from merchant import PAYMENT, REFUND

import wxnotify
from wxnotify import events

MODES = (None, "transaction", "leased", "stored")
DEDUCTION = {**PAYMENT, "trade_type": "PAP"}
MISFIT = {**PAYMENT, "amount": {"total": "one"}}


@pytest.fixture(params=MODES)
def mode(request):
    return request.param


@pytest.fixture
def handler(make, sqlite_shop, mode):
    return make(inbox=mode and sqlite_shop.inbox(), mode=mode)


@pytest.fixture
def process(handler, deliver, mode, outcomes):
    """Delivers, has it worked on, and returns the last outcome."""

    def process(*delivered, **options):
        deliver(handler, *delivered, **options)
        if mode == "stored":
            handler.work_once()
        return outcomes[-1]

    return process


def test_a_deduction_is_paid_and_typed_as_a_direct_payment(handler, process):
    seen = []

    @handler.on_paid
    def paid(event, delivery):
        seen.append((type(event), event.out_trade_no, event.amount.total, delivery.event is event))
        assert delivery.notification.kind == "transaction.deduction"
        assert isinstance(delivery.notification.event(), events.TransactionDeduction)

    assert process(DEDUCTION).code == "SUCCESS"
    assert seen == [(events.TransactionDirect, "A1", 100, True)]


def test_a_partners_deduction_is_a_partners_transaction_and_not_lost(handler, process):
    seen = []
    handler.on_paid(lambda event, delivery: seen.append("paid"))
    partners = {**DEDUCTION, "sp_mchid": "1900007291", "sp_appid": "wx1", "sub_mchid": "2"}
    del partners["mchid"]
    outcome = process(partners)
    assert (outcome.code, outcome.kind) == ("EVENT_UNHANDLED", "transaction.partner")
    handler.on(events.TransactionPartner)(lambda event, delivery: seen.append(event.sub_mchid))
    assert process(partners, id="EV-2").code == "SUCCESS"
    assert seen == ["2"]


def test_a_deduction_goes_to_its_own_route_where_there_is_one(handler, process):
    seen = []
    handler.on_paid(lambda event, delivery: seen.append("paid"))
    handler.on(events.TransactionDeduction)(lambda event, delivery: seen.append(type(event)))
    assert process(DEDUCTION).code == "SUCCESS"
    assert seen == [events.TransactionDeduction]


# Every way to say that a callback takes a type.
TYPED = {
    "on_paid": lambda handler, seen: handler.on_paid(lambda event, delivery: seen.append(event)),
    "on_paid, the delivery alone": lambda handler, seen: handler.on_paid(lambda delivery: seen.append(delivery)),
    "a class": lambda handler, seen: handler.on(events.TransactionDirect)(lambda event, delivery: seen.append(event)),
    "a kind": lambda handler, seen: handler.on("transaction.direct")(lambda delivery: seen.append(delivery)),
    "an event type": lambda handler, seen: handler.on("TRANSACTION.SUCCESS")(
        lambda event, delivery: seen.append(event)
    ),
}


@pytest.mark.parametrize("register", TYPED.values(), ids=TYPED)
def test_what_does_not_have_the_type_goes_to_otherwise(handler, process, register):
    seen, rest = [], []
    register(handler, seen)

    @handler.otherwise
    def otherwise(delivery):
        with pytest.raises(wxnotify.EventUntyped):
            _ = delivery.event
        rest.append(delivery.notification.resource["amount"]["total"])

    assert process(MISFIT).code == "SUCCESS"
    assert (seen, rest) == ([], ["one"])


@pytest.mark.parametrize("register", TYPED.values(), ids=TYPED)
def test_without_otherwise_it_is_refused_by_its_field_and_the_callback_is_not_called(handler, process, register):
    seen = []
    register(handler, seen)
    outcome = process(MISFIT)
    assert (outcome.code, outcome.status, outcome.error.field) == ("EVENT_UNTYPED", 500, "amount.total")
    assert isinstance(outcome.error, wxnotify.EventUntyped)
    assert "amount.total" in outcome.line
    assert "one" not in outcome.line
    assert seen == []


def test_a_refund_that_does_not_have_the_type_goes_to_otherwise(handler, process):
    rest = []
    handler.on_refunded(lambda event, delivery: rest.append("typed"))
    handler.otherwise(lambda delivery: rest.append(delivery.notification.kind))
    assert process({**REFUND, "amount": {"total": 100}}, "REFUND.SUCCESS").code == "SUCCESS"
    assert rest == ["refund.direct"]


def test_an_event_types_callback_that_takes_no_event_takes_everything(handler, process):
    seen = []
    handler.on("TRANSACTION.SUCCESS")(lambda delivery: seen.append(delivery.notification.resource["amount"]))
    assert process(MISFIT).code == "SUCCESS"
    assert seen == [{"total": "one"}]


def test_what_a_callback_raises_is_its_failure_and_goes_to_no_other(handler, process):
    rest = []
    handler.on("TRANSACTION.SUCCESS")(lambda delivery: print(delivery.event))
    handler.otherwise(lambda delivery: rest.append(delivery))
    outcome = process(MISFIT)
    assert (outcome.code, outcome.error.field, rest) == ("EVENT_UNTYPED", "amount.total", [])


def test_otherwise_can_take_the_event_and_does_not_get_what_has_none(handler, process):
    rest = []
    handler.on_paid(lambda event, delivery: rest.append("paid"))
    handler.otherwise(lambda event, delivery: rest.append(event))
    assert process(MISFIT).code == "EVENT_UNTYPED"
    assert rest == []


def test_async_callbacks_take_types_too(make, deliver, outcomes, sqlite_shop):
    seen, rest = [], []
    handler = make(inbox=sqlite_shop.inbox(), mode="stored")

    @handler.on_paid
    async def paid(event, delivery):
        seen.append(type(event))

    @handler.otherwise
    async def otherwise(delivery):
        rest.append(delivery.notification.id)

    deliver(handler, DEDUCTION)
    deliver(handler, MISFIT, id="EV-2")
    assert handler.work_once() and handler.work_once()
    assert [outcome.code for outcome in outcomes] == ["STORED", "STORED", "SUCCESS", "SUCCESS"]
    assert (seen, rest) == ([events.TransactionDirect], ["EV-2"])

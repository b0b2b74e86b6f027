"""A merchant for the tests of the handler: databases, a handler whose outcomes are seen, and what is delivered to it."""

import io
import time

import conftest
import databases
import pytest

import wxnotify

PAYMENT = {**conftest.PAYMENT, "out_trade_no": "A1"}
REFUND = {
    "mchid": "1900007291",
    "out_trade_no": "A1",
    "transaction_id": "4",
    "out_refund_no": "R1",
    "refund_id": "5",
    "refund_status": "SUCCESS",
    "amount": {"total": 100, "refund": 40},
}


@pytest.fixture(params=databases.NAMES)
def shop(request, tmp_path):
    return databases.shop(request.param, tmp_path)


@pytest.fixture
def sqlite_shop(tmp_path):
    return databases.shop("sqlite", tmp_path)


@pytest.fixture
def outcomes():
    return []


@pytest.fixture
def make(parser, outcomes):
    """A handler whose outcomes are seen."""

    def make(**options):
        return wxnotify.NotificationHandler(parser, **{"observe": outcomes.append, **options})

    return make


@pytest.fixture
def deliver(platform):
    def deliver(handler, resource=PAYMENT, event_type="TRANSACTION.SUCCESS", **options):
        headers, body = platform.notification(event_type, resource, **{"id": "EV-1", **options})
        return handler.handle("POST", headers, io.BytesIO(body).read)

    return deliver


def paying(handler, shop):
    """A callback that pays for the order on the inbox's connection."""

    @handler.on_paid
    def paid(event, delivery):
        assert delivery.event is event
        shop.pay(delivery.connection, event.out_trade_no)

    return handler


def wait_for(condition, seconds=10):
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.01)
    assert condition()

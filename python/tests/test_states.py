"""What a delivery comes to, for each state that a row can have: after a 200 another connection sees the effect, or the
stored notification."""

import io

import databases
import pytest
from conftest import PAYMENT

import wxnotify


def none(inbox, shop, notification):
    """Never seen."""


def claimed(inbox, shop, notification):
    with inbox.transaction() as connection:
        inbox.claim(connection, notification)


def abandoned(inbox, shop, notification):
    """Claimed by a worker that died."""
    claimed(inbox, shop, notification)
    shop.rows("UPDATE inbox SET lease_until = 1 WHERE notification_key = @", notification.id)


def released(inbox, shop, notification):
    with inbox.transaction() as connection:
        inbox.release(connection, inbox.claim(connection, notification).lease, "no stock")


def stored(inbox, shop, notification):
    with inbox.transaction() as connection:
        inbox.store(connection, notification)


def taken(inbox, shop, notification):
    """Stored, and a worker has it."""
    stored(inbox, shop, notification)
    with inbox.transaction() as connection:
        assert inbox.take(connection).lease.key == notification.id


def abandoned_by_worker(inbox, shop, notification):
    taken(inbox, shop, notification)
    shop.rows("UPDATE inbox SET lease_until = 1 , due_at = 1 WHERE notification_key = @", notification.id)


def done(inbox, shop, notification):
    with inbox.transaction() as connection:
        lease = inbox.claim(connection, notification).lease
        shop.pay(connection)
        inbox.complete(connection, lease)


def dead(inbox, shop, notification):
    taken(inbox, shop, notification)
    shop.rows("UPDATE inbox SET state = 'dead' , due_at = NULL WHERE notification_key = @", notification.id)


def discarded(inbox, shop, notification):
    dead(inbox, shop, notification)
    with inbox.transaction() as connection:
        assert inbox.discard(connection, notification.id)


FREE = {200: "SUCCESS", 500: "HANDLER_FAILED"}
AT_ONCE = {
    none: FREE,
    claimed: {503: "NOTIFICATION_BUSY"},
    abandoned: FREE,
    released: FREE,
    stored: FREE,
    taken: {503: "NOTIFICATION_BUSY"},
    abandoned_by_worker: FREE,
    done: {200: "DUPLICATE"},
    dead: {500: "HANDLER_FAILED"},
    discarded: {200: "DUPLICATE"},
}
STORED = {
    none: {200: "STORED"},
    claimed: {503: "NOTIFICATION_BUSY"},
    abandoned: {200: "STORED"},
    released: {200: "STORED"},
    stored: {200: "DUPLICATE"},
    taken: {200: "DUPLICATE"},
    abandoned_by_worker: {200: "DUPLICATE"},
    done: {200: "DUPLICATE"},
    dead: {500: "HANDLER_FAILED"},
    discarded: {200: "DUPLICATE"},
}
EXPECTED = {"transaction": AT_ONCE, "leased": AT_ONCE, "stored": STORED}


@pytest.fixture(scope="module", params=databases.NAMES)
def database(request, tmp_path_factory):
    return request.param, tmp_path_factory.mktemp("states")


@pytest.mark.parametrize("succeeds", [True, False])
@pytest.mark.parametrize("mode", EXPECTED)
@pytest.mark.parametrize("state", AT_ONCE)
def test_a_delivery(database, platform, parser, tmp_path, state, mode, succeeds):
    shop = databases.shop(database[0], tmp_path)
    inbox, outcomes = shop.inbox(), []
    handler = wxnotify.NotificationHandler(parser, inbox=inbox, mode=mode, observe=outcomes.append)

    @handler.on_paid
    def paid(event, delivery):
        if mode == "leased":
            with inbox.transaction() as connection:
                shop.pay(connection)
        else:
            shop.pay(delivery.connection)
        if not succeeds:
            delivery.fail("no stock")

    headers, body = platform.notification("TRANSACTION.SUCCESS", {**PAYMENT, "out_trade_no": "A1"}, id="EV-1")
    state(inbox, shop, parser.parse(headers, body))
    answer = handler.handle("POST", headers, io.BytesIO(body).read)
    expected = EXPECTED[mode][state]
    status = answer.status if len(expected) == 1 else 200 if succeeds else 500
    assert answer.status == status
    assert outcomes[0].code == expected[status]
    row, due, text = (shop.noted("state", "due_at", "notification")) if shop.rows("SELECT 1 FROM inbox") else [None] * 3
    if status == 200:
        is_kept = due is not None and text is not None and row in ("stored", "claimed")
        assert is_kept or row == "discarded" or (row == "done" and shop.paid == 1)
    if state in (stored, taken, abandoned_by_worker):  # what was acknowledged is not forgotten, whatever comes
        assert row == "done" or due is not None
    if mode == "stored" and row == "stored":
        assert handler.work_once()
        assert shop.noted("state") == (["done"] if succeeds else ["stored"])
    if not succeeds and mode != "leased" and state is not done:
        assert shop.paid == 0

"""Handler and inbox with nothing but the wheel, for every Python: run by test_package.py in a folder of its own."""

import asyncio
import io
import sqlite3
import sys

import wxnotify
from wxnotify.testing import Platform

PAYMENT = {"mchid": "1", "out_trade_no": "A1", "trade_state": "SUCCESS", "amount": {"total": 1}}
platform = Platform()


def exercise(inbox):
    """A failure that leaves nothing, a success, and a duplicate."""
    outcomes = []
    handler = wxnotify.NotificationHandler(platform.parser(), inbox=inbox, observe=outcomes.append)
    with inbox.transaction() as connection:
        inbox.create(connection)
        connection.execute("CREATE TABLE orders (number TEXT, paid INTEGER)")
        connection.execute("INSERT INTO orders VALUES ('A1', 0)")

    @handler.on_paid
    def paid(event, delivery):
        delivery.connection.execute("UPDATE orders SET paid = paid + 1 WHERE number = ?", (event.out_trade_no,))
        if delivery.attempts == 1:
            delivery.fail("no stock")

    for index in range(4):
        headers, body = platform.notification("TRANSACTION.SUCCESS", PAYMENT, id="EV-1")

        async def chunks(body=body):
            yield body

        if index % 2:
            asyncio.run(handler.handle_async("POST", list(headers.items()), chunks()))
        else:
            handler.handle("POST", headers, io.BytesIO(body).read)
    codes = [outcome.code for outcome in outcomes]
    assert codes == ["HANDLER_FAILED", "SUCCESS", "DUPLICATE", "DUPLICATE"], outcomes
    with inbox.transaction() as connection:
        assert connection.execute("SELECT paid FROM orders").fetchall() == [(1,)]


exercise(wxnotify.Inbox.sqlite("embedded.db"))
ways = [{}, {"isolation_level": None}, {"isolation_level": "EXCLUSIVE"}]
if sys.version_info >= (3, 12):
    ways += [{"autocommit": True}, {"autocommit": False}]
for index, options in enumerate(ways):
    exercise(wxnotify.Inbox(lambda path=f"{index}.db", options=options: sqlite3.connect(path, timeout=5, **options)))
print(f"{len(ways) + 1} ways work")

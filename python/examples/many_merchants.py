"""Many merchants behind one endpoint, from the merchant's own database."""

# snippet: begin
from __future__ import annotations

import contextlib
import sqlite3

import wxnotify.events


def load(name: str) -> wxnotify.ServedMerchant | None:  # or an `async def`
    with contextlib.closing(sqlite3.connect("shop.db")) as db:
        row = db.execute("SELECT key_id, public_key, api_v3_key FROM merchants WHERE name = ?", (name,)).fetchone()
    if row is None:
        return None
    keys = wxnotify.PlatformKeys(public_keys={row[0]: row[1]})
    return wxnotify.ServedMerchant(name, wxnotify.NotificationParser(platform_keys=keys, api_v3_keys=row[2]))


merchants = wxnotify.Merchants(load).by(lambda request: request.path.rpartition("/")[2])  # /wxpay/notify/NAME
handler = wxnotify.NotificationHandler(merchants, inbox=wxnotify.Inbox.sqlite("shop.db"))


@handler.on_paid
def paid(event: wxnotify.events.TransactionDirect, delivery: wxnotify.Delivery) -> None:
    order = (delivery.merchant.name, event.out_trade_no)
    delivery.connection.execute("UPDATE orders SET paid = 1 WHERE merchant = ? AND number = ?", order)


app = wxnotify.WsgiApp(handler)
# snippet: end

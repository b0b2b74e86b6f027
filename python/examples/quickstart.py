"""A complete endpoint in Flask. Its settings come from the environment."""

# snippet: begin
import os

from flask import Flask

import wxnotify.flask
from wxnotify.events import TransactionDirect

mchid = os.environ["WXPAY_MCHID"]
keys = wxnotify.PlatformKeys(public_keys={os.environ["WXPAY_PUBLIC_KEY_ID"]: os.environ["WXPAY_PUBLIC_KEY"]})
parser = wxnotify.NotificationParser(platform_keys=keys, api_v3_keys=os.environ["WXPAY_API_V3_KEY"])
handler = wxnotify.NotificationHandler(parser, inbox=wxnotify.Inbox.sqlite("shop.db"))


@handler.on_paid
def paid(event: TransactionDirect, delivery: wxnotify.Delivery) -> None:
    db, number = delivery.connection, event.out_trade_no
    order = db.execute("SELECT total FROM orders WHERE number = ?", (number,)).fetchone()
    if order is None:
        delivery.fail("no such order")  # nothing is committed, and WeChat Pay sends it again
    delivery.notification.expect_paid(mchid=mchid, out_trade_no=number, amount_total=order[0])
    db.execute("UPDATE orders SET paid = 1 WHERE number = ?", (number,))
    print(f"order {number} is paid", flush=True)


app = Flask(__name__)
wxnotify.flask.mount(app, "/wxpay/notify", handler)
# snippet: end

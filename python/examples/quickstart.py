"""A complete endpoint in Flask. Its settings come from the environment."""

# snippet: begin
import os

from flask import Flask

import wxnotify
from wxnotify.events import TransactionDirect

parser = wxnotify.NotificationParser(
    platform_keys=wxnotify.PlatformKeys(
        public_keys={os.environ["WXPAY_PUBLIC_KEY_ID"]: os.environ["WXPAY_PUBLIC_KEY"]}
    ),
    api_v3_keys=os.environ["WXPAY_API_V3_KEY"],
)
handler = wxnotify.NotificationHandler(parser, inbox=wxnotify.Inbox.sqlite("shop.db"))


@handler.on_paid
def paid(event: TransactionDirect, delivery: wxnotify.Delivery) -> None:
    sql = "UPDATE orders SET paid = 1 WHERE number = ? AND total = ?"
    if delivery.connection.execute(sql, (event.out_trade_no, event.amount.total)).rowcount != 1:
        delivery.fail("no such order")  # nothing is committed, and WeChat Pay sends it again


app = Flask(__name__)
endpoint = wxnotify.WsgiApp(handler)
app.add_url_rule("/wxpay/notify", "wxpay_notify", lambda: endpoint, methods=["POST"])
# snippet: end

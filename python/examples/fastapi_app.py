"""The endpoint in FastAPI, with PostgreSQL."""

import os

import wxnotify
from wxnotify.events import TransactionDirect

parser = wxnotify.NotificationParser(
    platform_keys=wxnotify.PlatformKeys(
        public_keys={os.environ["WXPAY_PUBLIC_KEY_ID"]: os.environ["WXPAY_PUBLIC_KEY"]}
    ),
    api_v3_keys=os.environ["WXPAY_API_V3_KEY"],
)

# snippet: begin
from fastapi import FastAPI
from psycopg_pool import ConnectionPool
from starlette.routing import Route

pool = ConnectionPool(os.environ["DATABASE_URL"], open=True)
handler = wxnotify.NotificationHandler(parser, inbox=wxnotify.Inbox(pool))


@handler.on_paid
def paid(event: TransactionDirect, delivery: wxnotify.Delivery) -> None:
    db, number = delivery.connection, event.out_trade_no
    order = db.execute("SELECT total FROM orders WHERE number = %s", (number,)).fetchone()
    if order is None:
        delivery.fail("no such order")
    delivery.notification.expect_paid(mchid=os.environ["WXPAY_MCHID"], out_trade_no=number, amount_total=order[0])
    db.execute("UPDATE orders SET paid = true WHERE number = %s", (number,))


app = FastAPI()
app.router.routes.append(Route("/wxpay/notify", wxnotify.AsgiApp(handler)))
# snippet: end

"""A merchant: orders are placed, WeChat Pay says that they are paid or refunded, and customers see it."""

import os

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, Field
from starlette.routing import Route

import wxnotify
from wxnotify.events import RefundDirect, TransactionDirect

inbox = wxnotify.Inbox.sqlite(os.environ.get("SHOP_DATABASE", "shop.db"))
with inbox.transaction() as db:
    db.execute(
        "CREATE TABLE IF NOT EXISTS orders (number TEXT PRIMARY KEY, total INTEGER NOT NULL,"
        " received INTEGER NOT NULL DEFAULT 0, refunded INTEGER NOT NULL DEFAULT 0, transaction_id TEXT)"
    )

parser = wxnotify.NotificationParser(
    platform_keys=wxnotify.PlatformKeys(
        public_keys={os.environ["WXPAY_PUBLIC_KEY_ID"]: os.environ["WXPAY_PUBLIC_KEY"]},
    ),
    api_v3_keys=os.environ["WXPAY_API_V3_KEY"],
)
handler = wxnotify.NotificationHandler(parser, inbox=inbox, unhandled="acknowledge")


@handler.on_paid
def paid(event: TransactionDirect, delivery: wxnotify.Delivery) -> None:
    """In the inbox's transaction: what is written here is committed once, or not at all."""
    db = delivery.connection
    order = db.execute("SELECT total, transaction_id FROM orders WHERE number = ?", (event.out_trade_no,)).fetchone()
    if order is None:
        delivery.fail("there is no such order")
    total, paid_by = order
    delivery.notification.expect(
        mchid=os.environ["WXPAY_MCHID"], appid=os.environ["WXPAY_APPID"], amount_total=total, currency="CNY"
    )
    if event.transaction_id is None:
        delivery.fail("the payment has no transaction_id")
    # Paid already: a query was first, or a notification of another id. By another transaction, somebody paid twice.
    if paid_by not in (None, event.transaction_id):
        delivery.fail("the order is paid by another transaction")
    db.execute(
        "UPDATE orders SET received = ?, transaction_id = ? WHERE number = ?",
        (event.amount.total, event.transaction_id, event.out_trade_no),
    )


@handler.on_refunded
def refunded(event: RefundDirect, delivery: wxnotify.Delivery) -> None:
    changed = delivery.connection.execute(
        "UPDATE orders SET refunded = refunded + ? WHERE number = ?", (event.amount.refund, event.out_trade_no)
    )
    if changed.rowcount != 1:
        delivery.fail("there is no such order")


app = FastAPI()
app.router.routes.append(Route("/wxpay/notify", wxnotify.AsgiApp(handler)))


class Order(BaseModel):
    """What a customer orders."""

    number: str = Field(pattern="^[0-9A-Za-z_-]{6,32}$")
    total: int = Field(gt=0, description="In 分")


@app.post("/orders", status_code=201)
def place(order: Order) -> Order:
    with inbox.transaction() as db:
        placed = db.execute(
            "INSERT INTO orders (number, total) VALUES (?, ?) ON CONFLICT DO NOTHING", (order.number, order.total)
        )
        if placed.rowcount == 0:
            raise HTTPException(409, "there is an order of this number")
    return order


@app.get("/orders/{number}")
def look(number: str) -> dict[str, int]:
    with inbox.transaction() as db:
        row = db.execute("SELECT total, received, refunded FROM orders WHERE number = ?", (number,)).fetchone()
    if row is None:
        raise HTTPException(404, "there is no such order")
    return dict(zip(("total", "received", "refunded"), row))

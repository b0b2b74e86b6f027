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
        " received INTEGER NOT NULL DEFAULT 0, transaction_id TEXT)"
    )
    db.execute(
        "CREATE TABLE IF NOT EXISTS refunds (number TEXT PRIMARY KEY, order_number TEXT NOT NULL REFERENCES orders,"
        " amount INTEGER NOT NULL, is_done INTEGER NOT NULL DEFAULT 0)"
    )

parser = wxnotify.NotificationParser(
    platform_keys=wxnotify.PlatformKeys(
        public_keys={os.environ["WXPAY_PUBLIC_KEY_ID"]: os.environ["WXPAY_PUBLIC_KEY"]},
    ),
    api_v3_keys=os.environ["WXPAY_API_V3_KEY"],
)
handler = wxnotify.NotificationHandler(parser, inbox=inbox, unhandled="acknowledge")
MCHID, APPID = os.environ["WXPAY_MCHID"], os.environ["WXPAY_APPID"]


@handler.on_paid
def paid(event: TransactionDirect, delivery: wxnotify.Delivery) -> None:
    """In the inbox's transaction: what is written here is committed once, or not at all."""
    db = delivery.connection
    order = db.execute("SELECT total, transaction_id FROM orders WHERE number = ?", (event.out_trade_no,)).fetchone()
    if order is None:
        delivery.fail("there is no such order")
    total, paid_by = order
    delivery.notification.expect_paid(mchid=MCHID, out_trade_no=event.out_trade_no, amount_total=total)
    delivery.notification.expect(appid=APPID)
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
    db, number = delivery.connection, event.out_refund_no
    refund = db.execute("SELECT order_number, amount FROM refunds WHERE number = ?", (number,)).fetchone()
    if refund is None:
        delivery.fail("there is no such refund")
    order_number, amount = refund
    delivery.notification.expect_refunded(
        mchid=MCHID, out_refund_no=number, out_trade_no=order_number, amount_refund=amount
    )
    db.execute("UPDATE refunds SET is_done = 1 WHERE number = ?", (number,))


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


class Refund(BaseModel):
    """What the shop gives back. Where it asks WeChat Pay for the refund, it writes it down first."""

    number: str = Field(pattern="^[0-9A-Za-z_-]{1,64}$")
    order: str
    amount: int = Field(gt=0, description="In 分")


@app.post("/refunds", status_code=201)
def give_back(refund: Refund) -> Refund:
    with inbox.transaction() as db:
        placed = db.execute(
            "INSERT INTO refunds (number, order_number, amount) SELECT ?, number, ? FROM orders WHERE number = ?"
            " ON CONFLICT DO NOTHING",
            (refund.number, refund.amount, refund.order),
        )
        if placed.rowcount == 0:
            raise HTTPException(409, "there is no such order, or a refund of this number")
    return refund


@app.get("/orders/{number}")
def look(number: str) -> dict[str, int]:
    refunded = "(SELECT coalesce(sum(amount), 0) FROM refunds WHERE order_number = orders.number AND is_done)"
    with inbox.transaction() as db:
        row = db.execute(f"SELECT total, received, {refunded} FROM orders WHERE number = ?", (number,)).fetchone()
    if row is None:
        raise HTTPException(404, "there is no such order")
    return dict(zip(("total", "received", "refunded"), row))

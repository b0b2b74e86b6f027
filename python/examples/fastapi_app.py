"""The endpoint in FastAPI, on the event loop, with PostgreSQL."""

# snippet: begin
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from psycopg_pool import AsyncConnectionPool
from starlette.routing import Route

import wxnotify
from wxnotify.events import TransactionDirect

mchid = os.environ["WXPAY_MCHID"]
keys = wxnotify.PlatformKeys(public_keys={os.environ["WXPAY_PUBLIC_KEY_ID"]: os.environ["WXPAY_PUBLIC_KEY"]})
parser = wxnotify.NotificationParser(platform_keys=keys, api_v3_keys=os.environ["WXPAY_API_V3_KEY"])
pool = AsyncConnectionPool(os.environ["DATABASE_URL"], open=False)
inbox = wxnotify.AsyncInbox(pool)
handler = wxnotify.NotificationHandler(parser, inbox=inbox)


@handler.on_paid
async def paid(event: TransactionDirect, delivery: wxnotify.Delivery) -> None:
    db, number = delivery.connection, event.out_trade_no
    cursor = await db.execute("SELECT total FROM orders WHERE number = %s", (number,))
    if not (order := await cursor.fetchone()):
        delivery.fail("no such order")
    delivery.notification.expect_paid(mchid=mchid, out_trade_no=number, amount_total=order[0])
    await db.execute("UPDATE orders SET paid = true WHERE number = %s", (number,))


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    async with pool:
        async with inbox.transaction() as db:
            await inbox.create(db)  # the inbox's table; your migrations make `orders (number, total, paid)`
        yield
        await handler.shutdown_async()


app = FastAPI(lifespan=lifespan)
app.router.routes.append(Route("/wxpay/notify", wxnotify.AsgiApp(handler)))
# snippet: end

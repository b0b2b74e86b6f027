"""APIv2's notifications beside APIv3's, at one URL."""

# snippet: begin
import os

import wxnotify
from wxnotify import events

mchid = os.environ["WXPAY_MCHID"]
keys = wxnotify.PlatformKeys(public_keys={os.environ["WXPAY_PUBLIC_KEY_ID"]: os.environ["WXPAY_PUBLIC_KEY"]})
parser = wxnotify.NotificationParser(platform_keys=keys, api_v3_keys=os.environ["WXPAY_API_V3_KEY"])
inbox = wxnotify.Inbox.sqlite("shop.db")
handler = wxnotify.NotificationHandler(parser, inbox=inbox, api_v2_keys={mchid: os.environ["WXPAY_API_V2_KEY"]})


@handler.on(events.V2Refund)
def refunded(event: events.V2Refund, delivery: wxnotify.Delivery) -> None:
    db, number = delivery.connection, event.out_refund_no
    refund = db.execute("SELECT amount FROM refunds WHERE number = ?", (number,)).fetchone()
    if refund is None:
        delivery.fail("no such refund")
    delivery.notification.expect_refunded(mchid=mchid, out_refund_no=number, amount_refund=refund[0])
    db.execute("UPDATE refunds SET done = 1 WHERE number = ?", (number,))


# snippet: end

"""The same endpoint in FastAPI."""

import logging
import os

import wxnotify

logger = logging.getLogger(__name__)
parser = wxnotify.NotificationParser(
    platform_keys=wxnotify.PlatformKeys(
        public_keys={os.environ["WXPAY_PUBLIC_KEY_ID"]: os.environ["WXPAY_PUBLIC_KEY"]},
    ),
    api_v3_keys=os.environ["WXPAY_API_V3_KEY"],
)

# snippet: begin
from fastapi import FastAPI, Request, Response

app = FastAPI()


@app.post("/wxpay/notify")
async def notify(request: Request) -> Response:
    try:
        notification = parser.parse(request.headers, await request.body())
        await paid(notification)
        ack = wxnotify.Ack.success()
    except wxnotify.WxNotifyError as error:
        logger.warning("%s", error)
        ack = error.ack
    return Response(ack.body, ack.status, media_type=ack.content_type)


# snippet: end


async def paid(notification: wxnotify.Notification) -> None:
    logger.info("paid: %s", notification.id)

"""An endpoint without the handler, in Flask."""

# snippet: begin
import os

from flask import Flask, Response, request

import wxnotify

keys = wxnotify.PlatformKeys(public_keys={os.environ["WXPAY_PUBLIC_KEY_ID"]: os.environ["WXPAY_PUBLIC_KEY"]})
parser = wxnotify.NotificationParser(platform_keys=keys, api_v3_keys=os.environ["WXPAY_API_V3_KEY"])
app = Flask(__name__)


@app.post("/wxpay/notify")
def notify() -> Response:
    try:
        notification = parser.parse(request.headers, request.get_data())
        print(notification.id, notification.event_type, notification.resource.get("out_trade_no"))
        ack = wxnotify.Ack.success()
    except wxnotify.WxNotifyError as error:
        app.logger.warning("%s", error)
        ack = error.ack
    return Response(ack.body, ack.status, content_type=ack.content_type)


# snippet: end

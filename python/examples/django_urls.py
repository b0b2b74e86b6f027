"""The endpoint in Django, with models that commit together with the inbox."""

# snippet: begin
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.urls import path

import wxnotify.django
from wxnotify.events import TransactionDirect

keys = wxnotify.PlatformKeys(public_keys={settings.WXPAY_PUBLIC_KEY_ID: settings.WXPAY_PUBLIC_KEY})
parser = wxnotify.NotificationParser(platform_keys=keys, api_v3_keys=settings.WXPAY_API_V3_KEY)
handler = wxnotify.NotificationHandler(parser, inbox=wxnotify.Inbox(lambda: connection))
Order: Any = apps.get_model("shop", "Order")  # yours, with `number`, `total` in 分, and `is_paid`


@handler.on_paid
def paid(event: TransactionDirect, delivery: wxnotify.Delivery) -> None:
    order = Order.objects.get(number=event.out_trade_no)
    delivery.notification.expect_paid(mchid=settings.WXPAY_MCHID, out_trade_no=order.number, amount_total=order.total)
    order.is_paid = True
    order.save()


urlpatterns = [path("wxpay/notify", wxnotify.django.view(handler))]
# snippet: end

"""The same endpoint as a Django view."""

import logging
from functools import cache

from django.conf import settings

# snippet: begin
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

import wxnotify


@csrf_exempt
@require_POST
def notify(request: HttpRequest) -> HttpResponse:
    try:
        notification = parser().parse(request.headers, request.body)  # or request.META
        paid(notification)
        ack = wxnotify.Ack.success()
    except wxnotify.WxNotifyError as error:
        logger.warning("%s", error)
        ack = error.ack
    return HttpResponse(ack.body, status=ack.status, content_type=ack.content_type)


# snippet: end

logger = logging.getLogger(__name__)


@cache
def parser() -> wxnotify.NotificationParser:
    return wxnotify.NotificationParser(
        platform_keys=wxnotify.PlatformKeys(
            public_keys={settings.WXPAY_PUBLIC_KEY_ID: settings.WXPAY_PUBLIC_KEY},
        ),
        api_v3_keys=settings.WXPAY_API_V3_KEY,
    )


def paid(notification: wxnotify.Notification) -> None:
    logger.info("paid: %s", notification.id)

"""The handler as a Django view.

path("wxpay/notify", wxnotify.django.view(handler))
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from .handler import NotificationHandler


def view(handler: NotificationHandler) -> Callable[[HttpRequest], HttpResponse]:
    """A handler as a view, exempt from the CSRF check.

    With a deadline callbacks run in a thread of their own, which has its own database connections; they are closed when
    it ends. With `Inbox(lambda: django.db.connection)` what callbacks write through models commits with the inbox.

    Raises OptionInvalid where a callback is an `async def`.
    """
    handler.mount_synchronously("Django")
    handler.surround_threads(_connections_closed)

    @csrf_exempt
    def notify(request: HttpRequest) -> HttpResponse:
        answer = handler.handle(request.method or "", request.META, request.read)
        headers = dict(answer.headers)
        response = HttpResponse(answer.body, status=answer.status, content_type=headers.pop("Content-Type", None))
        for name, value in headers.items():
            response[name] = value
        return response

    return notify


@contextmanager
def _connections_closed() -> Iterator[None]:
    try:
        yield
    finally:
        connections.close_all()

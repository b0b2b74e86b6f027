"""The handler as a Django view.

path("wxpay/notify", wxnotify.django.view(handler))
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import close_old_connections, transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from .handler import NotificationHandler


def view(handler: NotificationHandler) -> Callable[[HttpRequest], HttpResponse]:
    """A handler as a view, exempt from the CSRF check.

    With a deadline callbacks run in threads with database connections of their own, which are closed after each request, or
    kept for as long as `CONN_MAX_AGE` says. With `Inbox(lambda: django.db.connection)` what callbacks write through models
    commits with the inbox; so `ATOMIC_REQUESTS` leaves this view alone.

    Raises OptionInvalid where a callback is an `async def`.
    """
    handler.mount_synchronously("Django")
    handler.surround_threads(_no_old_connections)

    @csrf_exempt
    @transaction.non_atomic_requests
    def notify(request: HttpRequest) -> HttpResponse:
        answer = handler.handle(request.method or "", request.META, request.read)
        headers = dict(answer.headers)
        response = HttpResponse(answer.body, status=answer.status, content_type=headers.pop("Content-Type", None))
        for name, value in headers.items():
            response[name] = value
        return response

    return notify


@contextmanager
def _no_old_connections() -> Iterator[None]:
    """As Django does at the beginning and the end of a request."""
    close_old_connections()
    try:
        yield
    finally:
        close_old_connections()

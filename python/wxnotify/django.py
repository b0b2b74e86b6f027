"""The handler as a Django view.

path("wxpay/notify", wxnotify.django.view(handler))
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager

from django.db import close_old_connections, transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from .delivery import Answer
from .handler import NotificationHandler


def view(handler: NotificationHandler) -> Callable[[HttpRequest], HttpResponse]:
    """A handler as a view, exempt from the CSRF check.

    With a deadline callbacks run in threads with database connections of their own, which are closed after each request, or
    kept for as long as `CONN_MAX_AGE` says. With `Inbox(lambda: django.db.connection)` what callbacks write through models
    commits with the inbox; so `ATOMIC_REQUESTS` leaves this view alone.

    Raises OptionInvalid where the inbox is an AsyncInbox: that one is for `async_view`.
    """
    handler.mount_synchronously("a plain view of Django's")
    handler.surround_threads(_no_old_connections)

    @csrf_exempt
    @transaction.non_atomic_requests
    def notify(request: HttpRequest, **_variables: object) -> HttpResponse:
        return _response(
            handler.handle(request.method or "", request.META, request.read, path=request.path, raw=request)
        )

    return notify


def async_view(handler: NotificationHandler) -> Callable[[HttpRequest], Awaitable[HttpResponse]]:
    """The same as an asynchronous view, for Django under ASGI: it holds up none of the threads that Django has for plain views.

    `async` callbacks run on the event loop. Of Django's models write in a plain callback, with `Inbox(lambda: connection)`: what an
    `async` one saves by `asave` goes through another connection, and does not commit with the inbox.
    """
    handler.surround_threads(_no_old_connections)

    async def body(request: HttpRequest) -> AsyncIterator[bytes]:
        while chunk := request.read(65536):  # Django has received all of it
            yield chunk

    @transaction.non_atomic_requests
    async def notify(request: HttpRequest, **_variables: object) -> HttpResponse:
        answer = await handler.handle_async(
            request.method or "", request.META, body(request), path=request.path, raw=request
        )
        return _response(answer)

    notify.csrf_exempt = True  # type: ignore[attr-defined] # older Djangos' decorator makes it a plain function
    return notify


def _response(answer: Answer) -> HttpResponse:
    headers = dict(answer.headers)
    response = HttpResponse(answer.body, status=answer.status, content_type=headers.pop("Content-Type", None))
    for name, value in headers.items():
        response[name] = value
    return response


@contextmanager
def _no_old_connections() -> Iterator[None]:
    """As Django does at the beginning and the end of a request."""
    close_old_connections()
    try:
        yield
    finally:
        close_old_connections()

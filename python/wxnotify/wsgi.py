"""The handler as a WSGI application."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from .handler import NotificationHandler


class WsgiApp:
    """A handler as a WSGI application, for any server, and for Flask, whose views may return one:

        app.add_url_rule("/wxpay/notify", "wxpay_notify", lambda: endpoint, methods=["POST"])

    It answers every path: mount it at yours. Raises OptionInvalid where a callback is an `async def`.
    """

    def __init__(self, handler: NotificationHandler) -> None:
        handler.mount_synchronously("WSGI")
        self._handler = handler

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
        """Answers a request, as PEP 3333 says."""
        # Without a length the input may have no end, unless the server says that it has.
        has_end = environ.get("CONTENT_LENGTH") or environ.get("wsgi.input_terminated")
        read = environ["wsgi.input"].read if has_end else _nothing
        answer = self._handler.handle(environ["REQUEST_METHOD"], environ, read)
        start_response(f"{answer.status} {HTTPStatus(answer.status).phrase}", list(answer.headers))
        return [answer.body]


def _nothing(_size: int) -> bytes:
    return b""

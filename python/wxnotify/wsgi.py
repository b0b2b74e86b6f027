"""The handler as a WSGI application."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from .errors import ArgumentInvalid
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
        answer = self._handler.handle(environ["REQUEST_METHOD"], environ, _reader(environ))
        start_response(f"{answer.status} {HTTPStatus(answer.status).phrase}", list(answer.headers))
        return [answer.body]


def _reader(environ: dict[str, Any]) -> Callable[[int], bytes]:
    """Reads the body: from Flask's request, if Flask began to read it, for a server would wait for more."""
    request: Any = environ.get("werkzeug.request")
    cached: bytes | None = getattr(request, "_cached_data", None)
    if cached is not None:
        return io.BytesIO(cached).read
    if "stream" in getattr(request, "__dict__", ()):
        return _Rest(request.stream).read
    # Without a length the input may have no end, unless the server says that it has.
    if not (environ.get("CONTENT_LENGTH") or environ.get("wsgi.input_terminated")):
        return io.BytesIO().read
    source = environ["wsgi.input"]
    # What comes in drops is taken as it comes, so that the deadline is seen between them.
    read: Callable[[int], bytes] = getattr(source, "read1", source.read)
    return read


class _Rest:
    """What is left of a body that was read before."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._is_new = True

    def read(self, size: int) -> bytes:
        chunk: bytes = self._stream.read(size)
        if self._is_new and not chunk:
            raise ArgumentInvalid(
                "the body was read before the handler: by a before_request function or a middleware that uses "
                "request.form, request.stream or get_data(cache=False); leave this path out there, or call "
                "request.get_data() first",
                "body",
            )
        self._is_new = False
        return chunk

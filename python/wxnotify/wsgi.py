"""The handler as a WSGI application."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from .errors import ArgumentInvalid
from .handler import NotificationHandler


class WsgiApp:
    """A handler as a WSGI application, for any server. Flask has `wxnotify.flask.mount`, and its views may return one:

        app.add_url_rule("/wxpay/notify", "wxpay_notify", lambda: endpoint, methods=["POST"])

    It answers every path: mount it at yours. Raises OptionInvalid where a callback is an `async def`.
    """

    def __init__(self, handler: NotificationHandler) -> None:
        handler.mount_synchronously("WSGI")
        self._handler = handler

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
        """Answers a request, as PEP 3333 says."""
        answer = self._handler.handle(
            environ["REQUEST_METHOD"], environ, _reader(environ), path=_path(environ), raw=environ
        )
        start_response(f"{answer.status} {HTTPStatus(answer.status).phrase}", list(answer.headers))
        return [answer.body]


def _path(environ: dict[str, Any]) -> str:
    # WSGI has the bytes of it in a str.
    path: str = environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")
    return path.encode("latin-1").decode("utf-8", "replace")


def _reader(environ: dict[str, Any]) -> Callable[[int], bytes]:
    """Reads the body: from Flask's request, if Flask began to read it, for a server would wait for more."""
    kept = environ.get(_KEPT)
    if kept is not None:
        return _bounded(environ, kept.again)
    request: Any = environ.get("werkzeug.request")
    cached: bytes | None = getattr(request, "_cached_data", None)
    if cached is not None:
        return io.BytesIO(cached).read
    if "stream" in getattr(request, "__dict__", ()):
        return _Rest(request.stream).read
    source = environ["wsgi.input"]
    # What comes in drops is taken as it comes, so that the deadline is seen between them.
    return _bounded(environ, getattr(source, "read1", source.read))


def _bounded(environ: dict[str, Any], read: Callable[[int], bytes]) -> Callable[[int], bytes]:
    """Without a length the input may have no end, unless the server says that it has."""
    has_end = environ.get("CONTENT_LENGTH") or environ.get("wsgi.input_terminated")
    return read if has_end else io.BytesIO().read


_KEPT = "wxnotify.kept_input"


class KeptInput(io.RawIOBase):
    """A request's input, which can be read again from the beginning once others have read of it."""

    def __init__(self, source: Any, most: int) -> None:
        self._read: Callable[[int], bytes] = getattr(source, "read1", source.read)
        self._most = most
        self._kept = bytearray()
        self._again = 0

    @classmethod
    def put_into(cls, environ: dict[str, Any], limit: int) -> None:
        """Has everybody read through it. It keeps one byte more than `limit`, which tells that there were too many."""
        environ["wsgi.input"] = environ[_KEPT] = cls(environ["wsgi.input"], limit + 1)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        chunk = self._read(len(buffer))
        buffer[: len(chunk)] = chunk
        self._kept += chunk[: self._most - len(self._kept)]
        return len(chunk)

    def again(self, size: int) -> bytes:
        """What was read before, and then the rest."""
        if self._again == len(self._kept):
            return self._read(size)
        chunk = bytes(self._kept[self._again : self._again + size])
        self._again += len(chunk)
        return chunk


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

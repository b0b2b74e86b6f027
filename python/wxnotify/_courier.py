"""WeChat Pay's retries in virtual time: what `wxnotify.testing` has beside the platform."""

from __future__ import annotations

import contextvars
import io
import json
import logging
import queue
import sys
import threading
import time
import urllib.parse
import wsgiref.util
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from ._call import value
from ._callback import is_async
from .asgi import AsgiApp
from .errors import OptionInvalid
from .handler import NotificationHandler
from .wsgi import WsgiApp

if TYPE_CHECKING:
    import asyncio

    from typing_extensions import TypedDict, Unpack

    from .testing import Delivery, Fault, Platform

    class Options(TypedDict, total=False):
        """What `Platform.notification` takes beside `now`."""

        fault: Fault | None
        id: str | None
        create_time: str | None
        resource_type: str | None
        summary: str | None
        original_type: str | None
        associated_data: str | None
        algorithm: str | None
        resource_nonce: str | None
        nonce: str | None
        request_id: str | None
        signature_type: str | None


Schedule = Literal["transaction", "payscore", "transfer", "none"]
"""After which pauses a product's notification comes again, as the official pages tell them; see `Courier`."""

PATIENCE = 5.0
"""For how long WeChat Pay waits for an answer, in seconds."""

logger = logging.getLogger("wxnotify")


class Clock:
    """A clock that stands still, but for what it is set forward: `NotificationHandler(parser, now=clock.now)`."""

    def __init__(self, start: float | None = None) -> None:
        """It shows `start`, in seconds since the epoch: the whole second that it is, unless given."""
        self._lock = threading.Lock()
        self._now = int(time.time()) if start is None else start

    def now(self) -> float:
        """What it shows, in seconds since the epoch."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Sets it forward."""
        with self._lock:
            self._now += seconds


class Attempt(NamedTuple):
    """One time that a notification was brought."""

    at: float
    """When, by the courier's clock, in seconds since the epoch."""
    status: int | None
    """The answer's. None where there was none: the application raised, which is logged, or took longer than the 5 real seconds that
    WeChat Pay waits."""
    body: bytes
    """The answer's."""

    @property
    def is_taken(self) -> bool:
        """Whether the notification does not come again: it was answered 200 or 204."""
        return self.status in (200, 204)


class Courier:
    """Brings notifications to an application as WeChat Pay does, in virtual time: what is not taken comes again, freshly signed, after
    the pauses of the official schedule, a day of them in a moment.

    `app` is a WSGI application, an ASGI application, or a NotificationHandler by itself. It is called in this process, without a socket:
    WSGI in a thread, as servers do, and ASGI on an event loop, without its lifespan. Its handler has to go by the same `clock` (with
    `now=clock.now`): by the system's it would refuse what is signed hours ahead.

    `schedule` is `transaction`, most products' (15 repetitions in 24 hours and 4 minutes), `payscore` (some of PayScore's, 支付分: 9 in 3
    hours), `transfer` (商家转账: 65 in 23 hours), or `none`. `url` is the notify_url, for applications that look at it.

    Raises OptionInvalid.
    """

    def __init__(
        self, platform: Platform, app: Any, clock: Clock, *, schedule: Schedule = "transaction", url: str = "/"
    ) -> None:
        if not callable(app) and not isinstance(app, NotificationHandler):
            raise OptionInvalid(
                f"app is a {type(app).__name__}; give a WSGI or ASGI application, or a NotificationHandler", "app"
            )
        self._platform = platform
        self._app = app
        self._clock = clock
        self._pauses: list[int] = value("schedule", schedule=schedule)
        self._url = urllib.parse.urlsplit(url)
        self._left: set[asyncio.Future[Any]] = set()  # the loop itself keeps none alive

    def deliver(self, event_type: str, resource: Mapping[str, Any] | str, **options: Unpack[Options]) -> list[Attempt]:
        """Brings a notification, again and again until it is taken or the schedule ends, and returns each attempt: the last one tells
        whether it was taken. A pause sets the clock forward.

        Arguments are those of `Platform.notification`. It is the same notification each time, with one id, signed and encrypted anew at
        the clock's time. Call it again with the same `id=` for a repetition of what was taken. An ASGI application is called on an event
        loop of this delivery's own.

        Raises OptionInvalid.
        """
        app = self._app
        if isinstance(app, NotificationHandler) and app._async_inbox is None:
            app = WsgiApp(app)
        elif isinstance(app, NotificationHandler) or is_async(app):
            import asyncio

            return asyncio.run(self.deliver_async(event_type, resource, **options))
        attempts: list[Attempt] = []
        for delivery in self._deliveries(attempts, event_type, resource, options):
            attempts.append(Attempt(self._clock.now(), *self._bring(app, delivery)))
        return attempts

    async def deliver_async(
        self, event_type: str, resource: Mapping[str, Any] | str, **options: Unpack[Options]
    ) -> list[Attempt]:
        """As `deliver`, on the event loop that runs: for an ASGI application, or a handler, whose connections belong to that loop.

        Raises OptionInvalid for a WSGI application, too.
        """
        app = AsgiApp(self._app) if isinstance(self._app, NotificationHandler) else self._app
        if not is_async(app):
            raise OptionInvalid("app is a WSGI application, which no event loop calls; use `deliver`", "app")
        attempts: list[Attempt] = []
        for delivery in self._deliveries(attempts, event_type, resource, options):
            attempts.append(Attempt(self._clock.now(), *await self._bring_async(app, delivery)))
        return attempts

    def _deliveries(
        self, attempts: list[Attempt], event_type: str, resource: Mapping[str, Any] | str, options: Options
    ) -> Iterator[Delivery]:
        """Each time that it is sent, as long as the last of the attempts, which grow meanwhile, did not take it."""
        same: Options = {}
        for pause in (0, *self._pauses):
            if attempts and attempts[-1].is_taken:
                return
            self._clock.advance(pause)
            given: Options = {**same, **options}
            delivery = self._platform.notification(event_type, resource, now=int(self._clock.now()), **given)
            same = same or _identity_of(delivery)
            yield delivery

    def _bring(self, app: Callable[..., Any], delivery: Delivery) -> _Answer:
        answers: queue.SimpleQueue[_Answer] = queue.SimpleQueue()

        def call() -> None:
            try:
                answers.put(_call_wsgi(app, self._url, delivery))
            except BaseException:  # a server would close the connection
                logger.exception("the application raised")
                answers.put(_NONE)

        work = contextvars.copy_context().run
        threading.Thread(target=work, args=(call,), name="wxnotify courier", daemon=True).start()
        try:
            return answers.get(timeout=PATIENCE)
        except queue.Empty:
            return _NONE

    async def _bring_async(self, app: Callable[..., Any], delivery: Delivery) -> _Answer:
        import asyncio

        hung_up, began = asyncio.Event(), time.monotonic()
        work = asyncio.ensure_future(_call_asgi(app, self._url, delivery, hung_up))
        self._left.add(work)
        work.add_done_callback(self._left.discard)
        try:
            await asyncio.wait([work], timeout=PATIENCE)
        finally:
            hung_up.set()
        is_late = not work.done() or time.monotonic() - began > PATIENCE
        return _NONE if is_late else work.result()


_Answer = tuple["int | None", bytes]
_NONE: _Answer = (None, b"")


def _identity_of(delivery: Delivery) -> Options:
    """What makes the next notification the same, as far as the first one has it."""
    try:
        envelope = json.loads(delivery.body)
        return {"id": envelope["id"], "create_time": envelope["create_time"]}
    except (ValueError, KeyError):  # of a fault
        return {}


def _call_wsgi(app: Callable[..., Any], url: urllib.parse.SplitResult, delivery: Delivery) -> _Answer:
    """As PEP 3333 says."""
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": urllib.parse.unquote(url.path or "/", "latin-1"),
        "QUERY_STRING": url.query,
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_LENGTH": str(len(delivery.body)),
        "wsgi.input": io.BytesIO(delivery.body),
        "wsgi.errors": sys.stderr,
        "wsgi.url_scheme": url.scheme or "http",
        "wsgi.multithread": True,
    }
    for name, text in _headers(url, delivery):
        key = name.upper().replace("-", "_")
        environ[key if key.startswith("CONTENT_") else f"HTTP_{key}"] = text
    wsgiref.util.setup_testing_defaults(environ)
    statuses: list[str] = []
    parts: list[bytes] = []

    def start_response(status: str, headers: object, exc_info: object = None) -> Callable[[bytes], None]:
        statuses.append(status)
        return parts.append

    returned = app(environ, start_response)
    try:
        parts.extend(returned)
    finally:
        getattr(returned, "close", lambda: None)()
    return int(statuses[-1].split()[0]), b"".join(parts)


async def _call_asgi(
    app: Callable[..., Any], url: urllib.parse.SplitResult, delivery: Delivery, hung_up: asyncio.Event
) -> _Answer:
    """As the ASGI specification says."""
    path = url.path or "/"
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": url.scheme or "http",
        "path": urllib.parse.unquote(path),
        "raw_path": path.encode(),
        "query_string": url.query.encode(),
        "root_path": "",
        "headers": [(name.lower().encode(), text.encode()) for name, text in _headers(url, delivery)],
        "client": ("127.0.0.1", 50000),
        "server": (url.hostname or "127.0.0.1", url.port or 80),
    }
    incoming: list[dict[str, Any]] = [{"type": "http.request", "body": delivery.body}]
    sent: list[Mapping[str, Any]] = []

    async def receive() -> dict[str, Any]:
        if incoming:
            return incoming.pop()
        await hung_up.wait()
        return {"type": "http.disconnect"}

    async def send(message: Mapping[str, Any]) -> None:
        sent.append(message)

    try:
        await app(scope, receive, send)
        return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:])
    except Exception:  # a server would close the connection
        logger.exception("the application raised")
        return _NONE


def _headers(url: urllib.parse.SplitResult, delivery: Delivery) -> list[tuple[str, str]]:
    """A request's, to the URL."""
    headers = {name: text for name, text in delivery.headers.items() if name.lower() not in ("host", "content-length")}
    return [("Host", url.netloc or "127.0.0.1"), ("Content-Length", str(len(delivery.body))), *headers.items()]

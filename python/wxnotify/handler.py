"""From an HTTP request to its answer: verify, dispatch, count once, acknowledge.

    handler = wxnotify.NotificationHandler(parser, inbox=wxnotify.Inbox.sqlite("inbox.db"))

    @handler.on_paid
    def paid(event, delivery):
        delivery.connection.execute("UPDATE orders SET paid = 1 WHERE number = ?", (event.out_trade_no,))

`WsgiApp`, `AsgiApp` and `wxnotify.django` carry it to a web framework. `handle` and `handle_async` know none.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import inspect
import logging
import threading
import time
from collections.abc import AsyncIterable, Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, NoReturn, TypedDict, TypeVar, Union, overload

from . import _call
from ._deadline import in_time, in_time_async
from ._native import Ack, Notification, NotificationParser, notification_from_json
from .errors import (
    ArgumentInvalid,
    BodyTooLarge,
    DeadlineExceeded,
    EventUnhandled,
    HandlerFailed,
    InboxFailed,
    LeaseLost,
    MethodNotAllowed,
    NotificationBusy,
    OptionInvalid,
    WxNotifyError,
)
from .inbox import Inbox, Task
from .inputs import Headers

if TYPE_CHECKING:
    from . import events  # many: a program that does without types does not load them

Mode = Literal["transaction", "leased", "stored"]
"""How a handler uses its inbox; see `NotificationHandler`."""

Returned = Union[None, Ack, Awaitable[Union[None, Ack]]]
"""What a callback returns: nothing, or what to answer; or an awaitable of it."""

EventT = TypeVar("EventT", bound="events.Event")
ReturnedT = TypeVar("ReturnedT", bound=Returned)
Paid = TypeVar("Paid", bound="Callable[[events.TransactionDirect, Delivery], Returned]")
Refunded = TypeVar("Refunded", bound="Callable[[events.RefundDirect, Delivery], Returned]")
Untyped = TypeVar("Untyped", bound="Callable[[Delivery], Returned]")

logger = logging.getLogger("wxnotify")


class Expectation(TypedDict, total=False):
    """What a notification is compared with, as `Notification.expect` takes it."""

    mchid: str
    """The merchant's number."""
    appid: str
    """The application's id."""
    out_trade_no: str
    """The order's number."""
    amount_total: int
    """The amount in the currency's minor unit (分 for CNY)."""
    currency: str
    """The currency, by ISO 4217."""


class Delivery:
    """A notification on its way through a callback."""

    def __init__(self, notification: Notification, attempts: int = 1, connection: Any = None) -> None:
        """A delivery as a handler makes it; make one yourself to test a callback."""
        self._notification = notification
        self._attempts = attempts
        self._connection = connection

    @property
    def notification(self) -> Notification:
        """The notification, verified and decrypted."""
        return self._notification

    @property
    def event(self) -> events.Event:
        """The resource as the type of its kind. Raises EventUntyped where it has none."""
        return self._notification.event()

    @property
    def attempts(self) -> int:
        """How often it was worked on, this time included. 1 without an inbox."""
        return self._attempts

    @property
    def connection(self) -> Any:
        """The inbox's connection, in its transaction: what you write on it is committed with the inbox, or not at all.

        Leave `commit` and `rollback` to the handler. In mode `leased`, and without an inbox, there is none:
        ArgumentInvalid is raised.
        """
        if self._connection is None:
            raise ArgumentInvalid(
                "there is no connection here; give the handler an inbox, in mode transaction or stored", "connection"
            )
        return self._connection

    def fail(self, message: str) -> NoReturn:
        """Ends the work: nothing of it counts, and WeChat Pay sends the notification again.

        `message` goes into the answer (up to 64 characters), the inbox and the hook: no secret. Raises HandlerFailed.
        """
        raise HandlerFailed(message)


@dataclass(frozen=True)
class Answer:
    """What to answer a request."""

    status: int
    """The HTTP status."""
    headers: tuple[tuple[str, str], ...]
    """The headers, names and values."""
    body: bytes
    """The body."""


@dataclass(frozen=True)
class Outcome:
    """What became of a request, or of a stored notification: for logs and metrics."""

    code: str
    """`SUCCESS`, `DUPLICATE` (it had its effect before), `STORED`, `IGNORED`, or an error code."""
    status: int
    """The HTTP status of the answer. A stored notification's worker has none to answer: 200 or 500."""
    duration: float
    """How long it took, in seconds."""
    request_id: str | None
    """`Request-ID`, where given: what WeChat Pay's support asks for. Before a request is verified, its sender's word."""
    event_type: str | None
    """Such as `TRANSACTION.SUCCESS`, where known."""
    kind: str | None
    """Such as `transaction.direct`, where known."""
    notification_id: str | None
    """The notification's id, where known."""
    error: WxNotifyError | None
    """What went wrong. Where a callback or a driver raised, `__cause__` is its exception."""
    late: bool
    """Whether the deadline's answer had gone out before."""


class _Result(NamedTuple):
    """What processing came to."""

    code: str
    answer: Answer
    error: WxNotifyError | None = None


class _Route(NamedTuple):
    callback: Callable[..., Returned]
    is_typed: bool


class _Raised(HandlerFailed):
    """The merchant's code failed in words that are not meant for an answer."""


class _Declined(HandlerFailed):
    """A callback returned an Ack that acknowledges nothing."""

    def __init__(self, ack: Ack) -> None:
        super().__init__(f"the callback answered {ack.status}")
        self._ack = ack

    @property
    def ack(self) -> Ack:
        return self._ack


class NotificationHandler:
    """Receives notifications over HTTP, and has callbacks process them. Make one, and share it between threads.

    With an `inbox` each notification counts once. In mode `transaction` (unless given another) claim, callback and
    completion are one transaction, and `delivery.connection` is in it. In mode `leased` the callback runs outside
    a transaction, while the inbox keeps other workers away. In mode `stored` the notification is written down and
    acknowledged at once, and `work` has callbacks process it.

    `deadline` is after how many seconds (more than 0, less than 5) the answer goes out as 500 although the callback
    goes on; what it does still counts once. With a deadline, and always under ASGI, callbacks run in a thread of their own,
    with the request's context variables, not its thread-locals; a program that ends waits for them. `deadline=None` runs
    them in the request's thread.

    `key` gives the inbox's key for a notification: its id unless given. `expect` gives what a notification must match
    (an Expectation), or None to compare nothing. `unhandled` says what happens to a notification that no route takes:
    `refuse` (500, so that it is not lost unseen) or `acknowledge` (200).

    `observe` is called with the Outcome of each request, and of each stored notification worked on, from whatever
    thread it ended in. What it raises is logged. Without it failures are logged by the logger `wxnotify`.

    Raises OptionInvalid.
    """

    def __init__(
        self,
        parser: NotificationParser,
        *,
        inbox: Inbox | None = None,
        mode: Mode | None = None,
        deadline: float | None = 4.5,
        key: Callable[[Notification], str] | None = None,
        expect: Callable[[Notification], Expectation | None] | None = None,
        unhandled: Literal["refuse", "acknowledge"] = "refuse",
        observe: Callable[[Outcome], object] | None = None,
    ) -> None:
        if not isinstance(parser, NotificationParser):
            raise OptionInvalid(f"parser is a {type(parser).__name__}; give a NotificationParser", "parser")
        if not (inbox is None or isinstance(inbox, Inbox)):
            text = f"inbox is a {type(inbox).__name__}; give an Inbox, such as Inbox.sqlite('inbox.db')"
            raise OptionInvalid(text, "inbox")
        if mode not in (None, "transaction", "leased", "stored"):
            raise OptionInvalid(f"mode is {mode!r}; give transaction, leased or stored", "mode")
        if mode is not None and inbox is None:
            raise OptionInvalid(f"mode {mode} needs an inbox; give one", "inbox")
        if unhandled not in ("refuse", "acknowledge"):
            raise OptionInvalid(f"unhandled is {unhandled!r}; give refuse or acknowledge", "unhandled")
        _call.value("check_handler", deadline=deadline)
        self._parser = parser
        self._inbox = inbox
        self._mode = mode or "transaction"
        self._deadline = deadline
        self._key = key or (lambda notification: notification.id)
        self._expect = expect
        self._unhandled = unhandled
        self._observe = observe or _log
        self._routes: dict[str, _Route] = {}
        self._otherwise: _Route | None = None
        # Set by what mounts the handler: who cannot await, and what surrounds the work in a thread of its own.
        self._synchronous: str | None = None
        self._thread_scope: Callable[[], contextlib.AbstractContextManager[object]] = contextlib.nullcontext

    # Routes

    def on_paid(self, callback: Paid) -> Paid:
        """A decorator: the callback takes payments, `TRANSACTION.SUCCESS` of kind `transaction.direct`."""
        self._register("paid", callback, is_typed=True)
        return callback

    def on_refunded(self, callback: Refunded) -> Refunded:
        """A decorator: the callback takes refunds that succeeded, `REFUND.SUCCESS` of kind `refund.direct`."""
        self._register("refunded", callback, is_typed=True)
        return callback

    @overload
    def on(
        self, route: type[EventT]
    ) -> Callable[[Callable[[EventT, Delivery], ReturnedT]], Callable[[EventT, Delivery], ReturnedT]]: ...
    @overload
    def on(self, route: str) -> Callable[[Untyped], Untyped]: ...
    def on(self, route: Any) -> Callable[[Any], Any]:
        """A decorator: the callback takes notifications of a class of `wxnotify.events`, of an event type such as
        `"REFUND.ABNORMAL"`, or of a kind such as `"transaction.partner"`.

        With a class it gets the event and the delivery, else the delivery. `on_paid` and `on_refunded` come first,
        then kinds and classes, then event types.

        Raises OptionInvalid for what is no route, or has a callback already.
        """
        is_typed = isinstance(route, type)
        name = getattr(route, "kind", None) if is_typed else route
        if not isinstance(name, str):
            raise OptionInvalid(
                f"{route!r} is no route; give a class of wxnotify.events, an event type or a kind", "route"
            )
        _call.value("check_route", route=name)

        def register(callback: Callable[..., Returned]) -> Callable[..., Returned]:
            self._register(name, callback, is_typed)
            return callback

        return register

    def otherwise(self, callback: Untyped) -> Untyped:
        """A decorator: the callback takes what no other route does."""
        if self._otherwise is not None:
            raise OptionInvalid("otherwise has a callback already", "route")
        self._otherwise = self._route(callback, is_typed=False)
        return callback

    def _register(self, name: str, callback: Callable[..., Returned], is_typed: bool) -> None:
        if name in self._routes:
            raise OptionInvalid(f"{name} has a callback already", "route")
        self._routes[name] = self._route(callback, is_typed)

    def _route(self, callback: Callable[..., Returned], is_typed: bool) -> _Route:
        _check_arguments(callback, ("event", "delivery") if is_typed else ("delivery",))
        route = _Route(callback, is_typed)
        if self._synchronous:
            _refuse_async(route, self._synchronous)
        return route

    def mount_synchronously(self, where: str) -> None:
        """For what mounts the handler where nothing can be awaited: `where`, such as `WSGI`.

        Raises OptionInvalid where a callback is an `async def`; so does registering one from now on.
        """
        self._synchronous = where
        for route in (*self._routes.values(), *filter(None, [self._otherwise])):
            _refuse_async(route, where)

    def surround_threads(self, scope: Callable[[], contextlib.AbstractContextManager[object]]) -> None:
        """For what mounts the handler: what is entered around the work in each thread of its own."""
        self._thread_scope = scope

    # Requests

    def handle(self, method: str, headers: Headers, read: Callable[[int], bytes]) -> Answer:
        """Answers a request. `headers` are all of it, as `NotificationParser.parse` takes them (a mapping or a list).

        `read(size)` gives up to `size` bytes of the raw body, and none at its end. It is not asked for more than the
        body's length, where a header tells it, nor for more than the parser takes.
        """
        request = _Request(headers)
        try:
            limit = self._admit(method, request)
            body = bytearray()
            while len(body) < limit and (chunk := read(min(limit - len(body), 65536))):
                body += chunk
            request.notification = self._parser.parse(headers, body)
        except WxNotifyError as error:
            return self._finish(request, _failed(error))
        work = functools.partial(self._process, request.notification, _refuse_awaiting)
        if self._deadline is None:
            return self._finish(request, work())
        patience = self._deadline - request.age
        result = in_time(self._scoped(work), patience, functools.partial(self._finish_late, request))
        return self._finish(request, result or self._out_of_time())

    async def handle_async(self, method: str, headers: Headers, body: AsyncIterable[bytes]) -> Answer:
        """As `handle`, with the chunks of the body. The inbox and callbacks run in a thread, `async` callbacks here."""
        request = _Request(headers)
        try:
            limit = self._admit(method, request)
            received = bytearray()
            async for chunk in body:
                received += chunk
                if len(received) >= limit:
                    break
            request.notification = self._parser.parse(headers, received)
        except WxNotifyError as error:
            return self._finish(request, _failed(error))
        await_it = functools.partial(_await_on, asyncio.get_running_loop())
        work = functools.partial(self._process, request.notification, await_it)
        patience = None if self._deadline is None else self._deadline - request.age
        result = await in_time_async(self._scoped(work), patience, functools.partial(self._finish_late, request))
        return self._finish(request, result or self._out_of_time())

    def _admit(self, method: str, request: _Request) -> int:
        """How many bytes to read at most: one too many tells that the body is too long."""
        if method != "POST":
            raise MethodNotAllowed("the method is not POST; WeChat Pay sends notifications with POST", "method")
        most = self._parser.max_body_bytes
        length = request.header("content-length")
        if length is None or not length.isdecimal():
            return most + 1
        if int(length) > most:
            raise BodyTooLarge(f"the body has {length} bytes, and max_body_bytes is {most}", "body")
        return int(length)

    def _scoped(self, work: Callable[[], _Result]) -> Callable[[], _Result]:
        def scoped() -> _Result:
            with self._thread_scope():
                return work()

        return scoped

    def _out_of_time(self) -> _Result:
        return _failed(
            DeadlineExceeded(
                f"the callback takes longer than {self._deadline} seconds; it goes on, and what it does counts once "
                "(for work that is always slow let an inbox store the notification)"
            )
        )

    # Processing

    def _process(self, notification: Notification, await_it: _AwaitIt) -> _Result:
        """Expectation, route, inbox and callback, up to the result."""
        try:
            self._compare(notification)
            names, asks = _routes_of(notification.event_type, notification.kind)
            route = self._find(names)
            if route is None and self._unhandled == "acknowledge":
                return _Result("IGNORED", _answer(Ack.success()))
            if route is None:
                raise EventUnhandled(
                    f"no route takes {notification.event_type} of kind {notification.kind}; register one with `on` or "
                    "`otherwise`, or give unhandled='acknowledge'",
                    "event_type",
                )
            call = functools.partial(_run, route, await_it)
            if self._inbox is None or asks:
                return _Result("SUCCESS", _answer(call(Delivery(notification))))
            key = self._key(notification)
            if self._mode == "stored":
                return self._store(self._inbox, key, notification)
            process = self._in_transaction if self._mode == "transaction" else self._leased
            return process(self._inbox, key, notification, call)
        except Exception as error:  # noqa: BLE001 - it becomes the answer
            return _failed(_as_ours(error))

    def _compare(self, notification: Notification) -> None:
        if self._expect is not None:
            expectation = self._expect(notification)
            if expectation is not None:
                notification.expect(**expectation)

    def _find(self, names: tuple[str, ...]) -> _Route | None:
        return next((self._routes[name] for name in names if name in self._routes), self._otherwise)

    def _in_transaction(self, inbox: Inbox, key: str, notification: Notification, call: _Call) -> _Result:
        try:
            with inbox.transaction() as connection:
                claim = inbox.claim(connection, notification, key)
                if claim.lease is None:
                    return _not_fresh(claim.state)
                ack = call(Delivery(notification, claim.lease.attempts, connection))
                inbox.complete(connection, claim.lease)
        except WxNotifyError as error:
            # All of it was rolled back, the attempt too: it is noted down.
            with contextlib.suppress(WxNotifyError), inbox.transaction() as connection:
                claim = inbox.claim(connection, notification, key)
                if claim.lease is not None:
                    inbox.release(connection, claim.lease, error.message)
            raise
        return _Result("SUCCESS", _answer(ack))

    def _leased(self, inbox: Inbox, key: str, notification: Notification, call: _Call) -> _Result:
        with inbox.transaction() as connection:
            claim = inbox.claim(connection, notification, key)
        if claim.lease is None:
            return _not_fresh(claim.state)
        try:
            ack = call(Delivery(notification, claim.lease.attempts))
        except WxNotifyError as error:
            with contextlib.suppress(WxNotifyError), inbox.transaction() as connection:
                inbox.release(connection, claim.lease, error.message)
            raise
        with inbox.transaction() as connection:
            inbox.complete(connection, claim.lease)
        return _Result("SUCCESS", _answer(ack))

    def _store(self, inbox: Inbox, key: str, notification: Notification) -> _Result:
        with inbox.transaction() as connection:
            inbox.store(connection, notification, key)
        return _Result("STORED", _answer(Ack.success()))

    # Workers

    def work(self, stop: threading.Event | None = None, pause: float = 1.0) -> None:
        """Processes stored notifications until `stop` is set (for ever without one), `pause` seconds after none waited.

        Run it in any number of threads, processes and machines. A database that fails is tried again after the pause.
        """
        stop = stop or threading.Event()
        while not stop.is_set():
            try:
                worked = self.work_once()
            except InboxFailed as error:
                logger.warning("%s", error)
                worked = False
            if not worked:
                stop.wait(pause)

    def work_once(self) -> bool:
        """Processes one stored notification, and returns whether one waited.

        Callback and completion are one transaction. A failure is noted: the notification waits for its next attempt,
        longer each time, or is a dead letter. An `async` callback runs in an event loop of its own.

        Raises OptionInvalid where the mode is not `stored`, and InboxFailed where the database fails.
        """
        if self._inbox is None or self._mode != "stored":
            raise OptionInvalid("only a handler of mode stored has stored notifications; give mode='stored'", "mode")
        with self._inbox.transaction() as connection:
            task = self._inbox.take(connection)
        if task is None:
            return False
        request = _Request(())
        self._finish(request, self._work_on(self._inbox, task, request))
        return True

    def _work_on(self, inbox: Inbox, task: Task, request: _Request) -> _Result:
        try:
            notification = request.notification = notification_from_json(task.notification)
            names, _ = _routes_of(notification.event_type, notification.kind)
            route = self._find(names)
            if route is None:
                raise EventUnhandled(f"no route takes {notification.event_type}; register one", "event_type")
            with inbox.transaction() as connection:
                ack = _run(route, _await_alone, Delivery(notification, task.lease.attempts, connection))
                inbox.complete(connection, task.lease)
            return _Result("SUCCESS", _answer(ack))
        except Exception as error:  # noqa: BLE001 - it becomes the answer
            failure = _as_ours(error)
            # Where the lease is lost, or the database, the task is due again when the lease ends.
            with contextlib.suppress(LeaseLost, InboxFailed), inbox.transaction() as connection:
                inbox.fail(connection, task.lease, failure.message)
            return _failed(failure)

    # The hook

    def _finish(self, request: _Request, result: _Result, late: bool = False) -> Answer:
        notification = request.notification
        outcome = Outcome(
            code=result.code,
            status=result.answer.status,
            duration=request.age,
            request_id=notification.request_id if notification else request.header("request-id"),
            event_type=notification.event_type if notification else None,
            kind=notification.kind if notification else None,
            notification_id=notification.id if notification else None,
            error=result.error,
            late=late,
        )
        try:
            self._observe(outcome)
        except Exception:
            logger.exception("observe failed")
        return result.answer

    def _finish_late(self, request: _Request, result: _Result) -> None:
        self._finish(request, result, late=True)


_Call = Callable[[Delivery], Ack]
_AwaitIt = Callable[[Awaitable[Union[None, Ack]]], Union[None, Ack]]


class _Request:
    """What is known of a request so far."""

    def __init__(self, headers: Headers) -> None:
        self._headers: Any = headers
        self._began = time.monotonic()
        self.notification: Notification | None = None

    @property
    def age(self) -> float:
        return time.monotonic() - self._began

    def header(self, name: str) -> str | None:
        """A header's value, whichever way the names are spelled."""
        items = getattr(self._headers, "items", None)
        pairs: Iterable[tuple[Any, Any]] = items() if items else self._headers
        for given, value in pairs:
            if _text(given).lower().replace("_", "-").removeprefix("http-") == name:
                return _text(value)
        return None


def _run(route: _Route, await_it: _AwaitIt, delivery: Delivery) -> Ack:
    """Has the callback process the delivery. Whatever goes wrong is a WxNotifyError."""
    arguments = (delivery.event, delivery) if route.is_typed else (delivery,)
    try:
        returned = route.callback(*arguments)
        ack = await_it(returned) if inspect.isawaitable(returned) else returned
        if ack is None:
            return Ack.success()
        if not isinstance(ack, Ack):
            raise _Raised(f"the callback returned a {type(ack).__name__}; return nothing, or a wxnotify.Ack")
        if not 200 <= ack.status < 300:
            raise _Declined(ack)
        return ack
    except HandlerFailed:
        raise
    except (Exception, asyncio.CancelledError, SystemExit) as error:
        raise _Raised(f"the callback raised {_named(error)}") from error


def _await_on(loop: asyncio.AbstractEventLoop, awaitable: Awaitable[None | Ack]) -> None | Ack:
    """Awaits it on the event loop of another thread."""
    return asyncio.run_coroutine_threadsafe(_awaited(awaitable), loop).result()


def _await_alone(awaitable: Awaitable[None | Ack]) -> None | Ack:
    return asyncio.run(_awaited(awaitable))


async def _awaited(awaitable: Awaitable[None | Ack]) -> None | Ack:
    return await awaitable


def _refuse_awaiting(awaitable: Awaitable[None | Ack]) -> NoReturn:
    if inspect.iscoroutine(awaitable):
        awaitable.close()
    raise _Raised("the callback is asynchronous, and nothing awaits it here; mount the handler under ASGI")


def _check_arguments(callback: Callable[..., Returned], given: tuple[str, ...]) -> None:
    try:
        inspect.signature(callback).bind(*given)
    except TypeError as error:
        name = getattr(callback, "__name__", type(callback).__name__)
        raise OptionInvalid(f"{name} does not take ({', '.join(given)}): {error}", "callback") from None
    except ValueError:
        pass  # Some callables written in C do not tell.


def _refuse_async(route: _Route, where: str) -> None:
    callback = route.callback
    if inspect.iscoroutinefunction(callback) or inspect.iscoroutinefunction(type(callback).__call__):
        name = getattr(callback, "__name__", type(callback).__name__)
        raise OptionInvalid(f"{name} is asynchronous, and nothing awaits it under {where}; make it a `def`", "callback")


@functools.lru_cache(maxsize=1024)
def _routes_of(event_type: str, kind: str) -> tuple[tuple[str, ...], bool]:
    """The names of the routes that take a notification, the first first, and whether the event asks for data."""
    found = _call.value("route", event_type=event_type, kind=kind)
    return tuple(found["routes"]), found["asks"]


def _not_fresh(state: str) -> _Result:
    if state == "done":
        return _Result("DUPLICATE", _answer(Ack.success()))
    return _failed(NotificationBusy("another worker has the notification; WeChat Pay sends it again"))


def _failed(error: WxNotifyError) -> _Result:
    if type(error) is HandlerFailed:  # in the merchant's own words
        said = _call.value("fail", message=error.message.encode("utf-8", "replace").decode())
        answer = _made(said["status"], said["content_type"], said["body"])
    elif isinstance(error, MethodNotAllowed):
        ack = error.ack
        answer = _made(ack.status, ack.content_type, ack.body, ("Allow", "POST"))
    else:
        answer = _answer(error.ack)
    return _Result(error.code, answer, error)


def _answer(ack: Ack) -> Answer:
    return _made(ack.status, ack.content_type, ack.body)


def _made(status: int, content_type: str, text: str, *more: tuple[str, str]) -> Answer:
    body = text.encode()
    headers = [("Content-Type", content_type), ("Content-Length", str(len(body)))] if body else []
    return Answer(status, (*headers, *more), body)


def _as_ours(error: Exception) -> WxNotifyError:
    """What `key` or `expect` raised has no code of ours."""
    if isinstance(error, WxNotifyError):
        return error
    failure = _Raised(_named(error))
    failure.__cause__ = error
    return failure


def _named(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"


def _text(value: Any) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def _log(outcome: Outcome) -> None:
    """Failures, where there is no hook."""
    error = outcome.error
    cause = error.__cause__ if isinstance(error, _Raised) else None
    if error is not None and cause is not None:
        logger.error(
            "%s: %s in the merchant's code (request %r)",
            error.code,
            type(cause).__name__,
            outcome.request_id,
            exc_info=cause,
        )
    elif error is not None:
        logger.warning("%s (request %r)", error, outcome.request_id)

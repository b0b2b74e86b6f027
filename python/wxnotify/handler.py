"""From an HTTP request to its answer: verify, dispatch, count once, acknowledge.

    handler = wxnotify.NotificationHandler(parser, inbox=wxnotify.Inbox.sqlite("inbox.db"))

    @handler.on_paid
    def paid(event, delivery):
        delivery.connection.execute("UPDATE orders SET paid = 1 WHERE number = ?", (event.out_trade_no,))

`WsgiApp`, `AsgiApp` and `wxnotify.django` carry it to a web framework. `handle` and `handle_async` know none.
"""

from __future__ import annotations

import contextlib
import functools
import logging
import threading
import time
import weakref
from collections.abc import AsyncGenerator, AsyncIterable, Awaitable, Callable, Iterable, Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar, Union, overload

from ._call import ask, ask_of, error_of, told_of, value
from ._callback import Awaiting, AwaitingOn, attempt, failed, is_async, question_of, route_of
from ._connection import Reply
from ._deadline import Threads
from ._drivers import is_of_a_driver
from ._native import Ack, ApiV2Key, Notification, NotificationParser, check_api_v2_keys, parse_v2
from ._processing import Merchant, Processing
from ._program import Step
from .delivery import Answer, Delivery, Outcome, Reconciled
from .errors import (
    BodyTooLarge,
    DeadlineExceeded,
    HandlerFailed,
    MethodNotAllowed,
    NotificationBusy,
    OptionInvalid,
    WxNotifyError,
)
from .inbox import Inbox, Table
from .kinds import KINDS
from .merchants import Choose, MerchantsBy, Request, ServedMerchant, header_of

if TYPE_CHECKING:  # loaded where they are used: asyncio takes longer than the rest
    import asyncio

    from . import events
    from ._asking import Answers
    from ._patience import Patience
    from .async_inbox import AsyncInbox
    from .certificates import CertificateRefresher
    from .expectation import Expectation
    from .inputs import Headers, Text
    from .merchant import Merchant as Asker

Mode = Literal["transaction", "leased", "stored"]
"""How a handler uses its inbox; see `NotificationHandler`."""

Returned = Union[None, Ack, Awaitable[Union[None, Ack]]]
"""What a callback returns: nothing, or what to answer; or an awaitable of it."""

EventT = TypeVar("EventT", bound="events.Event")
ReturnedT = TypeVar("ReturnedT", bound=Returned)
if TYPE_CHECKING:
    OnPaid = Union[
        Callable[[events.TransactionDirect, Delivery], Returned],
        Callable[[Delivery], Returned],
        Callable[[events.TransactionDirect], Returned],
    ]
    OnRefunded = Union[
        Callable[[events.RefundDirect, Delivery], Returned],
        Callable[[Delivery], Returned],
        Callable[[events.RefundDirect], Returned],
    ]
Paid = TypeVar("Paid", bound="OnPaid")
Refunded = TypeVar("Refunded", bound="OnRefunded")
Untyped = TypeVar("Untyped", bound="Callable[[Delivery], Returned] | Callable[[events.Event, Delivery], Returned]")


class TypedRoute(Protocol[EventT]):
    """The decorator of a callback that takes an event of a class, or the delivery alone."""

    @overload
    def __call__(
        self, callback: Callable[[EventT, Delivery], ReturnedT]
    ) -> Callable[[EventT, Delivery], ReturnedT]: ...
    @overload
    def __call__(self, callback: Callable[[Delivery], ReturnedT]) -> Callable[[Delivery], ReturnedT]: ...
    @overload
    def __call__(self, callback: Callable[[EventT], ReturnedT]) -> Callable[[EventT], ReturnedT]: ...


logger = logging.getLogger("wxnotify")


class NotificationHandler:
    """Receives notifications over HTTP, and has callbacks process them. Make one, and share it between threads.

    With an `inbox` each notification counts once; an AsyncInbox is for ASGI alone. In mode `transaction` (unless given another) claim, callback and
    completion are one transaction, and `delivery.connection` is in it. In mode `leased` the callback runs outside
    a transaction, while the inbox keeps other workers away. In mode `stored` the notification is written down and
    acknowledged at once, and `work` has callbacks process it.

    A callback is a plain function or an `async def`, and so are `key` and `expect`. Under ASGI what is asynchronous runs on the event
    loop, elsewhere in a loop of its own; under ASGI, and with an AsyncInbox, what is plain runs in a thread.

    `deadline` is after how many seconds (more than 0, less than 5) from the request's first byte the answer goes out as 500
    although the body is not there, or the callback goes on; what it does still counts once. With a deadline, and always under
    ASGI, plain callbacks run in threads of the handler's, with the request's context variables, not its thread-locals; a program
    that ends waits for them. `deadline=None` runs them in the request's thread.

    A callback that takes longer than the inbox's lease is given up: its connection is closed, nothing of its transaction
    counts, and its thread is lost until it returns. `max_in_flight` is how many notifications are processed at once; beyond
    that the answer is 503.

    `api_v2_keys`, a dict of mch_id (商户号) to key, has APIv2's notifications taken at the same URL: a body that is XML goes to `parse_v2` with them, to routes such
    as `on("v2.refund")` and `on(events.V2Pay)`, and is answered in XML. Use an inbox: nothing else tells that one was sent long
    ago. No key is tried on the other version.

    `key` gives the inbox's key for a notification: its id unless given. Let it tell kinds apart, such as `refund:R1`. With
    `key="business"` payments and refunds are counted by what happened (`payment:4200...:SUCCESS`, `refund:5030...:SUCCESS`) and all
    else by its id, as `reconcile` needs it. To change the key of an inbox that is in use lets what was counted under the old one
    within the last day count again, should WeChat Pay repeat it.
    `expect` gives what a notification must be: an Expectation. What is not expected is answered 500, and no callback runs;
    so is a notification for which it returns None, as a function that finds no order does. `unhandled` says what happens to
    a notification that no route takes: `refuse` (500, so that it is not lost unseen) or `acknowledge` (200).

    `now` is a function that says the time, in seconds since the epoch, for tests such as those of `wxnotify.testing.Courier`: signatures are
    verified by it, and workers look by it whether it is time to purge. Deadlines are real time, and the inbox's leases and pauses go by
    its database's clock.

    `refresher` hears of serials that are unknown, and downloads certificates in the background.

    `observe` is called with the Outcome of each request, and of each stored notification worked on, from whatever
    thread it ended in. What it raises is logged. It is added to the log: each outcome is a line of the logger `wxnotify` in any
    case, with the notification's id, event type, kind and the merchant's number of it; success at level debug, the platform's probe
    at info, a failure at error.

    In the parser's place a function of the Request serves several merchants: it returns the request's ServedMerchant, or None where
    it is nobody's (401, MERCHANT_UNKNOWN, and an answer that tells nothing). `Merchants.by` makes one of a registry, which mode
    `stored` needs, whose workers find merchants by name. It may be an `async def`, and has the deadline. Callbacks have
    `delivery.merchant`; `key` and `expect` get the ServedMerchant where they take a second argument. The inbox keeps each
    merchant's notifications apart, so its `name` is to be this handler's alone.

    Raises OptionInvalid, or ArgumentInvalid for an APIv2 key that is no text.
    """

    def __init__(
        self,
        parser: NotificationParser | Choose | MerchantsBy,
        *,
        api_v2_keys: ApiV2Key | Mapping[str, Text] | Iterable[ApiV2Key] | None = None,
        inbox: Inbox | AsyncInbox | None = None,
        mode: Mode | None = None,
        deadline: float | None = 4.5,
        max_in_flight: int = 64,
        key: Callable[..., str | Awaitable[str]] | Literal["business"] | None = None,
        expect: Callable[..., Expectation | Awaitable[Expectation]] | None = None,
        unhandled: Literal["refuse", "acknowledge"] = "refuse",
        observe: Callable[[Outcome], object] | None = None,
        refresher: CertificateRefresher | None = None,
        now: Callable[[], float] | None = None,
    ) -> None:
        is_one = isinstance(parser, NotificationParser)
        if not is_one and not callable(parser):
            raise OptionInvalid(
                f"parser is a {type(parser).__name__}; give a NotificationParser, or a function that finds a request's merchant",
                "parser",
            )
        if not is_one and api_v2_keys is not None:
            raise OptionInvalid(
                "each merchant has APIv2 keys of its own; give them to its ServedMerchant", "api_v2_keys"
            )
        if not is_one and mode == "stored" and not isinstance(parser, MerchantsBy):
            raise OptionInvalid("workers find merchants by name; give `merchants.by(...)` of a Merchants", "merchants")
        if not (inbox is None or isinstance(inbox, Table)):
            text = (
                f"inbox is a {type(inbox).__name__}; give an Inbox, such as Inbox.sqlite('inbox.db'), or an AsyncInbox"
            )
            raise OptionInvalid(text, "inbox")
        if observe is not None and is_async(observe):
            raise OptionInvalid("observe is asynchronous, and nothing awaits it; make it a `def`", "observe")
        if not (now is None or callable(now)):
            raise OptionInvalid(f"now is a {type(now).__name__}; give a function that says the time", "now")
        self._parser: Any = parser if is_one else None
        self._choose: Any = None if is_one else parser
        self._api_v2_keys = () if api_v2_keys is None else check_api_v2_keys(api_v2_keys)
        self._inbox = inbox if isinstance(inbox, Inbox) else None
        self._async_inbox = inbox if inbox is not None and not isinstance(inbox, Inbox) else None
        self._deadline = deadline
        self._observe = observe
        self._refresher = refresher
        self._now: Callable[[], float] = now or time.time
        merchants = parser.merchants if isinstance(parser, MerchantsBy) else None
        own_key = None if isinstance(key, str) else key
        self._merchant = Merchant(
            self._inbox, self._async_inbox, question_of(own_key), question_of(expect), {}, merchants
        )
        self._options: dict[str, object] = {
            "mode": mode,
            "unhandled": unhandled,
            "deadline": deadline,
            "max_in_flight": max_in_flight,
            "has_key": own_key is not None,
            "key": key if isinstance(key, str) else None,
            "compares": expect is not None,
            "merchants": not is_one,
        }
        self._settings = inbox and inbox._first_settings()
        self._core = self._make_core()
        self._lock = threading.Lock()
        self._custom: set[str] = set()
        # As many again as can be processed: some read a body that does not come.
        self._threads = Threads(2 * max_in_flight)
        self._closing = threading.Event()
        self._tasks: set[asyncio.Task[None]] = set()  # the loop itself keeps none alive
        # Set by what mounts the handler: what surrounds the work in a thread of its own.
        self._thread_scope: Callable[[], contextlib.AbstractContextManager[object]] = contextlib.nullcontext

    def _make_core(self) -> int:
        core: int = value("handler", inbox=self._settings, **self._options)
        weakref.finalize(self, ask, "drop_handler", handler=core).atexit = False
        return core

    def _ready(self) -> int:
        """The core's handler, for the database that is there."""
        return self._core_for(self._inbox._settings() if self._inbox else None)

    async def _ready_async(self) -> int:
        return self._core_for(await self._async_inbox._settings() if self._async_inbox else None)

    def _core_for(self, settings: dict[str, object] | None) -> int:
        if settings != self._settings:
            with self._lock:
                self._settings = settings
                self._core = self._make_core()
                for name in self._merchant.routes:
                    ask("register", handler=self._core, route=name, custom=name in self._custom)
                if self._closing.is_set():
                    ask("close", handler=self._core)
        return self._core

    # Routes

    def on_paid(self, callback: Paid) -> Paid:
        """A decorator: the callback takes payments, `TRANSACTION.SUCCESS` of kind `transaction.direct`, and deductions
        (`transaction.deduction`) where they have no route of their own. A service provider's are `transaction.partner`: see `on`.
        """
        self._register("paid", callback, prefers_event=True)
        return callback

    def on_refunded(self, callback: Refunded) -> Refunded:
        """A decorator: the callback takes refunds that succeeded, `REFUND.SUCCESS` of kind `refund.direct`."""
        self._register("refunded", callback, prefers_event=True)
        return callback

    @overload
    def on(self, route: type[EventT]) -> TypedRoute[EventT]: ...
    @overload
    def on(self, route: str, *, custom: bool = False) -> Callable[[Untyped], Untyped]: ...
    def on(self, route: Any, *, custom: bool = False) -> Callable[[Any], Any]:
        """A decorator: the callback takes notifications of a class of `wxnotify.events`, of an event type such as
        `"REFUND.ABNORMAL"`, or of a kind such as `"transaction.partner"`.

        It takes the event and the delivery, or the delivery alone; or the event alone, where its argument is annotated as a class
        of `wxnotify.events`. `on_paid` and `on_refunded` come first, then kinds and
        classes, then event types. An event type that this version does not know is taken for a slip of the pen, unless it is
        `custom`.

        A callback of `on_paid`, `on_refunded`, a class or a kind, and any that takes the event, is called only where the
        resource has the type. Where it has not, the callback of `otherwise` takes the notification; without one the answer
        is 500, with EVENT_UNTYPED and the field in the log.

        Raises OptionInvalid for what is no route, or has a callback already.
        """
        is_class = isinstance(route, type)
        name = getattr(route, "kind", None) if is_class else route
        if not isinstance(name, str):
            raise OptionInvalid(
                f"{route!r} is no route; give a class of wxnotify.events, an event type or a kind", "route"
            )
        if not is_class:
            self._check_route(name, custom)

        def register(callback: Callable[..., Returned]) -> Callable[..., Returned]:
            self._register(name, callback, is_class, custom)
            return callback

        return register

    def otherwise(self, callback: Untyped) -> Untyped:
        """A decorator: the callback takes what no other route does, and what does not have its route's type."""
        self._register("otherwise", callback, prefers_event=False)
        return callback

    def _check_route(self, name: str, custom: bool) -> None:
        """Where the name is written, not where the callback is."""
        scratch = value("handler", inbox=None, mode=None, deadline=None)
        try:
            ask("register", handler=scratch, route=name, custom=custom)
        finally:
            ask("drop_handler", handler=scratch)

    def _register(
        self, name: str, callback: Callable[..., Returned], prefers_event: bool, custom: bool = False
    ) -> None:
        is_typed = name in ("paid", "refunded") or (name in KINDS and name != "unknown")
        route = route_of(callback, prefers_event, is_typed)
        with self._lock:
            ask("register", handler=self._core, route=name, custom=custom)
            self._merchant.routes[name] = route
            if custom:
                self._custom.add(name)

    def mount_synchronously(self, where: str) -> None:
        """For what mounts the handler where no event loop runs: `where`, such as `WSGI`.

        Raises OptionInvalid where its inbox is an AsyncInbox.
        """
        if self._async_inbox is not None:
            raise OptionInvalid(
                f"the inbox is an AsyncInbox, which needs an event loop, and {where} has none; mount the handler under ASGI, or "
                "give it an Inbox",
                "inbox",
            )

    def surround_threads(self, scope: Callable[[], contextlib.AbstractContextManager[object]]) -> None:
        """For what mounts the handler: what is entered around the work in each thread of the handler's."""
        self._thread_scope = scope

    # Requests

    def handle(
        self, method: str, headers: Headers, read: Callable[[int], bytes], *, path: str = "", raw: object = None
    ) -> Answer:
        """Answers a request. `headers` are all of it, as `NotificationParser.parse` takes them (a mapping or a list).

        `read(size)` gives up to `size` bytes of the raw body, and none at its end. It is not asked for more than the
        body's length, where a header tells it, nor for more than the parser takes. With a deadline it is called in another
        thread. `path` and `raw` are what a Request shows of it, where the handler serves several merchants.

        Raises OptionInvalid where the inbox is an AsyncInbox.
        """
        self.mount_synchronously("`handle`")
        answered = threading.Lock()
        answered.acquire()
        request = _Request(headers, Request(method, path, headers, raw), answered.release)
        awaiting = Awaiting()

        def work() -> None:
            self._process(request, awaiting, functools.partial(self._receive, method, request, read, awaiting))

        if self._deadline is None:
            work()
        elif not self._threads.start(functools.partial(self._surrounded, work)):
            return self._too_many(request)
        patience = -1 if self._deadline is None else max(0, self._deadline - request.age)
        if not answered.acquire(timeout=patience):
            if request.is_first():
                return self._give_up(request)
            answered.acquire()  # the other answer comes just now
        return request.result()

    async def handle_async(
        self, method: str, headers: Headers, body: AsyncIterable[bytes], *, path: str = "", raw: object = None
    ) -> Answer:
        """As `handle`, with the chunks of the body. An Inbox and plain callbacks run in a thread, an AsyncInbox and `async`
        callbacks here: without an Inbox, and with `async` callbacks alone, no thread is asked for anything.
        """
        import asyncio

        from ._patience import Patience

        patience = Patience(self._deadline)
        request = _Request(headers, Request(method, path, headers, raw), patience.wake)
        try:
            try:
                received = await patience.read(self._receive_async(method, request, body))
            except _NoMerchant as none:
                return self._end(request, self._refused_merchant(request, none), none.raised)
            except WxNotifyError as error:
                return self._end(request, self._refused(request, error), error)
            except asyncio.TimeoutError:
                return self._end(request, self._refused(request, self._slow(request)))
            if not self._start(request, received, patience):
                return self._too_many(request)
            await patience.wait()
            if not request.is_answered and request.is_first():
                return self._give_up(request)
            await patience.wait_on()
            return request.result()
        except asyncio.CancelledError:  # the client is gone; the work goes on
            request.is_first()
            raise
        finally:
            patience.end()

    def _start(self, request: _Request, received: bytes | bytearray, patience: Patience) -> bool:
        """Has it processed, on the loop or in a thread, which wakes who waits. False where there is no thread for it."""
        import asyncio

        loop = asyncio.get_running_loop()
        if self._async_inbox is not None or self._inbox is None and self._merchant.is_async:
            task = loop.create_task(self._process_async(request, received))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
            return True
        request.wake = patience.wake_from_thread
        work = functools.partial(self._process, request, AwaitingOn(loop), lambda: received)
        return self._threads.start(functools.partial(self._surrounded, work))

    def _receive(
        self, method: str, request: _Request, read: Callable[[int], bytes], awaiting: Awaiting
    ) -> bytes | bytearray:
        _check_method(method)
        if self._choose is not None:
            self._find_merchant(request, awaiting)
        limit = self._admit(request)
        body = bytearray()
        while len(body) < limit and (chunk := read(min(limit - len(body), 65536))):
            body += chunk
            if self._deadline is not None and request.age > self._deadline:
                raise self._slow(request)
        return body

    async def _receive_async(self, method: str, request: _Request, body: AsyncIterable[bytes]) -> bytes | bytearray:
        _check_method(method)
        if self._choose is not None:
            await self._find_merchant_async(request)
        limit = self._admit(request)
        received = bytearray()
        try:
            async for chunk in body:
                received += chunk
                if len(received) >= limit:
                    break
        finally:
            # A generator that is left to itself has the event loop close it, which takes a task and a wake-up.
            if isinstance(body, AsyncGenerator):
                await body.aclose()
        return received

    def _find_merchant(self, request: _Request, awaiting: Awaiting) -> None:
        reply, raised = attempt(lambda: request.belongs_to(awaiting.settled(self._choose(request.asked))))
        if request.merchant is None:
            raise _NoMerchant(reply, raised)

    async def _find_merchant_async(self, request: _Request) -> None:
        """The same on the event loop: a plain function runs in a thread, so that it holds nobody up."""
        import asyncio

        from ._async_processing import called

        raised: BaseException | None = None
        choose = self._choose.call_async if isinstance(self._choose, MerchantsBy) else self._choose
        try:
            reply = request.belongs_to(await called(choose, is_async(choose), request.asked))
        except (asyncio.CancelledError, KeyboardInterrupt):
            raise
        except BaseException as error:  # noqa: BLE001 - whatever it raises, it failed
            reply, raised = failed(error)
        if request.merchant is None:
            raise _NoMerchant(reply, raised)

    @property
    def _most_body_bytes(self) -> int:
        """Of any request. Of several merchants' it is what their parsers take unless told otherwise."""
        return self._parser.max_body_bytes if self._parser else 1 << 20

    def _parser_of(self, request: _Request) -> NotificationParser:
        parser: NotificationParser = request.merchant.parser if request.merchant else self._parser
        return parser

    def _admit(self, request: _Request) -> int:
        """How many bytes to read at most: one too many tells that the body is too long."""
        most = self._parser_of(request).max_body_bytes
        length = request.header("content-length")
        if length is None or not length.isdecimal():
            return most + 1
        # Python refuses to make a number of thousands of digits, zeros in front of it included.
        digits = length.lstrip("0") or "0"
        if len(digits) > len(str(most)) or int(digits) > most:
            raise BodyTooLarge(f"the body has more than {most} bytes, which is max_body_bytes", "body")
        return int(digits)

    def _process(self, request: _Request, awaiting: Awaiting, receive: Callable[[], bytes | bytearray]) -> None:
        """All of it, up to the request's answer."""
        try:
            notification = request.notification = self._parse(request, receive())
            step = _ask_of(request, notification, "receive", self._ready())
            end = functools.partial(self._end_of, request)
            Processing(self._merchant, awaiting, end, notification, served=request.merchant).go(step)
        except _NoMerchant as none:
            self._end_of(request, self._refused_merchant(request, none), none.raised)
        except WxNotifyError as error:
            self._end_of(request, self._refused(request, error), error)
        except BaseException as error:  # noqa: BLE001 - who waits raises it
            request.fail(error)

    async def _process_async(self, request: _Request, received: bytes | bytearray) -> None:
        """The same on the event loop."""
        from ._async_processing import AsyncProcessing

        try:
            notification = request.notification = self._parse(request, received)
            step = _ask_of(request, notification, "receive", await self._ready_async())
            processing = AsyncProcessing(self._merchant, notification, served=request.merchant)
            self._end_of(request, *await processing.go(step))
        except WxNotifyError as error:
            self._end_of(request, self._refused(request, error), error)
        except BaseException as error:  # noqa: BLE001 - who waits raises it
            request.fail(error)

    def _parse(self, request: _Request, body: bytes | bytearray) -> Notification:
        parser = self._parser_of(request)
        api_v2_keys = request.merchant._api_v2_keys if request.merchant else self._api_v2_keys
        request.is_v2 = bool(api_v2_keys) and _is_xml(body)
        if request.is_v2:
            return parse_v2(body, api_v2_keys, max_body_bytes=parser.max_body_bytes)
        return parser.parse(request.headers, body, int(self._now()))

    def _surrounded(self, work: Callable[[], None]) -> None:
        with self._thread_scope():
            work()

    def _give_up(self, request: _Request) -> Answer:
        """The deadline's answer."""
        if request.notification is None:
            return self._end(request, self._refused(request, self._slow(request)))
        return self._end(request, _ask_of(request, request.notification, "out_of_time", self._core)["value"])

    def _too_many(self, request: _Request) -> Answer:
        busy = NotificationBusy("all threads are at work, or wait for bodies; see what holds them", "max_in_flight")
        return self._end(request, self._refused(request, busy))

    def _slow(self, request: _Request) -> DeadlineExceeded:
        if self._choose is not None and request.merchant is None:
            return DeadlineExceeded(f"the merchant was not found within {self._deadline} seconds", "merchant")
        return DeadlineExceeded(f"the body was not there within {self._deadline} seconds", "body")

    def _refused(self, request: _Request, error: WxNotifyError) -> Step:
        if self._refresher is not None:
            self._refresher.seen(error)
        report: Step = value(
            "refuse",
            handler=self._core,
            error=told_of(error),
            request_id=request.header("request-id"),
            v2=request.is_v2,
            merchant=request.merchant and request.merchant.name,
        )
        return report

    def _refused_merchant(self, request: _Request, none: _NoMerchant) -> Step:
        report: Step = value(
            "refuse_merchant",
            handler=self._core,
            reply=none.reply,
            headers=[(name, text) for name in _SIGNED if (text := request.header(name)) is not None],
            request_id=request.header("request-id"),
        )
        return report

    # What never arrived

    def reconcile(
        self,
        asker: Asker,
        *,
        out_trade_no: str | None = None,
        transaction_id: str | None = None,
        out_refund_no: str | None = None,
        sub_mchid: str | None = None,
        served: ServedMerchant | None = None,
        session: Any = None,
    ) -> Reconciled:
        """Asks WeChat Pay what became of an order or a refund, and puts what it tells through the same route and inbox as its
        notification: it counts once, whichever comes first.

        WeChat Pay does not promise that every notification arrives; its advice is to ask for an order that is still open 5 to 10
        minutes after. Give one number; `sub_mchid` for a partner's, whose `asker` is then the sp_mchid. `asker` is a Merchant.
        `served` is the merchant whose order it is, where the handler serves several. `session` is a requests.Session or an
        httpx.Client, and the standard library's client unless given.

        The handler needs an inbox, and `key="business"` or a function that does without the id. An order that is not paid is no
        event, and nothing is called: see `Reconciled.state`.

        Raises RequestFailed, a VerificationError for an answer that is not WeChat Pay's word, ContentMismatch for one of another
        order, OptionInvalid, and what the handler's own failures are: HandlerFailed, NotificationBusy, an InboxError.
        """
        self.mount_synchronously("`reconcile`")
        request, ended = _Request(()), Future[Step]()

        def end(last: Step, cause: BaseException | None) -> None:
            ended.set_result({**last, "cause": cause})

        observe = functools.partial(self._end, request)
        processing = Processing(self._merchant, Awaiting(), end, None, observe, served)
        answers = processing.ask_by(session, served.parser if served else self._parser)
        order = _order(out_trade_no, transaction_id, out_refund_no, sub_mchid, served)
        processing.go(ask("reconcile", handler=self._ready(), merchant=asker._told(), order=order))
        return self._reconciled(request, ended.result(), answers)

    async def reconcile_async(
        self,
        asker: Asker,
        *,
        out_trade_no: str | None = None,
        transaction_id: str | None = None,
        out_refund_no: str | None = None,
        sub_mchid: str | None = None,
        served: ServedMerchant | None = None,
        session: Any = None,
    ) -> Reconciled:
        """As `reconcile`, on the event loop: with an AsyncInbox, and an httpx.AsyncClient or an aiohttp.ClientSession. With an Inbox
        it runs in a thread, and the session is one for `reconcile`.
        """
        numbers = (out_trade_no, transaction_id, out_refund_no, sub_mchid)
        if self._async_inbox is None:
            import asyncio

            names = ("out_trade_no", "transaction_id", "out_refund_no", "sub_mchid")
            work = functools.partial(self.reconcile, asker, served=served, session=session, **dict(zip(names, numbers)))
            return await asyncio.get_running_loop().run_in_executor(None, work)
        from ._async_processing import AsyncProcessing

        request = _Request(())
        processing = AsyncProcessing(self._merchant, None, functools.partial(self._end, request), served)
        answers = processing.ask_by(session, served.parser if served else self._parser)
        order = _order(*numbers, served)
        step = ask("reconcile", handler=await self._ready_async(), merchant=asker._told(), order=order)
        last, cause = await processing.go(step)
        return self._reconciled(request, {**last, "cause": cause}, answers)

    def _reconciled(self, request: _Request, last: Step, answers: Answers) -> Reconciled:
        if last["step"] == "value":
            return Reconciled(last["value"]["state"], None)
        cause: BaseException | None = last["cause"]
        if last["step"] == "error":
            raise error_of(last["error"], answers.error)
        self._end(request, last, cause)
        if last["error"]:
            raise error_of(last["error"], cause)
        assert answers.state is not None
        return Reconciled(answers.state, last["code"])

    # Workers

    def work(
        self, stop: threading.Event | None = None, pause: float = 1.0, *, purge_older_than: int | None = None
    ) -> None:
        """Processes stored notifications until `stop` is set, or `shutdown` is called; `pause` seconds after none waited.

        Run it in any number of threads, processes and machines. A database that fails is tried again after the pause.
        With `purge_older_than`, in seconds (at least 90,000), it also forgets what ended so long ago, now and then.

        Raises OptionInvalid where the mode is not `stored`.
        """
        self.mount_synchronously("`work`")
        while not (self._closing.is_set() or stop is not None and stop.is_set()):
            wait = _wait_after(self._turn(pause, purge_older_than), pause)
            if wait is not None:
                self._wait(stop, wait)

    async def work_async(
        self, stop: asyncio.Event | None = None, pause: float = 1.0, *, purge_older_than: int | None = None
    ) -> None:
        """As `work`, with an AsyncInbox: run it as any number of tasks. To cancel one rolls back what it does at the moment.

        Raises OptionInvalid where the mode is not `stored`, or the inbox is no AsyncInbox.
        """
        import asyncio

        while not (self._closing.is_set() or stop is not None and stop.is_set()):
            wait = _wait_after(await self._turn_async(pause, purge_older_than), pause)
            if wait is None:
                continue
            end = time.monotonic() + wait
            while not (self._closing.is_set() or stop is not None and stop.is_set()):
                left = end - time.monotonic()
                if left <= 0:
                    break
                await asyncio.sleep(min(left, 0.1))

    def work_once(self) -> bool:
        """Processes one stored notification, and returns whether one waited.

        Callback and completion are one transaction. A failure is noted: the notification waits for its next attempt,
        longer each time, or is a dead letter. An `async` callback runs in an event loop of its own.

        Raises OptionInvalid where the mode is not `stored`, and an InboxError where the database fails.
        """
        self.mount_synchronously("`work_once`")
        return _was_one(self._turn(0, None))

    async def work_once_async(self) -> bool:
        """As `work_once`, with an AsyncInbox."""
        return _was_one(await self._turn_async(0, None))

    def _turn(self, pause: float, purge_older_than: int | None) -> Step:
        request, ended = _Request(()), Future[Step]()

        def end(last: Step, cause: BaseException | None) -> None:
            ended.set_result(self._end_turn(request, last, cause))

        step = self._ask_for_work(self._ready(), pause, purge_older_than)
        observe = functools.partial(self._end, request)
        Processing(self._merchant, Awaiting(), end, None, observe).go(step)
        return ended.result()

    async def _turn_async(self, pause: float, purge_older_than: int | None) -> Step:
        from ._async_processing import AsyncProcessing

        if self._async_inbox is None:
            raise OptionInvalid("the inbox is no AsyncInbox; run `work` in a thread", "inbox")
        request = _Request(())
        step = self._ask_for_work(await self._ready_async(), pause, purge_older_than)
        observe = functools.partial(self._end, request)
        return self._end_turn(request, *await AsyncProcessing(self._merchant, None, observe).go(step))

    def _ask_for_work(self, core: int, pause: float, purge_older_than: int | None) -> Step:
        return ask(
            "work", handler=core, pause_ms=int(pause * 1000), purge_older_than=purge_older_than, now=int(self._now())
        )

    def _end_turn(self, request: _Request, last: Step, cause: BaseException | None) -> Step:
        if last["step"] == "answer":
            self._end(request, last, cause)
        return {**last, "cause": cause}

    def _wait(self, stop: threading.Event | None, seconds: float) -> None:
        """Until either says stop."""
        end = time.monotonic() + seconds
        while not self._closing.is_set() and (left := end - time.monotonic()) > 0:
            if (stop or self._closing).wait(min(left, 0.1)):
                return

    def shutdown(self, timeout: float = 10.0) -> int:
        """Takes nothing new (requests are answered 503, workers end), and waits for what is being processed.

        At most `timeout` seconds; returns how many callbacks are left. They go on, and a program that ends waits for them.
        """
        end = self._close(timeout)
        while (left := self.in_flight) and time.monotonic() < end:
            time.sleep(0.02)
        return left

    async def shutdown_async(self, timeout: float = 10.0) -> int:
        """As `shutdown`, without holding the event loop up: it is the loop's work that is waited for."""
        import asyncio

        end = self._close(timeout)
        while (left := self.in_flight) and time.monotonic() < end:
            await asyncio.sleep(0.02)
        return left

    def _close(self, timeout: float) -> float:
        self._closing.set()
        with self._lock:
            ask("close", handler=self._core)
        return time.monotonic() + timeout

    @property
    def in_flight(self) -> int:
        """How many notifications are being processed, or worked on."""
        count: int = value("in_flight", handler=self._core)
        return count

    # The hook and the log

    def _end_of(self, request: _Request, report: Step, cause: BaseException | None) -> None:
        """In time it is the answer. Late it is only told, where there was a notification."""
        if request.is_first():
            request.answer(self._end(request, report, cause))
        elif request.notification is not None:
            self._end(request, report, cause, late=True)

    def _end(self, request: _Request, report: Step, cause: BaseException | None = None, late: bool = False) -> Answer:
        error = report["error"] and error_of(report["error"], cause)
        # A driver's words quote values.
        shows_trace = isinstance(error, HandlerFailed) and not is_of_a_driver(cause)
        logger.log(_LEVELS[report["level"]], "%s", report["line"], exc_info=cause if shows_trace else None)
        if self._observe is not None:
            told = {name: report[name] for name in _TOLD}
            try:
                self._observe(Outcome(duration=request.age, error=error, late=late, **told))
            except Exception:
                logger.exception("observe failed")
        body = report["body"].encode()
        headers = [("Content-Type", report["content_type"]), ("Content-Length", str(len(body)))] if body else []
        if report["allow"]:
            headers.append(("Allow", report["allow"]))
        return Answer(report["status"], tuple(headers), body)


def _order(
    out_trade_no: str | None,
    transaction_id: str | None,
    out_refund_no: str | None,
    sub_mchid: str | None,
    served: ServedMerchant | None,
) -> dict[str, str | None]:
    return {
        "out_trade_no": out_trade_no,
        "transaction_id": transaction_id,
        "out_refund_no": out_refund_no,
        "sub_mchid": sub_mchid,
        "served": served.name if served else None,
    }


_LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR}
_TOLD = (
    "code",
    "status",
    "request_id",
    "event_type",
    "kind",
    "notification_id",
    "number",
    "attempts",
    "line",
    "merchant",
)


class _Request:
    """What is known of a request so far, and its answer."""

    def __init__(
        self, headers: Headers, asked: Request | None = None, wake: Callable[[], object] = lambda: None
    ) -> None:
        """`wake` tells who waits that there is an answer."""
        self.headers: Any = headers
        self.asked = asked
        self.merchant: ServedMerchant | None = None
        self.is_v2 = False
        self.notification: Notification | None = None
        self.wake = wake
        self._turn = threading.Lock()
        self._answer: Answer | BaseException | None = None
        self._began = time.monotonic()

    def is_first(self) -> bool:
        """Whether the caller is the one to answer, whose answer goes out: so for one, and once."""
        return self._turn.acquire(blocking=False)

    def answer(self, answer: Answer | BaseException) -> None:
        """By who is first."""
        self._answer = answer
        self.wake()

    def fail(self, error: BaseException) -> None:
        """Nothing is to be raised here, but where the answer is waited for."""
        self.is_first()
        self.answer(error)

    @property
    def is_answered(self) -> bool:
        return self._answer is not None

    def result(self) -> Answer:
        """What was answered."""
        if isinstance(self._answer, BaseException):
            raise self._answer
        assert self._answer is not None
        return self._answer

    @property
    def age(self) -> float:
        return time.monotonic() - self._began

    def header(self, name: str) -> str | None:
        """A header's value, whichever way the names are spelled."""
        return header_of(self.headers, name)

    def belongs_to(self, chosen: object) -> Reply:
        """What the core is told of the merchant that was found."""
        if chosen is None:
            return {"returned": None}
        if not isinstance(chosen, ServedMerchant):
            return {"unusable": type(chosen).__name__}
        self.merchant = chosen
        return "done"


class _NoMerchant(Exception):
    """There is none for a request: what the core is told of it, and what the merchant's function raised."""

    def __init__(self, reply: Reply, raised: BaseException | None) -> None:
        self.reply, self.raised = reply, raised


_SIGNED = (
    "wechatpay-timestamp",
    "wechatpay-nonce",
    "wechatpay-signature",
    "wechatpay-serial",
    "wechatpay-signature-type",
)
"""The headers that an answer goes by."""


def _check_method(method: str) -> None:
    if method != "POST":
        raise MethodNotAllowed("the method is not POST; WeChat Pay sends notifications with POST", "method")


def _is_xml(body: bytes | bytearray) -> bool:
    """Every notification of APIv3 begins with `{`."""
    return body.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n").startswith(b"<")


def _ask_of(request: _Request, notification: Notification, do: str, handler: int | None) -> Step:
    delivered = {
        "id": notification.id,
        "event_type": notification.event_type,
        "kind": notification.kind,
        "request_id": notification.request_id,
        "merchant": request.merchant and request.merchant.name,
        "v2": request.is_v2,
    }
    return ask_of(notification.plaintext, do, handler=handler, delivered=delivered)


def _wait_after(last: Step, pause: float) -> float | None:
    """For how many seconds a worker waits after this turn; None where there may be more to do."""
    if last["step"] == "error":
        logger.error("%s: %s", last["error"]["code"], last["error"]["message"])
    if last["step"] == "answer":
        return None
    wait: float = last["value"]["wait_ms"] / 1000 if last["step"] == "value" else pause
    return wait


def _was_one(last: Step) -> bool:
    if last["step"] == "error":
        raise error_of(last["error"], last["cause"])
    return bool(last["step"] == "answer")

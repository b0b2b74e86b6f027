"""Several merchants behind one endpoint: whose a request is, and a registry of those that there are.

def load(name):
    row = database.find_merchant(name)
    return row and wxnotify.ServedMerchant(name, parser_of(row))

merchants = wxnotify.Merchants(load)
handler = wxnotify.NotificationHandler(merchants.by(lambda request: request.path.rpartition("/")[2]))
"""

from __future__ import annotations

import contextvars
import functools
import inspect
import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Union

from ._call import ask, error_of, value
from ._callback import failed, is_async
from ._native import ApiV2Key, NotificationParser, check_api_v2_keys
from .errors import OptionInvalid

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .inputs import Text

logger = logging.getLogger("wxnotify")


class Request:
    """A request, as far as it tells whose it is."""

    def __init__(self, method: str, path: str, headers: Any, raw: Any = None) -> None:
        """A request as a handler makes it; make one yourself to test your function. `headers` are pairs, or a mapping."""
        self._method, self._path, self._headers, self._raw = method, path, headers, raw

    @property
    def method(self) -> str:
        """Such as `POST`."""
        return self._method

    @property
    def path(self) -> str:
        """The URL's path, whole, without the query, percent-decoded as the framework has it. Empty where the handler was not told."""
        return self._path

    @property
    def host(self) -> str | None:
        """The header `Host`, in lower case, without the port. Who sends the request can write what he likes into it."""
        host = self.header("host")
        if host is None:
            return None
        name, colon, port = host.rpartition(":")
        return (name if colon and port.isdecimal() else host).lower()

    def header(self, name: str) -> str | None:
        """A header's value, whichever way the names are spelled. What it says is not verified."""
        return header_of(self._headers, name.lower().replace("_", "-"))

    @property
    def raw(self) -> Any:
        """The framework's own: WSGI's environ, ASGI's scope, Django's HttpRequest; in it are a route's variables."""
        return self._raw


class ServedMerchant:
    """A merchant that an endpoint serves."""

    def __init__(
        self,
        name: str,
        parser: NotificationParser,
        *,
        api_v2_keys: ApiV2Key | Mapping[str, Text] | Iterable[ApiV2Key] | None = None,
        context: Any = None,
    ) -> None:
        """`name` is 1 to 64 of A-Z, a-z, 0-9, `_`, `.` and `-`, and never changes: the inbox keeps this merchant's notifications
        under it. `parser` has this merchant's keys. `api_v2_keys` are as a handler takes them. `context` is yours, such as a row.

        Raises OptionInvalid, or ArgumentInvalid for an APIv2 key that is no text.
        """
        if not isinstance(name, str):
            raise OptionInvalid(f"the merchant's name is a {type(name).__name__}; give a str", "merchant")
        value("check_merchant", merchant=name)
        if not isinstance(parser, NotificationParser):
            raise OptionInvalid(f"parser is a {type(parser).__name__}; give a NotificationParser", "parser")
        self._name = name
        self._parser = parser
        self._api_v2_keys = () if api_v2_keys is None else check_api_v2_keys(api_v2_keys)
        self._context = context

    @property
    def name(self) -> str:
        """Its name."""
        return self._name

    @property
    def parser(self) -> NotificationParser:
        """The parser with its keys, which can be replaced at run time."""
        return self._parser

    @property
    def context(self) -> Any:
        """What was given as its context."""
        return self._context

    def __repr__(self) -> str:
        return f"ServedMerchant({self._name!r})"


Loaded = Union[ServedMerchant, None]
Load = Callable[[str], Union[Loaded, Awaitable[Loaded]]]
"""What a registry asks for a merchant by its name: the merchant, or None where there is none so called."""

Choose = Callable[[Request], Union[Loaded, Awaitable[Loaded]]]
"""What a handler asks for a request's merchant: the merchant, or None for nobody's."""


class _Kept:
    """A merchant that is kept, and from when on it is loaded anew."""

    __slots__ = ("fresh_until", "merchant")

    def __init__(self, merchant: ServedMerchant, fresh_until: float) -> None:
        self.merchant, self.fresh_until = merchant, fresh_until


class Merchants:
    """A registry of merchants, loaded one by one where they are asked for, and kept. Make one, and share it between threads.

    `load(name)` gives a merchant, from your database say, or None where nobody is called so; it may be an `async def`. It is asked
    once, however many requests wait for it.

    A merchant serves for `max_age` seconds as it was loaded. After that it still does, while it is loaded anew beside; where that
    fails it goes on serving, which is logged. At most `capacity` are kept; the one not asked for for the longest time goes first.

    A name that is nobody's is remembered for ten seconds, and no more than 1,000 of them: where that many are, NotificationBusy is
    raised (503, and WeChat Pay sends again) instead of asking for another new name. So names that somebody makes up cost at most
    1,000 loads in ten seconds.

    Raises OptionInvalid.
    """

    def __init__(self, load: Load, *, max_age: float = 300.0, capacity: int = 10_000) -> None:
        if not callable(load):
            raise OptionInvalid(f"load is a {type(load).__name__}; give a function of the merchant's name", "load")
        rules = value("merchants", max_age=max_age, capacity=capacity)
        self._load = load
        self._rules: dict[str, Any] = rules
        self._max_age, self._retry = rules["max_age_ms"] / 1000, rules["retry_ms"] / 1000
        self._clock: Callable[[], float] = time.monotonic
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._unknown: OrderedDict[str, float] = OrderedDict()
        # What is being loaded: for the first time, whom requests wait for; or anew, beside.
        self._first: dict[str, Future[Loaded]] = {}
        self._anew: dict[str, object] = {}
        self._threads: ThreadPoolExecutor | None = None

    def get(self, name: str) -> ServedMerchant | None:
        """The merchant of this name, or None. An `async` load runs in an event loop of its own.

        Raises what `load` raises, NotificationBusy where too many names are asked for that are nobody's, and OptionInvalid where
        `load` gives what is no ServedMerchant of this name.
        """
        found, future, leads = self._look(name, self._renew_in_thread)
        if future is None:
            return found
        if leads:
            self._settle(name, future, lambda: _run(self._load, name))
        return future.result()

    async def get_async(self, name: str) -> ServedMerchant | None:
        """As `get`, on the event loop; a plain `load` runs in a thread."""
        import asyncio

        loop = asyncio.get_running_loop()
        found, future, leads = self._look(name, self._renew_on(loop))
        if future is None:
            return found
        if leads:  # who asked may be gone before it ends, and others wait for it
            _keep_alive(loop.create_task(self._settle_async(name, future)))
        return await asyncio.shield(asyncio.wrap_future(future))

    def by(self, name_of: Callable[[Request], str | None | Awaitable[str | None]]) -> MerchantsBy:
        """What a handler takes: the merchants of this registry, each by the name that `name_of` finds in a request. None, and what
        can be no name, is nobody's. `name_of` may be an `async def`.
        """
        return MerchantsBy(self, name_of)

    def forget(self, name: str) -> None:
        """Has it loaded anew when it is asked for again: after a change that cannot wait for `max_age`."""
        with self._lock:
            self._kept.pop(name, None)
            self._unknown.pop(name, None)
            # What is on its way may be of before the change: who waits gets it, and it is not kept.
            self._first.pop(name, None)
            self._anew.pop(name, None)

    # Decisions, under the lock

    def _look(
        self, name: str, renew: Callable[[str, object], None]
    ) -> tuple[ServedMerchant | None, Future[Loaded] | None, bool]:
        """What is there, or what to wait for, and whether the caller has to load it."""
        # What is kept is a name; the rest is looked at before anything is remembered or asked for.
        if not (isinstance(name, str) and (name in self._kept or _can_be_a_name(name))):
            return None, None, False
        ticket: object | None = None
        with self._lock:
            now = self._clock()
            kept = self._kept.get(name)
            if kept is not None:
                self._kept.move_to_end(name)
                if now >= kept.fresh_until and name not in self._anew:
                    ticket = self._anew[name] = object()
            elif name in self._first:
                return None, self._first[name], False
            else:
                self._forget_unknown(now)
                if name in self._unknown:
                    return None, None, False
                if len(self._unknown) + len(self._first) >= self._rules["most_unknown"]:
                    raise error_of(self._rules["busy"], None)
                future = self._first[name] = Future()
                return None, future, True
        if ticket is not None:
            renew(name, ticket)
        return kept.merchant, None, False

    def _forget_unknown(self, now: float) -> None:
        while self._unknown and next(iter(self._unknown.values())) <= now:
            self._unknown.popitem(last=False)

    def _keep(self, name: str, loaded: Loaded) -> None:
        now = self._clock()
        if loaded is None:
            self._kept.pop(name, None)
            self._unknown[name] = now + self._rules["unknown_ms"] / 1000
            self._unknown.move_to_end(name)
            return
        self._kept[name] = _Kept(loaded, now + self._max_age)
        self._kept.move_to_end(name)
        while len(self._kept) > self._rules["capacity"]:
            self._kept.popitem(last=False)

    # The first load, for which requests wait

    def _settle(self, name: str, future: Future[Loaded], load: Callable[[], Any]) -> None:
        try:
            loaded = _checked(load(), name)
        except BaseException as error:  # noqa: BLE001 - it is raised to all who wait
            self._end_first(name, future, None, error)
        else:
            self._end_first(name, future, loaded, None)

    async def _settle_async(self, name: str, future: Future[Loaded]) -> None:
        try:
            loaded = _checked(await _run_async(self._load, name), name)
        except BaseException as error:  # noqa: BLE001 - it is raised to all who wait
            self._end_first(name, future, None, error)
        else:
            self._end_first(name, future, loaded, None)

    def _end_first(self, name: str, future: Future[Loaded], loaded: Loaded, error: BaseException | None) -> None:
        with self._lock:
            if self._first.get(name) is future:
                del self._first[name]
                if error is None:
                    self._keep(name, loaded)
        if error is None:
            future.set_result(loaded)
        else:
            future.set_exception(error)

    # Loads beside requests

    def _renew_in_thread(self, name: str, ticket: object) -> None:
        with self._lock:
            if self._threads is None:
                self._threads = ThreadPoolExecutor(2, "wxnotify merchants")
        self._threads.submit(self._renew, name, ticket)

    def _renew_on(self, loop: Any) -> Callable[[str, object], None]:
        return lambda name, ticket: _keep_alive(loop.create_task(self._renew_async(name, ticket)))

    def _renew(self, name: str, ticket: object) -> None:
        try:
            loaded = _checked(_run(self._load, name), name)
        except BaseException as error:  # noqa: BLE001 - the one that is kept serves on
            self._end_renewal(name, ticket, None, error)
        else:
            self._end_renewal(name, ticket, loaded, None)

    async def _renew_async(self, name: str, ticket: object) -> None:
        try:
            loaded = _checked(await _run_async(self._load, name), name)
        except BaseException as error:  # noqa: BLE001 - the one that is kept serves on
            self._end_renewal(name, ticket, None, error)
        else:
            self._end_renewal(name, ticket, loaded, None)

    def _end_renewal(self, name: str, ticket: object, loaded: Loaded, error: BaseException | None) -> None:
        with self._lock:
            if self._anew.get(name) is not ticket:
                return
            del self._anew[name]
            kept = self._kept.get(name)
            if error is None:
                self._keep(name, loaded)
            elif kept is not None:
                kept.fresh_until = self._clock() + self._retry
        if error is not None or loaded is None:
            reply = {"returned": None} if error is None else failed(error)[0]
            told = value("merchant_not_loaded", merchant=name, reply=reply)
            logger.log(getattr(logging, told["level"].upper()), "%s", told["line"])


class MerchantsBy:
    """A registry's merchants by the name that a request has: what a NotificationHandler takes. `Merchants.by` makes it."""

    def __init__(self, merchants: Merchants, name_of: Callable[[Request], Any]) -> None:
        if not isinstance(merchants, Merchants) or not callable(name_of):
            raise OptionInvalid(
                "give a Merchants, and a function that finds the merchant's name in a request", "name_of"
            )
        self.merchants = merchants
        self._name_of = name_of

    def __call__(self, request: Request) -> ServedMerchant | None:
        """The request's merchant, or None."""
        name = _run(self._name_of, request)
        return None if name is None else self.merchants.get(name)

    async def call_async(self, request: Request) -> ServedMerchant | None:
        """The same on the event loop."""
        name = await (self._name_of(request) if is_async(self._name_of) else _soon(self._name_of(request)))
        return None if name is None else await self.merchants.get_async(name)


def _can_be_a_name(name: str) -> bool:
    try:
        ask("check_merchant", merchant=name)
    except OptionInvalid:
        return False
    return True


def _checked(loaded: Any, name: str) -> Loaded:
    if loaded is None:
        return None
    if not isinstance(loaded, ServedMerchant):
        raise OptionInvalid(f"load returned a {type(loaded).__name__}; give a ServedMerchant, or None", "merchant")
    value("check_merchant", merchant=loaded.name, asked=name)
    return loaded


def _run(function: Callable[..., Any], *arguments: object) -> Any:
    """What it returns, or what comes of that in an event loop of its own."""
    returned = function(*arguments)
    if not inspect.isawaitable(returned):
        return returned
    import asyncio

    return asyncio.run(_soon(returned))


async def _soon(returned: Any) -> Any:
    return await returned if inspect.isawaitable(returned) else returned


async def _run_async(function: Callable[..., Any], *arguments: object) -> Any:
    """The same on the event loop: a plain function runs in a thread, so that it holds nobody up."""
    import asyncio

    if is_async(function):
        return await function(*arguments)
    in_context = functools.partial(contextvars.copy_context().run, function, *arguments)
    return await _soon(await asyncio.get_running_loop().run_in_executor(None, in_context))


_tasks: set[Any] = set()
"""The loop itself keeps none alive."""


def _keep_alive(task: Any) -> None:
    _tasks.add(task)
    task.add_done_callback(_tasks.discard)


def header_of(headers: Any, name: str) -> str | None:
    """A header's value, by its name in lower case with hyphens."""
    items = getattr(headers, "items", None)
    pairs: Iterable[tuple[Any, Any]] = items() if items else headers
    # Beside the headers of a CGI map are the server's own variables, such as REQUEST_ID.
    is_cgi = items is not None and "REQUEST_METHOD" in headers
    lengths = (len(name), len(name) + len("HTTP_"))
    for given, text in pairs:
        if len(given) not in lengths or is_cgi and not given.startswith(("HTTP_", "CONTENT_")):
            continue
        if text_of(given).lower().replace("_", "-").removeprefix("http-") == name:
            return text_of(text)
    return None


def text_of(value: Any) -> str:
    """A header's name or value."""
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)

"""The merchant's functions: which arguments they take, and what came of one, in the core's terms."""

from __future__ import annotations

import inspect
import os
import traceback
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple, get_args, get_type_hints

from ._call import told_of
from ._connection import Reply
from ._drivers import is_of_a_driver
from ._native import Ack
from .delivery import Delivery
from .errors import EventUntyped, HandlerFailed, OptionInvalid, WxNotifyError

if TYPE_CHECKING:  # it takes longer to load than all of this
    import asyncio
    from concurrent.futures import Future


class Route(NamedTuple):
    """A callback."""

    callback: Callable[..., Any]
    takes_event: bool
    """Whether it takes the event."""
    takes_delivery: bool
    """Whether it takes the delivery, after the event if it takes both."""
    is_typed: bool
    """Whether it is called for events of its type alone."""
    is_async: bool
    """Whether it holds no event loop up."""

    def arguments(self, delivery: Delivery) -> tuple[object, ...]:
        """What it is called with. Raises EventUntyped where it takes a type that the resource does not have."""
        event = delivery.event if self.is_typed else None
        if not self.takes_delivery:
            return (event,)
        return (event, delivery) if self.takes_event else (delivery,)

    def call(self, delivery: Delivery, awaiting: Awaiting) -> Reply:
        """Has the callback process the delivery."""
        try:
            arguments = self.arguments(delivery)
        except EventUntyped as misfit:
            return {"untyped": told_of(misfit)}
        return reply_to(awaiting.settled(self.callback(*arguments)))


def reply_to(returned: object) -> Reply:
    """What the core is told of what a callback returned."""
    if returned is None:
        return {"returned": None}
    if not isinstance(returned, Ack):
        return {"unusable": type(returned).__name__}
    return {
        "returned": {"status": returned.status, "content_type": returned.content_type, "body": returned.body},
    }


def route_of(callback: Callable[..., Any], prefers_event: bool, is_typed: bool) -> Route:
    """How a callback is called: with event and delivery, with the delivery, or with the event where the only argument is said to be
    one. Raises OptionInvalid for others.
    """
    for takes_event in (prefers_event, not prefers_event):
        try:
            inspect.signature(callback).bind(*(["event"] if takes_event else []), "delivery")
        except TypeError:
            continue
        except ValueError:  # some callables written in C do not tell
            takes_event = prefers_event
        is_of_event = not takes_event and _takes_an_event(callback)
        takes_event = takes_event or is_of_event
        return Route(callback, takes_event, not is_of_event, is_typed or takes_event, is_async(callback))
    raise OptionInvalid(f"{_name(callback)} does not take (event, delivery), nor (delivery), nor (event)", "callback")


def _takes_an_event(callback: Callable[..., Any]) -> bool:
    """Whether its only argument is annotated as a class of `wxnotify.events`, or as several."""
    first = next(iter(inspect.signature(callback).parameters.values()))
    hint: object = first.annotation
    if isinstance(hint, str):  # `from __future__ import annotations`
        with suppress(Exception):  # of what cannot be looked up nothing is known
            hint = get_type_hints(inspect.unwrap(callback)).get(first.name)
    return all(getattr(kind, "__module__", "").startswith("wxnotify.events.") for kind in get_args(hint) or (hint,))


class Question(NamedTuple):
    """A function of the merchant's about a notification."""

    function: Callable[..., Any]
    takes_merchant: bool
    """Whether it takes the merchant after the notification."""
    is_async: bool
    """Whether it holds no event loop up."""

    def arguments(self, *given: object) -> tuple[object, ...]:
        """What it is called with, of the notification and the merchant."""
        return given if self.takes_merchant else given[:1]


def question_of(function: Callable[..., Any] | None) -> Question | None:
    """How a function is called: with the notification, or with the merchant too where it has to have a second argument."""
    if function is None:
        return None
    try:
        inspect.signature(function).bind("notification")
    except TypeError:
        return Question(function, True, is_async(function))
    except ValueError:  # some callables written in C do not tell
        pass
    return Question(function, False, is_async(function))


def is_async(function: Callable[..., Any]) -> bool:
    """Whether it is an `async def`, or an object that is called as one."""
    return inspect.iscoroutinefunction(function) or inspect.iscoroutinefunction(type(function).__call__)


def _name(callback: Callable[..., Any]) -> str:
    return getattr(callback, "__name__", type(callback).__name__)


class Awaiting:
    """What waits for the awaitables of the merchant's functions, each in an event loop of its own."""

    _loop: asyncio.AbstractEventLoop | None = None
    _task: asyncio.Task[Any] | None = None

    def settled(self, returned: Any) -> Any:
        """What a function returned, or what comes of it where it is to be awaited."""
        if returned is None:  # as most do
            return None
        return self.wait(returned) if inspect.isawaitable(returned) else returned

    def wait(self, awaitable: Awaitable[Any]) -> Any:
        """What comes of it."""
        import asyncio

        async def main() -> Any:
            self._loop, self._task = asyncio.get_running_loop(), asyncio.current_task()
            return await awaitable

        return asyncio.run(main())

    def cancel(self) -> None:
        """From another thread: it took too long."""
        if self._loop is not None and self._task is not None:
            with suppress(RuntimeError):  # the loop has ended just now
                self._loop.call_soon_threadsafe(self._task.cancel)


class AwaitingOn(Awaiting):
    """On the event loop of another thread."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._other = loop
        self._future: Future[Any] | None = None

    def wait(self, awaitable: Awaitable[Any]) -> Any:
        import asyncio

        async def awaited() -> Any:
            return await awaitable

        self._future = asyncio.run_coroutine_threadsafe(awaited(), self._other)
        return self._future.result()

    def cancel(self) -> None:
        if self._future is not None:
            self._future.cancel()


def attempt(work: Callable[[], Reply]) -> tuple[Reply, BaseException | None]:
    """What came of the merchant's code, and the exception that it ended in."""
    try:
        return work(), None
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - whatever it raises, it failed
        return failed(error)


def failed(error: BaseException) -> tuple[Reply, BaseException | None]:
    """What the core is told of an exception, and the exception where it tells more than that."""
    if isinstance(error, HandlerFailed):
        return {"said": error.message}, None
    if isinstance(error, WxNotifyError):
        return {"refused": told_of(error)}, error
    frames = traceback.extract_tb(error.__traceback__)
    described = {
        "type": type(error).__name__,
        "place": f"{os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else None,
        "words": None if is_of_a_driver(error) else str(error),
    }
    return {"raised": described}, error

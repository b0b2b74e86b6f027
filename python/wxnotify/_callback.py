"""The merchant's functions: which arguments they take, and what came of one, in the core's terms."""

from __future__ import annotations

import asyncio
import inspect
import os
import traceback
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from typing import Any, NamedTuple

from ._call import told_of
from ._connection import Reply
from ._drivers import is_of_a_driver
from ._native import Ack
from .delivery import Delivery
from .errors import EventUntyped, HandlerFailed, OptionInvalid, WxNotifyError


class Route(NamedTuple):
    """A callback."""

    callback: Callable[..., Any]
    takes_event: bool
    """Whether it takes the event before the delivery."""
    is_typed: bool
    """Whether it is called for events of its type alone."""

    def call(self, delivery: Delivery, awaiting: Awaiting) -> Reply:
        """Has the callback process the delivery."""
        try:
            event = delivery.event if self.is_typed else None
        except EventUntyped as misfit:
            return {"untyped": told_of(misfit)}
        returned = self.callback(event, delivery) if self.takes_event else self.callback(delivery)
        if inspect.isawaitable(returned):
            returned = awaiting.wait(returned)
        if returned is None:
            return {"returned": None}
        if not isinstance(returned, Ack):
            return {"unusable": type(returned).__name__}
        return {
            "returned": {"status": returned.status, "content_type": returned.content_type, "body": returned.body},
        }

    def refuse_async(self, where: str) -> None:
        """Raises OptionInvalid where the callback is an `async def`."""
        if is_async(self.callback):
            raise OptionInvalid(
                f"{_name(self.callback)} is asynchronous, and nothing awaits it under {where}; make it a `def`",
                "callback",
            )


def route_of(callback: Callable[..., Any], prefers_event: bool, is_typed: bool) -> Route:
    """How a callback is called: with event and delivery, or with the delivery. Raises OptionInvalid for others."""
    for takes_event in (prefers_event, not prefers_event):
        try:
            inspect.signature(callback).bind(*(["event"] if takes_event else []), "delivery")
        except TypeError:
            continue
        except ValueError:  # some callables written in C do not tell
            takes_event = prefers_event
        return Route(callback, takes_event, is_typed or takes_event)
    raise OptionInvalid(f"{_name(callback)} does not take (event, delivery), nor (delivery)", "callback")


def is_async(function: Callable[..., Any]) -> bool:
    """Whether it is an `async def`, or an object that is called as one."""
    return inspect.iscoroutinefunction(function) or inspect.iscoroutinefunction(type(function).__call__)


def _name(callback: Callable[..., Any]) -> str:
    return getattr(callback, "__name__", type(callback).__name__)


class Awaiting:
    """What waits for a callback's awaitable. This one refuses: nothing awaits here."""

    def wait(self, awaitable: Awaitable[Any]) -> Any:
        """What comes of it."""
        if inspect.iscoroutine(awaitable):
            awaitable.close()
        raise OptionInvalid(
            "the callback is asynchronous, and nothing awaits it here; mount the handler under ASGI", "callback"
        )

    def cancel(self) -> None:
        """From another thread: it took too long."""


class AwaitingAlone(Awaiting):
    """In an event loop of its own."""

    def wait(self, awaitable: Awaitable[Any]) -> Any:
        return asyncio.run(_awaited(awaitable))


class AwaitingOn(Awaiting):
    """On the event loop of another thread."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._future: Future[Any] | None = None

    def wait(self, awaitable: Awaitable[Any]) -> Any:
        self._future = asyncio.run_coroutine_threadsafe(_awaited(awaitable), self._loop)
        return self._future.result()

    def cancel(self) -> None:
        if self._future is not None:
            self._future.cancel()


async def _awaited(awaitable: Awaitable[Any]) -> Any:
    return await awaitable


def attempt(work: Callable[[], Reply]) -> tuple[Reply, BaseException | None]:
    """What came of the merchant's code, and the exception that it ended in."""
    try:
        return work(), None
    except KeyboardInterrupt:
        raise
    except HandlerFailed as failed:
        return {"said": failed.message}, None
    except WxNotifyError as error:
        return {"refused": told_of(error)}, error
    except BaseException as error:  # noqa: BLE001 - whatever it raises, it failed
        return {"raised": _described(error)}, error


def _described(error: BaseException) -> dict[str, str | None]:
    frames = traceback.extract_tb(error.__traceback__)
    return {
        "type": type(error).__name__,
        "place": f"{os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else None,
        "words": None if is_of_a_driver(error) else str(error),
    }

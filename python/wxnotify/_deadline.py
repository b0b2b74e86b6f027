"""Work that is answered in time, and goes on where it is late."""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextvars
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def in_time(work: Callable[[], T], patience: float, when_late: Callable[[T], None]) -> T | None:
    """Does the work in a thread. None where it takes longer than `patience` seconds: `when_late` gets its result."""
    future = _begin(work, when_late)
    try:
        return future.result(max(patience, 0))
    except concurrent.futures.TimeoutError:
        return _give_up(future)


async def in_time_async(work: Callable[[], T], patience: float | None, when_late: Callable[[T], None]) -> T | None:
    """As `in_time`, without blocking the event loop. `patience` None waits for ever."""
    future = _begin(work, when_late)
    try:
        await asyncio.wait([asyncio.wrap_future(future)], timeout=None if patience is None else max(patience, 0))
    except asyncio.CancelledError:  # the client is gone; the work goes on
        finished = _give_up(future)
        if finished is not None:
            when_late(finished)
        raise
    return _give_up(future)


def _begin(work: Callable[[], T], when_late: Callable[[T], None]) -> concurrent.futures.Future[T]:
    """A thread of its own: in a pool, work that hangs would keep other work waiting."""
    future: concurrent.futures.Future[T] = concurrent.futures.Future()

    def run() -> None:
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001 - who waits raises it
            future.set_exception(error)
            return
        try:
            future.set_result(result)
        except concurrent.futures.InvalidStateError:  # it was given up
            when_late(result)

    threading.Thread(target=contextvars.copy_context().run, args=(run,), name="wxnotify").start()
    return future


def _give_up(future: concurrent.futures.Future[T]) -> T | None:
    """The result, if it is there. Else whoever ends the work finds it cancelled: one of the two answers, never both."""
    return None if future.cancel() else future.result()

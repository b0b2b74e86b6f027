"""Waiting on the event loop, as cheaply as it can be done: one timer for a request, no task but its own, one wake-up."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")


class Patience:
    """How long a request waits: for its body, and then to be woken with its answer, both up to one deadline. `end` it."""

    def __init__(self, seconds: float | None) -> None:
        """It begins now."""
        self._loop = asyncio.get_running_loop()
        self._timer = None if seconds is None else self._loop.call_later(seconds, self._run_out)
        self._reader: asyncio.Task[object] | None = None
        self._waiter: asyncio.Future[None] | None = None
        self._is_over = False
        self._is_woken = False

    def end(self) -> None:
        """Nothing is waited for any more."""
        if self._timer is not None:
            self._timer.cancel()

    async def read(self, reading: Awaitable[T]) -> T:
        """What comes of it. Raises asyncio.TimeoutError where it is not there in time."""
        self._reader = task = asyncio.current_task()
        cancelled_before = _cancelling(task)
        try:
            return await reading
        except asyncio.CancelledError:
            # Cancelled by us, or by another, or both.
            if self._is_over and _cancelling(task) - 1 <= cancelled_before:
                raise asyncio.TimeoutError from None
            raise
        finally:
            self._reader = None
            if self._is_over:
                getattr(task, "uncancel", lambda: 0)()

    async def wait(self) -> None:
        """Until it is woken, or the time is over."""
        while not (self._is_woken or self._is_over):
            await self._wait()

    async def wait_on(self) -> None:
        """Until it is woken, however long that takes."""
        while not self._is_woken:
            await self._wait()

    async def _wait(self) -> None:
        self._waiter = self._loop.create_future()
        await self._waiter

    def wake(self) -> None:
        """The answer is there: on the loop."""
        self._is_woken = True
        self._go_on()

    def wake_from_thread(self) -> None:
        """The answer is there: from another thread."""
        with suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(self.wake)

    def _run_out(self) -> None:
        self._is_over = True
        if self._reader is not None:
            self._reader.cancel()
        self._go_on()

    def _go_on(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)


def _cancelling(task: asyncio.Task[object] | None) -> int:
    """How often the task was asked to end, and did not: known since Python 3.11."""
    count: int = getattr(task, "cancelling", lambda: 0)()
    return count

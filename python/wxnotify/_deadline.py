"""Threads for work that may be late, and alarms for work that may never end."""

from __future__ import annotations

import atexit
import contextvars
import logging
import math
import os
import threading
import time
import weakref
from collections.abc import Callable
from contextlib import suppress

logger = logging.getLogger("wxnotify")


class Threads:
    """Threads that are used again, and never more than `most`. None waits for another: there is one at once, or not. A program that
    ends waits for what they do.

    Each is woken by itself. Where threads wait at one queue, as the standard library's executors have it, taking from it wakes the
    next one for nothing, and that one contends for the interpreter with the one that works.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._crew: _Crew | None = None

    def start(self, work: Callable[[], object]) -> bool:
        """Does the work in a thread, with the context variables of this one. False where all are at work."""
        crew = self._crew
        if crew is None or crew.process != os.getpid():  # threads do not come along where a process forks
            crew = self._hire()
        return crew.start(work)

    def _hire(self) -> _Crew:
        with self._lock:
            if self._crew is None or self._crew.process != os.getpid():
                self._crew = _Crew(self._most)
                weakref.finalize(self, self._crew.dismiss).atexit = False
            return self._crew


class _Crew:
    """The threads of one process. They end with the Threads that hired them."""

    def __init__(self, most: int) -> None:
        self.process = os.getpid()
        self.is_dismissed = False
        self.idle: list[_Worker] = []  # the one that worked last is the last
        self._most = most
        self._count = 0
        self._lock = threading.Lock()
        if not _crews:
            atexit.register(_wait_for_all)
        _crews.add(self)

    @property
    def busy(self) -> int:
        return self._count - len(self.idle)

    def start(self, work: Callable[[], object]) -> bool:
        try:
            worker = self.idle.pop()
        except IndexError:
            new = self._new()
            if new is None:
                return False
            worker = new
        worker.give(work)
        return True

    def _new(self) -> _Worker | None:
        with self._lock:
            if self._count == self._most:
                return None
            worker = _Worker(self)
            # A program that ends waits for none that is idle: see `_wait_for_all`.
            threading.Thread(target=worker.run, name=f"wxnotify_{self._count}", daemon=True).start()
            self._count += 1
            return worker

    def dismiss(self) -> None:
        """They end, each when it has nothing to do."""
        self.is_dismissed = True
        with suppress(IndexError):
            while True:
                self.idle.pop().give(None)

    def leave(self) -> None:
        with self._lock:
            self._count -= 1


class _Worker:
    """What a thread does: what it is given, once it is idle."""

    def __init__(self, crew: _Crew) -> None:
        self._crew = crew
        self._given: tuple[contextvars.Context, Callable[[], object]] | None = None
        self._is_given = threading.Lock()
        self._is_given.acquire()

    def give(self, work: Callable[[], object] | None) -> None:
        self._given = work and (contextvars.copy_context(), work)
        self._is_given.release()

    def run(self) -> None:
        while self._is_given.acquire() and self._given is not None:
            context, work = self._given
            self._given = None
            try:
                context.run(work)
            except BaseException:  # the thread goes on
                logger.exception("what surrounds the work in a thread failed")
            del context, work  # an idle thread keeps nothing alive
            self._crew.idle.append(self)
            if self._crew.is_dismissed:
                self._crew.dismiss()
        self._crew.leave()


_crews: weakref.WeakSet[_Crew] = weakref.WeakSet()


def _wait_for_all() -> None:
    """What is being done when the program ends is done to its end."""
    for crew in list(_crews):
        while crew.busy and crew.process == os.getpid():
            time.sleep(0.01)


class Alarm:
    """Calls `action` in a thread of its own after `seconds`, unless it is cancelled before."""

    def __init__(self, seconds: float, action: Callable[[], object]) -> None:
        self._seconds = seconds
        self._action = action
        self.restart()

    def restart(self) -> None:
        """All of the time begins anew."""
        _clock.set(self, time.monotonic() + self._seconds)

    def cancel(self) -> bool:
        """False where the action was called: then it has the work."""
        return _clock.forget(self)

    def ring(self) -> None:
        threading.Thread(target=self._action, name="wxnotify late", daemon=True).start()


class _Clock:
    """One thread for all alarms. It is not woken for an alarm that rings after the time that it sleeps to."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._alarms: dict[Alarm, float] = {}
        self._sleeps_to = math.inf
        self._thread: threading.Thread | None = None

    def set(self, alarm: Alarm, at: float) -> None:
        with self._changed:
            self._alarms[alarm] = at
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="wxnotify alarms", daemon=True)
                self._thread.start()
            if at < self._sleeps_to:
                self._changed.notify()

    def forget(self, alarm: Alarm) -> bool:
        with self._changed:
            return self._alarms.pop(alarm, None) is not None

    def _run(self) -> None:
        with self._changed:
            while True:
                now = time.monotonic()
                for alarm in [alarm for alarm, at in self._alarms.items() if at <= now]:
                    del self._alarms[alarm]
                    alarm.ring()
                self._sleeps_to = min(self._alarms.values(), default=math.inf)
                self._changed.wait(None if self._sleeps_to == math.inf else self._sleeps_to - now)


_clock = _Clock()

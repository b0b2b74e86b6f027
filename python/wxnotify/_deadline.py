"""Threads for work that may be late, and alarms for work that may never end."""

from __future__ import annotations

import contextvars
import math
import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor


class Threads:
    """Threads that are used again, and never more than `most`. None waits for another: there is one at once, or not."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._process = 0

    def start(self, work: Callable[[], object]) -> bool:
        """Does the work in a thread, with the context variables of this one. False where all are at work."""
        with self._lock:
            if self._process != os.getpid():  # threads do not come along where a process forks
                self._process = os.getpid()
                self._pool = ThreadPoolExecutor(self._most, "wxnotify")
                self._free = threading.BoundedSemaphore(self._most)
        free = self._free
        if not free.acquire(blocking=False):
            return False

        def run() -> None:
            try:
                work()
            finally:
                free.release()

        self._pool.submit(contextvars.copy_context().run, run)
        return True


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

"""A line: one at a time, in the order in which they came."""

from __future__ import annotations

import collections
import os
import threading


class Line:
    """Where the threads stand that want to write to an SQLite file. SQLite has one writer at a time, and the others sleep and look
    again: who is unlucky does so for seconds while those who come later overtake it."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._is_taken = False
        self._waiting: collections.deque[threading.Event] = collections.deque()

    def enter(self, patience: float) -> bool:
        """Waits for its turn, for so many seconds at most. False where it did not come."""
        with self._guard:
            if not self._is_taken:
                self._is_taken = True
                return True
            turn = threading.Event()
            self._waiting.append(turn)
        if turn.wait(patience):
            return True
        with self._guard:
            if turn.is_set():
                return True
            self._waiting.remove(turn)
            return False

    def leave(self) -> None:
        """Ends the turn: the next one's begins."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._is_taken = False


_lines: dict[str, Line] = {}


def line_of(file: str) -> Line:
    """The line of a file, which is this process's."""
    return _lines.setdefault(file, Line())


# Whoever had a turn is not in the child.
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_lines.clear)

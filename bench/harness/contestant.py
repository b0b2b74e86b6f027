"""A contestant: a process that speaks the protocol of bench/README.md."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PATIENCE = 60
"""Seconds after which a contestant that does not answer is given up."""


@dataclass(frozen=True, eq=False)
class Contestant:
    """One who can take part. What must be set up before is the step of setup.py that `needs` names."""

    name: str
    language: str
    kind: str
    """`floor`, `ours`, `hand` (written by hand over a crypto library), `sdk`."""
    needs: str
    command: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)
    warm_up: float = 0.15
    """Seconds of calls for each operation before anything counts: what compiles while it runs needs more."""


ROOT = str(Path(__file__).resolve().parents[2])


class Lost(Exception):
    """The contestant can not go on; the text says why."""


def pinned(core: int | None, command: tuple[str, ...]) -> tuple[str, ...]:
    """The command, on that core."""
    return command if core is None else ("taskset", "--cpu-list", str(core), *command)


class Running:
    """A contestant's process, on one core."""

    def __init__(self, contestant: Contestant, folder: str, core: int | None):
        self.contestant = contestant
        self.marks: list[str] = []
        self.process = subprocess.Popen(
            pinned(core, (*contestant.command, folder)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **contestant.environment},
        )
        hello = self._object(self._line())
        self.operations: list[str] = hello["operations"]
        self.versions: str = hello["versions"]

    def check(self, operation: str, message: str) -> dict[str, Any]:
        """What the operation makes of the message: its output, or `refused`."""
        return self._object(self._asked(f"check {operation} {message}"))

    def turn(self, operation: str, message: str, calls: int, *, accepted: bool = True) -> float:
        """Nanoseconds of a call, over so many. All of them must have been accepted, or none."""
        answer = self._asked(f"turn {operation} {message} {calls}").split()
        nanoseconds, number = int(answer[0]), int(answer[1])
        if number != (calls if accepted else 0):
            raise Lost(f"{operation} accepted {message} {number} of {calls} times")
        return nanoseconds / calls

    def stop(self) -> None:
        """Ends the process."""
        if self.process.stdin:
            try:
                self.process.stdin.close()
            except BrokenPipeError:
                pass
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        for stream in (self.process.stdout, self.process.stderr):
            if stream:
                stream.close()

    def _asked(self, question: str) -> str:
        try:
            self.process.stdin.write(question.encode() + b"\n")
            self.process.stdin.flush()
        except OSError:
            raise Lost(self._last_words()) from None
        return self._line()

    def _line(self) -> str:
        # It says one line for each question, and so nothing waits in the buffer.
        if not select.select([self.process.stdout], [], [], PATIENCE)[0]:
            self.process.kill()
            raise Lost(f"did not answer for {PATIENCE} s")
        line = self.process.stdout.readline()
        if not line:
            raise Lost(self._last_words())
        return line.decode()

    def _object(self, line: str) -> dict[str, Any]:
        try:
            value = json.loads(line)
        except ValueError:
            value = None
        if not isinstance(value, dict):
            raise Lost(f"said {line[:80]!r}")
        return value

    def _last_words(self) -> str:
        self.process.kill()
        said = self.process.stderr.read().decode(errors="replace").strip().splitlines()
        print("\n".join(said[-8:]), file=sys.stderr)
        telling = next((line for line in said if "rror" in line), said[-1]) if said else "without a word"
        # A report names no folder of the machine that made it.
        return "ended: " + telling.replace(f"{ROOT}/", "")[:160]

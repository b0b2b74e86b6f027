"""Running a program of the core: it asks for one step at a time, and is told what came of it."""

from __future__ import annotations

import time
from typing import Any

from ._call import ask
from ._connection import Reply, Session

Step = dict[str, Any]
"""What a program wants done, by the name `step`."""

LAST = ("answer", "value", "error")
"""The steps that end a program."""


class Program:
    """What does a program's steps, each by a method; None as its reply: another thread goes on with the program."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def run(self, step: Step) -> Step | None:
        """Does the steps, from the first to the last, which is returned. None where another thread goes on."""
        try:
            while step["step"] not in LAST:
                reply: Reply | None = getattr(self, f"do_{step['step']}")(step)
                if reply is None:
                    return None
                step = ask("next", program=step["program"], result=reply)
            return step
        except BaseException:
            self.session.roll_back()
            ask("drop", program=step["program"])
            raise

    def do_begin(self, step: Step) -> Reply | None:
        return self.session.begin(step["wait_ms"], step["write"])

    def do_run(self, step: Step) -> Reply | None:
        if "redis" in step:
            return self.session.send(**step["redis"])
        return self.session.run(**step["statement"])

    def do_commit(self, step: Step) -> Reply | None:
        return self.session.commit()

    def do_roll_back(self, step: Step) -> Reply | None:
        return self.session.roll_back()

    def do_pause(self, step: Step) -> Reply | None:
        time.sleep(step["ms"] / 1000)
        return "done"

"""Rounds of turns, in which every contestant has its turn at everything: what else the machine does hits all of them alike."""

from __future__ import annotations

import json
import random
import statistics
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from .contestant import Contestant, Lost, Running

LARGE = ("16-KiB", "256-KiB", "1-MiB")
REFUSED = ("stale", "unknown-serial", "missing-header")
PROBES = {
    "forged": "signature",
    "altered": "tag",
    "stale": "time",
    "unknown-serial": "serial",
    "missing-header": "header",
}
"""Messages that nobody should take, and what is never checked by who does."""
TURN = 2e6
"""Nanoseconds of a turn, and of one at a refusal a quarter."""
SLOWEST = 1e6
"""Nanoseconds of a call over which a refusal is not timed in turns: such a contestant asks somebody on the network."""


@dataclass(frozen=True)
class Row:
    """What is timed: an operation on a message. The first operation stands for all at a refusal."""

    operation: str
    message: str

    @property
    def refusal(self) -> bool:
        return self.message in REFUSED

    @property
    def key(self) -> str:
        return f"{self.operation} {self.message}"


ROWS = (
    *(Row(operation, "paid") for operation in ("parse", "json", "event")),
    *(Row("first", message) for message in REFUSED),
    *(Row("parse", message) for message in LARGE),
)


@dataclass
class Times:
    """Nanoseconds of a call for each turn of one contestant in one row, and the floor's in the same round."""

    own: list[float] = field(default_factory=list)
    rounds: list[int] = field(default_factory=list)


def expected_of(folder: Path) -> dict[str, dict[str, object]]:
    """For each genuine message what each operation must show."""
    expected = {}
    for name, plaintext in json.loads((folder / "expected.json").read_text()).items():
        payment = json.loads(plaintext)
        expected[name] = {
            "parse": {"plaintext": plaintext},
            "json": {"resource": payment},
            "event": {
                "event": {
                    "out_trade_no": payment["out_trade_no"],
                    "transaction_id": payment["transaction_id"],
                    "trade_state": payment["trade_state"],
                    "total": payment["amount"]["total"],
                    "openid": payment["payer"]["openid"],
                    "goods_id": payment["promotion_detail"][0]["goods_detail"][0]["goods_id"],
                }
            },
        }
    return expected


def admitted(contestant: Contestant, folder: Path, core: int | None) -> Running:
    """Starts a contestant, looks whether its output is right, and marks what it never checks. Raises Lost."""
    running = Running(contestant, str(folder), core)
    try:
        if contestant.kind == "floor":
            return running
        expected = expected_of(folder)
        for operation in running.operations:
            for message in ("paid", *LARGE) if operation == "parse" else ("paid",):
                shown = running.check(operation, message)
                if shown != expected[message][operation]:
                    raise Lost(f"{operation} of {message} came out as {json.dumps(shown, ensure_ascii=False)[:100]}")
        first = running.operations[0]
        running.marks = [never for message, never in PROBES.items() if "refused" not in running.check(first, message)]
    except Lost:
        running.stop()
        raise
    return running


class Race:
    """All that run, and their times. `lost` says who did not get to the end, and why."""

    def __init__(self, floor: Running, runners: list[Running], seed: int = 1):
        self.floor = floor
        self.runners = list(runners)
        self.lost: dict[Contestant, str] = {}
        self.times: dict[str, dict[Contestant, Times]] = {row.key: {} for row in ROWS}
        self.calls: dict[tuple[str, Contestant], int] = {}
        self.rounds = 0
        self._random = random.Random(seed)

    def warm_up(self, share: float = 1.0) -> None:
        """Calls everything until it is compiled, and learns how many calls make a turn."""
        for runner in [self.floor, *self.runners]:
            for row in ROWS:
                if self._runs(runner, row) is None:
                    continue
                self._safely(runner, lambda runner=runner, row=row: self._warm(runner, row, share))

    def run_until(self, deadline: float, least: int = 3) -> None:
        """Rounds until the time of `time.monotonic`, but at least so many."""
        while self.rounds < least or time.monotonic() < deadline:
            for row in ROWS:
                # What takes long has a turn in every third round.
                if row.message in LARGE and self.rounds % 3:
                    continue
                self._round(row)
            self.rounds += 1

    def _round(self, row: Row) -> None:
        order = [runner for runner in (self.floor, *self.runners) if (row.key, runner.contestant) in self.calls]
        self._random.shuffle(order)
        for runner in order:
            self._safely(runner, lambda runner=runner: self._turn(runner, row))

    def _turn(self, runner: Running, row: Row) -> None:
        operation, calls = self._runs(runner, row), self.calls[row.key, runner.contestant]
        # What the others pushed out of the caches comes back before the clock starts.
        if calls >= 8:
            runner.turn(operation, row.message, calls // 8, accepted=not row.refusal)
        times = self.times[row.key].setdefault(runner.contestant, Times())
        times.own.append(runner.turn(operation, row.message, calls, accepted=not row.refusal))
        times.rounds.append(self.rounds)

    def _warm(self, runner: Running, row: Row, share: float) -> None:
        operation, accepted = self._runs(runner, row), not row.refusal
        took = runner.turn(operation, row.message, 1, accepted=accepted)
        if row.refusal and min(took, runner.turn(operation, row.message, 1, accepted=accepted)) > SLOWEST:
            return
        spent, length = 0.0, runner.contestant.warm_up * share * 1e9 * (0.3 if row.message != "paid" else 1)
        fastest = took
        while spent < length:
            calls = max(1, int(TURN / fastest))
            took = runner.turn(operation, row.message, calls, accepted=accepted)
            fastest = min(fastest, took)
            spent += took * calls
        self.calls[row.key, runner.contestant] = max(1, int(TURN * (0.25 if row.refusal else 1) / fastest))

    def _runs(self, runner: Running, row: Row) -> str | None:
        """The contestant's operation for a row, if it takes part in it. The floor opens a message, whatever is then made of it."""
        if runner is self.floor:
            return None if row.refusal else "parse"
        if row.refusal:
            return None if PROBES[row.message] in runner.marks else runner.operations[0]
        return row.operation if row.operation in runner.operations else None

    def _safely(self, runner: Running, work) -> None:
        if runner.contestant in self.lost:
            return
        try:
            work()
        except Lost as lost:
            if runner is self.floor:
                raise
            print(f"{runner.contestant.language}, {runner.contestant.name}: {lost}", file=sys.stderr)
            self.lost[runner.contestant] = str(lost)
            self.runners.remove(runner)
            for times in self.times.values():
                times.pop(runner.contestant, None)
            runner.stop()


@dataclass(frozen=True)
class Ratio:
    """The median of the ratios of the rounds, and the interval in which the true one lies in 95 of 100 runs."""

    median: float
    low: float
    high: float


def ratio(above: Times, below: Times) -> Ratio:
    """How many times as long the one takes, of the rounds in which both had their turn."""
    other = dict(zip(below.rounds, below.own))
    ratios = sorted(own / other[number] for number, own in zip(above.rounds, above.own) if number in other)
    # The ranks between which the median lies, by the normal approximation of the binomial distribution.
    reach = 0.98 * len(ratios) ** 0.5
    at = lambda rank: ratios[min(max(round(rank), 0), len(ratios) - 1)]
    middle = (len(ratios) - 1) / 2
    return Ratio(statistics.median(ratios), at(middle - reach), at(middle + reach))

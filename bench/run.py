#!/usr/bin/env python3
"""Measures `parse` in every language beside its peers, and writes bench/RESULTS.md, bench/RESULTS.zh-CN.md and bench/results.svg.

    bench/run.py [--quick] [--only LANGUAGE ...] [--no-setup] [--minutes N]

How it is done is in bench/README.md. Python's standard library suffices; what is measured is installed into target/bench. A
contestant that cannot be set up, or gives a wrong result, is left out, and the report says why.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import time
from pathlib import Path

from harness import chart, measure, php_fpm, report, results, setup
from harness.contestant import Contestant, Lost, Running
from harness.field import CONTESTANTS, FLOOR, MESSAGES, OUT, ROOT

VALID = 570
"""Seconds after which messages begin to be stale, with some to spare."""


def main() -> None:
    arguments = _arguments()
    if arguments.report:
        write(json.loads(Path(arguments.report).read_text()))
        return
    wanted = [each for each in CONTESTANTS if not arguments.only or each.language.lower() in arguments.only]
    failed = {} if arguments.no_setup else set_up(wanted)
    setup.native()
    core = pin()
    setup.messages()
    began = time.monotonic()
    try:
        floor = measure.admitted(FLOOR, MESSAGES, core)
    except (Lost, OSError) as error:
        sys.exit(f"without the floor there is nothing to measure by: {error}")
    runners = admit([each for each in wanted if each not in failed], failed, core)
    race = measure.Race(floor, runners)
    print(f"{len(runners)} contestants; warming up", file=sys.stderr)
    race.warm_up(0.3 if arguments.quick else 1.0)
    seconds = 25 if arguments.quick else min(arguments.minutes * 60, VALID - (time.monotonic() - began))
    print(f"measuring for {seconds:.0f} s", file=sys.stderr)
    started = time.monotonic()
    race.run_until(min(started + seconds, began + VALID))
    for runner in (floor, *race.runners):
        runner.stop()
    found = results.of(race, failed, time.monotonic() - started)
    setup.messages()
    if any(runner.contestant.needs == "php" for runner in race.runners):
        try:
            found["php_fpm"] = php_fpm.measured(core, 2 if arguments.quick else 10)
        except (setup.Failed, OSError) as error:
            print(f"php-fpm could not be had: {error}", file=sys.stderr)
            found["out"].append({"name": "php-fpm", "language": "PHP", "kind": "ours", "why": str(error)})
    found["starts"] = results.starts([runner.contestant for runner in race.runners], core, 2 if arguments.quick else 5)
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "results.json").write_text(json.dumps(found, ensure_ascii=False, indent=1))
    write(found, OUT if arguments.quick or arguments.only else ROOT / "bench")


def set_up(wanted: list[Contestant]) -> dict[Contestant, str]:
    """Makes ready what the contestants need. The floor and Python's package, which makes the messages, are needed always."""
    setup.native()
    steps = list(dict.fromkeys(["rust", "python", *(each.needs for each in wanted)]))
    failures = setup.ready(steps)
    return {each: f"could not be had: {failures[each.needs]}" for each in wanted if each.needs in failures}


def admit(wanted: list[Contestant], failed: dict[Contestant, str], core: int | None) -> list[Running]:
    """Starts them. Who does not give the right result is added to `failed`."""
    runners = []
    for contestant in wanted:
        try:
            runners.append(measure.admitted(contestant, MESSAGES, core))
        except (Lost, OSError) as error:
            failed[contestant] = str(error)
            print(f"{contestant.language}, {contestant.name} is refused: {error}", file=sys.stderr)
    return runners


def pin() -> int | None:
    """The core for all contestants: the last. This process leaves it to them."""
    if not hasattr(os, "sched_setaffinity") or shutil.which("taskset") is None:
        return None
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) > 1:
        os.sched_setaffinity(0, set(cores[:-1]))
    return cores[-1]


def write(found: results.Results, folder: Path = ROOT / "bench") -> None:
    """Writes the report and the chart."""
    (folder / "RESULTS.md").write_text(report.written(found, "en"))
    (folder / "RESULTS.zh-CN.md").write_text(report.written(found, "zh"))
    (folder / "results.svg").write_text(chart.drawn(found))
    print(f"{folder / 'RESULTS.md'} is written", file=sys.stderr)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="measure for half a minute, and write into target/bench")
    parser.add_argument(
        "--only", nargs="+", type=str.lower, metavar="LANGUAGE", help="such as go node.js: writes into target/bench"
    )
    parser.add_argument("--no-setup", action="store_true", help="take what is set up already")
    parser.add_argument(
        "--minutes", type=float, default=8, help="how long the rounds go on: 8 unless given, and at most 9"
    )
    parser.add_argument(
        "--report", metavar="FILE", help="measure nothing, and write the report of a target/bench/results.json again"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()

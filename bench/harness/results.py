"""What was measured, as plain data: what the report and the chart are made of."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import time
from dataclasses import astuple
from pathlib import Path
from typing import Any

from .contestant import Contestant, Running, pinned
from .field import MESSAGES, OUT, PYTHON, ROOT
from .measure import ROWS, Race, ratio

Results = dict[str, Any]

BARE = {
    "Python": (str(PYTHON), "-c", "pass"),
    "Node.js": ("node", "-e", "0"),
    "Java": ("java", "-version"),
    "PHP": ("php", "-r", ""),
    "Ruby": ("ruby", "-e", "0"),
}
"""What starts a language's runtime, and does nothing."""


def of(race: Race, failed: dict[Contestant, str], seconds: float) -> Results:
    """Everything that the race has shown."""
    return {
        "when": time.strftime("%Y-%m-%d", time.gmtime()),
        "machine": machine(),
        "seconds": round(seconds),
        "rounds": race.rounds,
        "floor": race.floor.versions,
        "bodies": {path.stem: path.stat().st_size for path in MESSAGES.glob("*.body")},
        "headers": len((MESSAGES / "paid.headers").read_text().splitlines()),
        "contestants": [
            {
                **_named(runner.contestant),
                "versions": runner.versions,
                "marks": runner.marks,
                "operations": runner.operations,
            }
            for runner in race.runners
        ],
        "out": [{**_named(contestant), "why": why} for contestant, why in {**failed, **race.lost}.items()],
        "rows": {row.key: _row(race, row.key) for row in ROWS},
        "sizes": sizes(),
    }


def _named(contestant: Contestant) -> dict[str, str]:
    return {"name": contestant.name, "language": contestant.language, "kind": contestant.kind}


def _row(race: Race, key: str) -> list[dict[str, Any]]:
    times, floor = race.times[key], race.floor.contestant
    ours: dict[str, Contestant] = {}
    for contestant in (runner.contestant for runner in race.runners):
        if contestant.kind == "ours" and contestant in times:
            ours.setdefault(contestant.language, contestant)
    shown = []
    for contestant in (floor, *(runner.contestant for runner in race.runners)):
        if contestant not in times:
            continue
        own = times[contestant]
        beside = ours.get(contestant.language)
        shown.append(
            {
                **_named(contestant),
                "median": statistics.median(own.own),
                "fastest": min(own.own),
                "turns": len(own.own),
                "to_floor": astuple(ratio(own, times[floor])) if floor in times else None,
                # How many times as long as ours of the same language.
                "to_ours": astuple(ratio(own, times[beside])) if beside and contestant.kind != "floor" else None,
            }
        )
    return shown


def machine() -> dict[str, str]:
    """The processor and the system."""
    processor = {}
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            name, _, value = line.partition(":")
            processor.setdefault(name.strip(), value.strip())
    except OSError:
        pass
    model = processor.get("model name", platform.processor() or platform.machine())
    if "cpu family" in processor:
        model += f" (family {processor['cpu family']}, model {processor['model']}, stepping {processor['stepping']})"
    return {
        "processor": model,
        "cores": str(os.cpu_count()),
        "system": f"{platform.system()} {platform.release()}",
        "libc": " ".join(platform.libc_ver()),
    }


def sizes() -> list[tuple[str, int]]:
    """The bytes of what each language loads."""
    folder = Path(os.environ.get("WXNOTIFY_NATIVE", OUT))
    files = [
        *(
            path
            for path in sorted(folder.glob("*"))
            if path.suffix in (".so", ".dylib", ".dll", ".whl", ".a") and "testing" not in path.name
        ),
        OUT / "java" / "wxnotify.jar",
        ROOT / "target" / "wasm" / "wxnotify.wasm",
    ]
    return [(path.name, path.stat().st_size) for path in files if path.exists()]


def starts(contestants: list[Contestant], core: int | None, times: int) -> list[dict[str, Any]]:
    """Milliseconds from the start of a process to its first notification, of each contestant; and of a bare runtime."""
    shown = []
    for contestant in contestants:
        took = sorted(_start(contestant, core) for _ in range(times))
        shown.append({**_named(contestant), "median": statistics.median(took), "fastest": took[0]})
    for language, command in BARE.items():
        if any(contestant.language == language for contestant in contestants):
            took = sorted(_bare(command, core) for _ in range(times))
            shown.append(
                {
                    "name": "",
                    "language": language,
                    "kind": "bare",
                    "median": statistics.median(took),
                    "fastest": took[0],
                }
            )
    return sorted(shown, key=lambda each: (each["language"], each["median"]))


def _start(contestant: Contestant, core: int | None) -> float:
    began = time.monotonic()
    running = Running(contestant, str(MESSAGES), core)
    running.turn(running.operations[0], "paid", 1)
    took = time.monotonic() - began
    running.stop()
    return took * 1000


def _bare(command: tuple[str, ...], core: int | None) -> float:
    began = time.monotonic()
    subprocess.run(pinned(core, command), capture_output=True, check=False)
    return (time.monotonic() - began) * 1000

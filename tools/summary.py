"""Runs make targets one after another, in lanes side by side where a `//` parts them, and sums up what their test runners
counted. What follows a `then` begins when all lanes before it have ended. A target that stands in two lanes runs once: the other
waits for it.

    python3 tools/summary.py native test-go ... // test-rust native test-c ... then conformance ...

Half of most targets' time is waiting: for deadlines, leases, databases. Targets that build the same thing are in one lane, and
what uses the builds of several comes after a `then`. Beside each target's seconds stand those of the processor.
Every target runs, whatever became of the one before. A target that fails without saying how
often counts as one failure, and so does a target of tests that ran none. One of tests that takes longer than 35 minutes
(or WXNOTIFY_LIMIT seconds) is ended with all that it started, after its processes have been shown: a test that waits for ever
fails by itself, and not by a CI that ends without a word.
"""

import glob
import os
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import repeat
from threading import Event, Timer

# The closing lines of the runners in use.
CLOSING_LINES = [
    re.compile(r"^test result: \w+\. (?P<passed>\d+) passed; (?P<failed>\d+) failed"),  # cargo test
    re.compile(r"^(?P<passed>\d+) passed, (?P<failed>\d+) failed$"),  # our own
]
# What builds, and tests nothing.
BUILDS = {"native"}
MARK = "WXNOTIFY_TARGET"
BEGAN = time.monotonic()
LIMIT = int(os.environ.get("WXNOTIFY_LIMIT", 2100))
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def started_by(target):
    """The ids of the target's processes, those too that have left its session: they carry its name in their environment."""
    mark = f"{MARK}={target}".encode()
    found = []
    for folder in glob.glob("/proc/[0-9]*"):
        # It may have ended, or be another's.
        with suppress(OSError), open(folder + "/environ", "rb") as environment:
            if mark in environment.read().split(b"\0"):
                found.append(folder.removeprefix("/proc/"))
    return found


def end(target):
    """Shows what a target that has gone on for too long is doing, and ends it: first so that it can put away what it has started."""
    print(f"[{target}] is not done after {LIMIT} s, and is ended. What runs:", flush=True)
    subprocess.run(["ps", "-o", "pid,ppid,etimes,time,stat,wchan:20,args", "-p", ",".join(started_by(target))])
    for number, grace in ((signal.SIGTERM, 20), (signal.SIGKILL, 0)):
        for process in started_by(target):
            with suppress(ProcessLookupError):
                os.kill(int(process), number)
        time.sleep(grace)


def run(target):
    """Runs one target, echoes its output, and returns (passed, failed, seconds of the processor)."""
    process = subprocess.Popen(
        ["make", "--no-print-directory", target],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env={**os.environ, MARK: target},
    )
    late = Timer(LIMIT, end, [target])
    if target not in BUILDS:
        late.start()
    passed = failed = 0
    for line in process.stdout:
        # Maven and others send terminal escapes even into a pipe.
        line = ESCAPE.sub("", line)
        print(f"[{target}] {line}", end="", flush=True)
        for pattern in CLOSING_LINES:
            if match := pattern.match(line):
                passed += int(match["passed"])
                failed += int(match["failed"] or 0)
    late.cancel()
    # This target's own processes and no other lane's, once they have ended: what stays behind as a daemon is not counted.
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0 and failed == 0:
        failed = 1
    if target.startswith("check-") and passed + failed == 0:
        passed = 1
    if passed + failed == 0 and target not in BUILDS:
        print(f"[{target}] ran no test")
        failed = 1
    return passed, failed, usage.ru_utime + usage.ru_stime


def run_lane(targets, others, ended):
    """Runs targets in order, and returns (target, passed, failed, seconds of the processor, seconds) of each. For those that the
    other lanes run it waits."""
    rows = []
    for target in targets:
        if target in others:
            ended[target].wait()
            continue
        start = time.monotonic()
        print(f"[{target}] begins at {start - BEGAN:.0f} s", flush=True)
        try:
            rows.append((target, *run(target), time.monotonic() - start))
        finally:
            ended[target].set()
    return rows


def main(arguments):
    rows = []
    for part in re.split(r"\bthen\b", " ".join(arguments)):
        lanes = [lane.split() for lane in part.split("//")]
        before = [set().union(*lanes[:number]) for number in range(len(lanes))]
        ended = {target: Event() for lane in lanes for target in lane}
        with ThreadPoolExecutor(len(lanes)) as threads:
            for lane in threads.map(run_lane, lanes, before, repeat(ended)):
                rows += lane
    print()
    for target, passed, failed, processor, seconds in rows:
        print(f"{'FAILED' if failed else 'ok':8}{target:24}{passed:6} passed {failed:4} failed {seconds:7.0f} s {processor:7.0f} s of a processor")
    print()
    print(f"{sum(row[1] for row in rows)} passed, {sum(row[2] for row in rows)} failed")
    return 1 if any(row[2] for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

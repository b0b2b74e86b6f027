"""What an endpoint does in a second, and how long its slowest answers take, in every language over its usual server: bare (it reads the
body and answers 200), with the handler, and with the handler over an inbox on each database and in each mode; and what forged
notifications take away from genuine ones. It writes RESULTS.md and RESULTS.zh-CN.md.

    bench/endpoint/run.sh [--quick] [SERVER...]        builds what is missing, starts the databases and this

The endpoints are the merchants of tests/soak, on one processor; the load and the databases are on another. Every request is a genuine
notification of its own, and there must be as many effects as answers of 200: a server that skips something measures nothing, and its
figure is replaced by what was wrong. What was answered otherwise stands beside the figure.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import json
import multiprocessing
import os
import pathlib
import platform as machine
import shutil
import signal
import socket
import statistics
import struct
import subprocess
import tempfile
import time
from collections.abc import Iterator
from typing import Any

from results import write
from shops import DATABASES, Shop
from wxnotify.testing import Fault, Platform, sample

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
MERCHANTS = ROOT / "tests/soak/merchants"

SERVERS: dict[str, list[str]] = {
    "Rust, axum": [str(ROOT / "target/release/soak"), "merchant"],
    "Go, net/http": [str(MERCHANTS / "go/run")],
    "Java, jdk.httpserver": [str(HERE / "java.sh")],
    "Node.js, node:http": [str(MERCHANTS / "node/run")],
    "PHP, nginx and php-fpm": [str(HERE / "php.sh")],
    "Python, waitress": [str(MERCHANTS / "python/run"), "--server", "waitress"],
    "Python, uvicorn": [str(MERCHANTS / "python/run"), "--server", "uvicorn"],
    "Ruby, puma": [str(MERCHANTS / "ruby/run")],
    "Elixir, inets": [str(MERCHANTS / "elixir/run")],
}
WARM_UP = {"Java, jdk.httpserver": 14}
"""Seconds for who compiles what it runs, on the same processor as it runs it, and is a beginner until then."""
MODES = ("transaction", "leased", "stored")
ATTACKED = ("Go, net/http", "Node.js, node:http", "Python, uvicorn")
CONNECTIONS = 16
MESSAGES = 48_000
"""More than any inbox takes in a window and the longest of warm-ups."""

SENT = ("content-length", "host", "user-agent", "accept")
VALID = 500
"""For how many seconds notifications are used: those of our platform are signed a little ahead of the clock, and pass for 550."""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="windows of 3 seconds instead of 10")
    parser.add_argument("--kind", action="append", help="such as bare, none, 'sqlite stored' or attack: that one alone; may be given again")
    parser.add_argument("servers", nargs="*", help="words of the names of those to measure; else all")
    options = parser.parse_args()
    kinds = ["bare", "none", *(f"{database} {mode}" for database in DATABASES for mode in MODES), "attack"]
    if not set(options.kind or ()) <= set(kinds):
        parser.error(f"--kind is one of: {', '.join(kinds)}")
    seconds, warm_up = (3, 1) if options.quick else (10, 3)
    chosen = [name for name in SERVERS if not options.servers or any(word.lower() in name.lower() for word in options.servers)]
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(pathlib.Path(folder), seconds, warm_up)
        measured = {name: bench.measure(name, [kind for kind in kinds[:-1] if kind in (options.kind or kinds)]) for name in chosen}
        attacks = {name: bench.attack(name) for name in chosen if name in ATTACKED and "attack" in (options.kind or kinds)}
    conditions = {
        "date": datetime.datetime.now(datetime.timezone.utc).date().isoformat(),
        "machine": f"{processor()}, {os.cpu_count()} processors, Linux {machine.release()}",
        "connections": CONNECTIONS,
        "seconds": seconds,
        "warm_up": warm_up,
        "longest": bench.longest_warm_up,
        "load": bench.load_share,
    }
    # What is measured in part is only printed.
    if not options.servers and not options.kind:
        write(HERE, conditions, measured, attacks)


class Bench:
    """What is measured, with one platform."""

    def __init__(self, folder: pathlib.Path, seconds: int, warm_up: int) -> None:
        self.folder = folder
        self.seconds = seconds
        self.warm_up = warm_up
        self.longest_warm_up = max(warm_up, *WARM_UP.values())
        self.platform = Platform()
        self.made = 0.0
        self.load_share = 0.0

    def measure(self, name: str, kinds: list[str]) -> dict[str, Any]:
        """Each kind's figures, or the text of what was wrong."""
        found = {}
        for kind in kinds:
            database, _, mode = kind.rpartition(" ")
            found[kind] = self.attempt(name, mode, database or None)
            print(f"{name}, {kind}: {found[kind]}", flush=True)
        return found

    def attempt(self, name: str, mode: str, database: str | None) -> Any:
        try:
            with self.shop(database) as shop, self.endpoint(name, mode, shop) as endpoint:
                warm_up = max(self.warm_up, WARM_UP.get(name, 0))
                load = self.load(endpoint, self.messages(), again=database is None, warm_up=warm_up)
                endpoint.stop()
                statuses = load["genuine"].pop("statuses")
                problem = shop.problem(mode, statuses.get("200", 0), sum(statuses.values()))
            refused = {status: count for status, count in statuses.items() if status != "200"}
            figures = {"processor_us": load["spent"] / (load["genuine"]["per_second"] * load["seconds"]) * 1e6, "refused": refused}
            return problem or {**load["genuine"], **figures}
        except Exception as error:  # noqa: BLE001 - the others are measured all the same
            return str(error).strip().splitlines()[-1][:120] if str(error).strip() else type(error).__name__

    def attack(self, name: str) -> Any:
        """Turn about: genuine notifications alone, and as many forged ones between them."""
        try:
            alone, mixed = [], []
            with self.shop("sqlite") as shop, self.endpoint(name, "none", shop) as endpoint:
                for _ in range(3):
                    alone.append(self.load(endpoint, self.messages(), again=True))
                    mixed.append(self.load(endpoint, self.messages(), self.forged(), again=True))
            if any(set(load["forged"]["statuses"]) != {"401"} for load in mixed):
                return f"forged notifications were answered {mixed[0]['forged']['statuses']}"
            if any(set(load["genuine"]["statuses"]) != {"200"} for load in alone + mixed):
                return "a genuine notification was refused"
            figures = {}
            for kind, loads in (("alone", alone), ("mixed", mixed)):
                for figure in ("per_second", "p50", "p99"):
                    figures[f"{kind}_{figure}"] = statistics.median(one["genuine"][figure] for one in loads)
            print(f"{name}, attack: {figures}", flush=True)
            return figures
        except Exception as error:  # noqa: BLE001
            return str(error)[:120]

    @contextlib.contextmanager
    def shop(self, database: str | None) -> Iterator[Shop]:
        work = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
        (work / "certificate.pem").write_text(self.platform.certificate_pem or "")
        (work / "api_v3_key").write_text(self.platform.api_v3_key)
        shop = Shop(database, work)
        if database:
            shop.create(MESSAGES)
        yield shop
        shutil.rmtree(work, ignore_errors=True)

    @contextlib.contextmanager
    def endpoint(self, name: str, mode: str, shop: Shop) -> Iterator[Endpoint]:
        endpoint = Endpoint([*SERVERS[name], "--mode", mode, "--database", shop.database or "sqlite", "--url", shop.url, "--keys", str(shop.folder)])
        try:
            endpoint.wait()
            yield endpoint
        finally:
            endpoint.stop()

    # The load

    def load(self, endpoint: Endpoint, *files: pathlib.Path, again: bool = False, warm_up: int | None = None) -> Any:
        warm_up = self.warm_up if warm_up is None else warm_up
        command = [str(ROOT / "target/endpoint-load"), "-address", f"127.0.0.1:{endpoint.port}", "-connections", str(CONNECTIONS)]
        command += ["-warm-up", f"{warm_up}s", "-for", f"{self.seconds}s", f"-again={str(again).lower()}", *map(str, files)]
        with subprocess.Popen(pinned(1, command), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as load:
            assert load.stdout
            try:
                if load.stdout.readline() != "begun\n":
                    raise RuntimeError(f"its {MESSAGES} messages ended while it warmed up")
                before = endpoint.processor_seconds()
                told, problem = load.communicate(timeout=120)
            finally:
                load.kill()
        if load.returncode:
            raise RuntimeError(problem)
        found = {**json.loads(told), "spent": endpoint.processor_seconds() - before}
        # Where this comes near to 1, the load is what was measured.
        self.load_share = max(self.load_share, found["processor_seconds"] / (found["seconds"] + warm_up))
        return found

    def messages(self) -> pathlib.Path:
        """A file of genuine notifications, which is made anew when those before grow old."""
        if time.monotonic() - self.made > VALID - 2 * (self.seconds + self.longest_warm_up) or not self.made:
            self.made = time.monotonic()
            self.make("genuine", MESSAGES)
            self.make("forged", 2000, "forged")
        return self.folder / "genuine"

    def forged(self) -> pathlib.Path:
        return self.folder / "forged"

    def make(self, name: str, count: int, fault: Fault | None = None) -> None:
        now = int(time.time()) + 250
        with multiprocessing.get_context("fork").Pool(initializer=use, initargs=(self.platform, now, fault)) as pool:
            made = pool.map(message, range(count), chunksize=500)
        (self.folder / name).write_bytes(b"".join(struct.pack(">I", len(one)) + one for one in made))


def use(*given: Any) -> None:
    """In a process that makes messages: of which platform, when, and how they are wrong."""
    making.extend(given)


making: list[Any] = []


def message(number: int) -> bytes:
    """As it is written to the socket, with the headers that WeChat Pay sends."""
    platform, now, fault = making
    order = {"out_trade_no": f"A{number:06}", "transaction_id": f"42{number:026}"}
    headers, body = platform.notification("TRANSACTION.SUCCESS", sample("TRANSACTION.SUCCESS", order), now=now, fault=fault)
    lines = ["POST /notify HTTP/1.1", "Host: 127.0.0.1", "User-Agent: Mozilla/4.0", "Accept: */*"]
    lines += [f"{name}: {value}" for name, value in headers.items() if name.lower() not in SENT]
    lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


class Endpoint:
    """A merchant's processes."""

    def __init__(self, command: list[str]) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._log = tempfile.TemporaryFile("w+")  # noqa: SIM115 - for as long as the processes live
        command = pinned(0, [*command, "--port", str(self.port)])
        self._process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=self._log, stderr=self._log
        )

    def wait(self) -> None:
        """Until it takes connections."""
        until = time.monotonic() + 60
        while True:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return
            if self._process.poll() is not None or time.monotonic() > until:
                self._log.seek(0)
                raise RuntimeError(f"does not start: {self._log.read()[-300:].strip() or 'is it built?'}")
            time.sleep(0.05)

    def processor_seconds(self) -> float:
        """Of all its processes, and of those of them that ended."""
        ticks = sum(int(field) for fields in self._statuses().values() for field in fields[11:15])
        return ticks / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        for process in self._statuses():
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self._process.wait()

    def _statuses(self) -> dict[int, list[str]]:
        """The fields of /proc/PID/stat, from the third on, of the process and of all that come of it."""
        fields: dict[int, list[str]] = {}
        for file in pathlib.Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                fields[int(file.parent.name)] = file.read_text().rpartition(")")[2].split()
        found: dict[int, list[str]] = {}
        more = {self._process.pid} & set(fields)
        while more:
            found |= {process: fields[process] for process in more}
            more = {process for process, of in fields.items() if int(of[1]) in more}
        return found


def pinned(cpu: int, command: list[str]) -> list[str]:
    return ["taskset", "-c", str(cpu), *command] if (os.cpu_count() or 1) > 1 else command


def processor() -> str:
    lines = pathlib.Path("/proc/cpuinfo").read_text().splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), machine.machine())


if __name__ == "__main__":
    main()

"""What an endpoint costs: the server's processor time for a request, bare (it reads the body and answers 200), with the handler,
and with the handler over an SQLite inbox, in each language over its usual server:

    target/venv-python/bin/python bench/endpoint/endpoint.py [--requests 2000] [python-wsgi python-asgi node go ...]

Every request is a genuine notification of its own, all of them over one connection. Each answer must be 200, and with a handler the
callback must have counted every one: a server that skips something measures nothing. The time is that of all threads of the
server, from the kernel, so that what else the machine does counts little.
"""

from __future__ import annotations

import argparse
import os
import pathlib
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

from wxnotify.testing import Platform, sample

HERE = pathlib.Path(__file__).parent
SERVERS = {
    "python-wsgi": [sys.executable, str(HERE / "server.py"), "wsgi"],
    "python-asgi": [sys.executable, str(HERE / "server.py"), "asgi"],
    "node": [str(HERE.parent.parent / "node/tests/node_modules/node-24/bin/node"), str(HERE / "server.mjs")],
    "go": [str(HERE / "go" / "endpoint")],
}
KINDS = ("bare", "handler", "sqlite")
WARM_UP = 500
PLAINTEXT = sample("TRANSACTION.SUCCESS")
SENT = ("content-length", "host", "user-agent", "accept")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--requests", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("servers", nargs="*", default=list(SERVERS))
    options = parser.parse_args()

    platform = Platform(public_key_id="PUB_KEY_ID_0000000000000000000000000001")
    with tempfile.TemporaryDirectory() as folder:
        key = pathlib.Path(folder, "public_key.pem")
        key.write_text(platform.public_key_pem)
        environment = {
            **os.environ,
            "WXPAY_PUBLIC_KEY_ID": platform.serial,
            "WXPAY_PUBLIC_KEY_FILE": str(key),
            "WXPAY_API_V3_KEY": platform.api_v3_key,
            "NODE_PATH": str(HERE.parent.parent / "node/tests/node_modules"),
        }
        for name in options.servers:
            # Turn about, so that a machine that grows slower does so for all.
            microseconds: dict[str, list[float]] = {kind: [] for kind in KINDS}
            for _ in range(options.rounds):
                for kind in KINDS:
                    work = pathlib.Path(tempfile.mkdtemp(dir=folder))
                    microseconds[kind].append(measure(SERVERS[name], kind, options.requests, platform, environment, work))
                    shutil.rmtree(work)
            median = {kind: statistics.median(found) for kind, found in microseconds.items()}
            ratios = " ".join(f"{median[kind] / median['bare']:.2f}" for kind in KINDS[1:])
            print(name, *(f"{kind} {median[kind]:.0f} us" for kind in KINDS), "of the bare:", ratios, flush=True)


def measure(command: list[str], kind: str, requests: int, platform: Platform, environment: dict[str, str], work: pathlib.Path) -> float:
    """Microseconds of processor time for a request."""
    messages = [message(platform) for _ in range(WARM_UP + requests)]
    server = subprocess.Popen([*command, kind], cwd=work, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        port = int(server.stdout.readline())
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            deliver(connection, messages[:WARM_UP])
            before = processor_time(server.pid)
            deliver(connection, messages[WARM_UP:])
            spent = processor_time(server.pid) - before
        server.send_signal(signal.SIGTERM)
        counted = int(server.stdout.readline())
        if kind != "bare" and counted != len(messages):
            raise SystemExit(f"{command[0]} {kind}: the callback ran {counted} times for {len(messages)} notifications")
    finally:
        server.kill()
        server.wait()
    return spent / requests * 1e6


def message(platform: Platform) -> bytes:
    """As it is written to the socket, with the headers that WeChat Pay sends."""
    headers, body = platform.notification("TRANSACTION.SUCCESS", PLAINTEXT)
    lines = ["POST /notify HTTP/1.1", "Host: 127.0.0.1", "User-Agent: Mozilla/4.0", "Accept: */*"]
    lines += [f"{name}: {value}" for name, value in headers.items() if name.lower() not in SENT]
    lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def deliver(connection: socket.socket, messages: list[bytes]) -> None:
    rest = b""
    for request in messages:
        connection.sendall(request)
        while b"\r\n\r\n" not in rest:
            rest += received(connection)
        head, rest = rest.split(b"\r\n\r\n", 1)
        if b" 200" not in head.split(b"\r\n", 1)[0]:
            raise SystemExit(f"the answer was {head!r}")
        length = next((int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), None)
        if length is None and b"transfer-encoding: chunked" in head.lower():
            while not rest.endswith(b"0\r\n\r\n"):
                rest += received(connection)
            rest = b""
            continue
        while len(rest) < (length or 0):
            rest += received(connection)
        rest = rest[length or 0 :]


def received(connection: socket.socket) -> bytes:
    part = connection.recv(65536)
    if not part:
        raise SystemExit("the server closed the connection")
    return part


def processor_time(process: int) -> float:
    """Seconds, of all threads that live."""
    tasks = pathlib.Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9


if __name__ == "__main__":
    main()

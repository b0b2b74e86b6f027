"""PHP as most merchants run it: behind php-fpm, where no request has anything from the one before."""

from __future__ import annotations

import glob
import os
import pwd
import shutil
import socket
import statistics
import struct
import subprocess
import time
from dataclasses import astuple
from pathlib import Path
from typing import Any

from .contestant import pinned
from .field import MESSAGES, OUT, ROOT
from .measure import Times, ratio
from .setup import Failed, run

SCRIPTS = {"ours": "cold_ours.php", "by_hand": "cold_by_hand.php"}


def measured(core: int | None, seconds: float) -> dict[str, Any]:
    """Nanoseconds from a script's first line to the plaintext, by hand and with ours set up as its README says. Raises Failed."""
    server, address = _started(core)
    try:
        message = _message()
        expected = b"1217752501201407033233368018"
        times = {name: Times() for name in SCRIPTS}
        deadline, turn = time.monotonic() + seconds, -20
        while turn < 20 or time.monotonic() < deadline:
            for name, script in SCRIPTS.items():
                answer = _answer(address, ROOT / "bench/php" / script, *message)
                nanoseconds, _, number = answer.partition(b" ")
                if number != expected:
                    raise Failed(f"{script} answered {answer[:120]!r}")
                # At first opcache compiles.
                if turn >= 0:
                    times[name].own.append(int(nanoseconds))
                    times[name].rounds.append(turn)
            turn += 1
    finally:
        server.terminate()
        server.wait()
    shown: dict[str, Any] = {
        name: {"median": statistics.median(each.own), "fastest": min(each.own)} for name, each in times.items()
    }
    return {**shown, "ratio": astuple(ratio(times["by_hand"], times["ours"]))}


def _started(core: int | None) -> tuple[subprocess.Popen[bytes], str]:
    binary = (
        os.environ.get("PHP_FPM")
        or next(iter(sorted(glob.glob("/usr/sbin/php-fpm*"), reverse=True)), None)
        or shutil.which("php-fpm")
    )
    if binary is None:
        raise Failed("php-fpm is not installed")
    folder = OUT / "php-fpm"
    folder.mkdir(parents=True, exist_ok=True)
    header, address, log = folder / "wxnotify.ffi.h", str(folder / "socket"), folder / "log"
    header.write_text(run("php", "bindings/php/bin/wxnotify-header"))
    user = pwd.getpwuid(os.geteuid()).pw_name
    (folder / "fpm.conf").write_text(
        f"[global]\nerror_log = {log}\n[www]\nuser = {user}\nlisten = {address}\npm = static\npm.max_children = 1\ncatch_workers_output = yes\n"
    )
    Path(address).unlink(missing_ok=True)
    settings = {
        "opcache.enable": "1",
        "opcache.preload_user": user,
        "opcache.preload": ROOT / "bindings/php/preload.php",
        "ffi.enable": "preload",
        "ffi.preload": header,
    }
    words = [word for name, value in settings.items() for word in ("-d", f"{name}={value}")]
    command = pinned(
        core, (binary, "--nodaemonize", "--allow-to-run-as-root", "--fpm-config", str(folder / "fpm.conf"), *words)
    )
    server = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    # The socket is there before anybody listens.
    for _ in range(500):
        with socket.socket(socket.AF_UNIX) as probe:
            if probe.connect_ex(address) == 0:
                return server, address
        if server.poll() is not None:
            break
        time.sleep(0.02)
    server.kill()
    server.wait()
    raise Failed("php-fpm did not start: " + (log.read_text().strip().splitlines() or ["without a word"])[-1])


def _message() -> tuple[dict[str, str], bytes]:
    """The payment's headers as a web server gives them to CGI, and its body."""
    lines = (line.split(": ", 1) for line in (MESSAGES / "paid.headers").read_text().splitlines())
    variables = {"HTTP_" + name.upper().replace("-", "_"): value for name, value in lines}
    body = (MESSAGES / "paid.body").read_bytes()
    return {
        **variables,
        "REQUEST_METHOD": "POST",
        "CONTENT_LENGTH": str(len(body)),
        "CONTENT_TYPE": "application/json",
        "FOLDER": str(MESSAGES),
    }, body


def _answer(address: str, script: Path, variables: dict[str, str], body: bytes) -> bytes:
    """The body of what php-fpm answers, over FastCGI."""
    parameters = b""
    for name, value in {**variables, "SCRIPT_FILENAME": str(script)}.items():
        key, content = name.encode(), value.encode()
        parameters += struct.pack(">II", len(key) | 1 << 31, len(content) | 1 << 31) + key + content
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(20)
        connection.connect(address)
        records = [(1, struct.pack(">HB5x", 1, 0)), (4, parameters), (4, b""), (5, body), (5, b"")]
        connection.sendall(
            b"".join(struct.pack(">BBHHBx", 1, kind, 1, len(content), 0) + content for kind, content in records)
        )
        received = b"".join(iter(lambda: connection.recv(65536), b""))
    output, at = b"", 0
    while at < len(received):
        _, kind, _, length, padding = struct.unpack(">BBHHBx", received[at : at + 8])
        if kind == 6:
            output += received[at + 8 : at + 8 + length]
        at += 8 + length + padding
    return output.partition(b"\r\n\r\n")[2]

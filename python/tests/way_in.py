"""The way in that README begins with, to the letter: `python way_in.py WHEEL`.

In an empty folder with the wheel it saves README's files under their names and types README's commands into two terminals.
It prints each command with its seconds.
"""

import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

README = pathlib.Path(__file__).parent.parent / "README.md"
HEADING = "## From nothing to the first notification\n"
PORT = 8001
PATIENCE = 120
"""Seconds for everything up to the endpoint that listens: packages may come slowly."""


def section():
    """README's section, as its files and its terminals."""
    text = README.read_text(encoding="utf-8").partition(HEADING)[2].partition("\n## ")[0]
    files = dict(re.findall(r"<!-- snippet: \S+/(\w+\.py) -->\n```python\n(.*?)^```", text, re.DOTALL | re.MULTILINE))
    terminals = re.findall(r"^```sh\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    assert all(f"`{name}`" in text for name in files), "README does not say what a file is called"
    assert len(terminals) == 2
    return files, terminals


def terminal(folder, name, commands):
    """A terminal into which these commands are typed; each leaves its time in a file beside the folder."""
    steps = f'exec 9>"$STEPS"; trap \'echo "$EPOCHREALTIME $BASH_COMMAND" >&9\' DEBUG; set -e; {commands}'
    settings = {**os.environ, "STEPS": str(steps_of(folder, name)), "PIP_CONSTRAINT": constraints(folder)}
    for variable in ("PYTHONPATH", "VIRTUAL_ENV"):
        settings.pop(variable, None)
    output = (folder.parent / f"{name}.out").open("w")
    return subprocess.Popen(
        ["bash", "-c", steps], cwd=folder, env=settings, stdout=output, stderr=output, start_new_session=True
    )


def steps_of(folder, name):
    return folder.parent / f"{name}.steps"


def constraints(folder):
    """README takes the newest Flask; the test the one that is tested."""
    file = folder.parent / "constraints"
    file.write_text("flask==3.1.3\n", encoding="ascii")
    return str(file)


def said(folder, name):
    return (folder.parent / f"{name}.out").read_text(encoding="utf-8")


def wait_until(is_there, process, folder, name):
    end = time.monotonic() + PATIENCE
    while not is_there():
        if process.poll() is not None or time.monotonic() > end:
            sys.exit(f"way_in.py: the {name} terminal came to nothing:\n{said(folder, name)}")
        time.sleep(0.05)


def listens():
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", PORT)) == 0


def main(wheel):
    if listens():
        sys.exit(f"way_in.py: something else listens on port {PORT}")
    files, terminals = section()
    with tempfile.TemporaryDirectory() as outer:
        folder = pathlib.Path(outer) / "empty"
        folder.mkdir()
        shutil.copy(wheel, folder)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
        began = time.time()
        first = terminal(folder, "first", terminals[0])
        try:
            wait_until(listens, first, folder, "first")
            second = terminal(folder, "second", terminals[1])
            assert second.wait(60) == 0, said(folder, "second")
            assert "HTTP 200 " in said(folder, "second"), said(folder, "second")
            wait_until(lambda: "order A1 is paid\n" in said(folder, "first"), first, folder, "first")
            ended = time.time()
        finally:
            os.killpg(first.pid, signal.SIGTERM)
            first.wait()
        steps = [
            (float(at), command)
            for name in ("first", "second")
            for at, command in (line.split(" ", 1) for line in steps_of(folder, name).read_text().splitlines())
            if command != "set -e"
        ]
        for (at, command), (until, _) in zip(steps, [*steps[1:], (ended, "")]):
            print(f"{until - at:6.1f} s  {command}")
        print(f"{ended - began:6.1f} s  from an empty folder to the first verified notification: {len(steps)} commands")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))

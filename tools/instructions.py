#!/usr/bin/env python3
"""instructions.py [--write] [PROGRAM...]: how many instructions one `parse` takes, by valgrind's callgrind, in C, Python, PHP and
Rust (or in the named ones), beside bench/instructions/expected.json. Fails where one takes 15 % more than it did, or 15 % less,
which is to be kept: --write writes what was counted. Needs the libraries of tools/native.sh, in WXNOTIFY_NATIVE,
but for Rust, which cargo builds. What is counted, and why, is in bench/instructions/README.md. Ends with "N passed, N failed".
"""

import base64
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "bench/instructions"
EXPECTED = HERE / "expected.json"
# One more parse than the other: what starting the program takes is in both.
FEW, MANY = 20, 120
BOUND = 0.15
VECTORS = {"rsa": "accept/public_key", "sm2": "accept/sm2_public_key"}
# Interpreters start slowly under valgrind, and what SM2 takes is seen without them.
KINDS = {"c": ["rsa", "sm2"], "rust": ["rsa", "sm2"], "python": ["rsa"], "php": ["rsa"]}


def write_notification(name: str, folder: Path) -> None:
    """A notification of the vectors, as the programs read it."""
    cases = json.loads((ROOT / "tests/vectors/accept.json").read_text())["cases"]
    given = next(case for case in cases if case["name"] == name)["input"]
    (key,) = given["config"]["platform_keys"]["public_keys"]
    folder.mkdir()
    (folder / "key.pem").write_text(key["pem"])
    (folder / "id").write_text(key["id"])
    (folder / "api_v3_key").write_text(given["config"]["api_v3_keys"][0]["key"])
    (folder / "headers").write_text("".join(f"{name}: {value}\n" for name, value in given["headers"]))
    (folder / "body").write_bytes(base64.b64decode(given["body"]))
    (folder / "now").write_text(str(given["now"]))


def programs(work: Path) -> dict:
    """Each program's name, and what makes it: the command, and its environment."""
    native = Path(os.environ.get("WXNOTIFY_NATIVE", ROOT / "target/release"))

    def c():
        program = work / "parse"
        subprocess.run(
            ["cc", "-O2", f"-I{ROOT}/include", "-o", program, HERE / "parse.c", native / "libwxnotify.so", f"-Wl,-rpath,{work}"], check=True
        )
        shutil.copy(native / "libwxnotify.so", work / "libwxnotify.so.0")
        return [program], {}

    def python():
        (wheel,) = native.glob("*.whl")
        shutil.unpack_archive(wheel, work / "wheel", "zip")
        return [sys.executable, HERE / "parse.py"], {"PYTHONPATH": str(work / "wheel"), "PYTHONHASHSEED": "0"}

    def php():
        subprocess.run([ROOT / "bindings/php/native.sh"], check=True)
        return ["php", "-d", "ffi.enable=1", HERE / "parse.php"], {}

    def rust():
        cargo = os.environ.get("CARGO", "cargo")
        subprocess.run([cargo, "build", "--quiet", "--release", "--locked", "-p", "parse-times"], cwd=ROOT, check=True)
        built = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
        return [ROOT / built / "release/parse-times"], {}

    return {"c": c, "python": python, "php": php, "rust": rust}


def instructions(command: list, environment: dict, folder: Path, times: int) -> int:
    counted = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command, folder, str(times)],
        env=os.environ | environment,
        capture_output=True,
        text=True,
    )
    found = re.search(r"Collected : (\d+)", counted.stderr)
    if counted.returncode != 0 or found is None:
        sys.exit(f"instructions.py: {command[-1]} failed:\n{counted.stderr[-2000:]}")
    return int(found[1])


def main() -> None:
    arguments = sys.argv[1:]
    write = "--write" in arguments
    named = [name for name in arguments if name != "--write"]
    expected = json.loads(EXPECTED.read_text()) if EXPECTED.exists() else {}
    passed = failed = 0
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        for name, vector in VECTORS.items():
            write_notification(vector, work / name)
        makers = programs(work)
        for program in named or makers:
            command, environment = makers[program]()
            for name in KINDS[program]:
                few, many = (instructions(command, environment, work / name, times) for times in (FEW, MANY))
                count = round((many - few) / (MANY - FEW))
                before = expected.get(program, {}).get(name)
                change = count / before - 1 if before else 0
                print(f"{program} {name}: {count:,} instructions, " + (f"{change:+.1%}" if before else "and nothing to compare it with"))
                if write:
                    expected.setdefault(program, {})[name] = count
                elif before is not None and abs(change) > BOUND:
                    failed += 1
                    print(
                        f"instructions.py: {program} {name}: one parse took {before} instructions, and takes {count}. "
                        "Where that is meant: tools/instructions.py --write",
                        file=sys.stderr,
                    )
                else:
                    passed += 1
    if write:
        EXPECTED.write_text(json.dumps(expected, indent=2) + "\n")
    else:
        print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()

"""Reads tools/platforms.json, the list of platforms that packages are made for.

    python3 tools/platforms.py targets         every Rust target
    python3 tools/platforms.py host            the one of this machine
    python3 tools/platforms.py TARGET KEY      such as "go": what that target's library is called there
    python3 tools/platforms.py record TARGET BACKEND RAN FOLDER
                                               notes in tools/platforms-built.json what was built into FOLDER, and what
                                               ran it: linux, musl, qemu, wine, or nothing

A target has: `name` (in the jar, and in PHP's, Elixir's and Ruby's packages), `gem` (RubyGems' platform), `system` (in the README's table),
`zig` (what zig calls it; empty where another compiler links), `wheel` (the tag that maturin is to give), `node` (the
package, and what npm compares with the machine), `go` (in the static library's name, with `_musl` behind its tag; empty where Go takes the WebAssembly core), `c` (in the
C archive's name). Windows has two: mingw's, and MSVC's, which only the release workflow can build and which takes the place of it in every
package but C's, which has both.
"""

import json
import platform
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLATFORMS = json.loads((ROOT / "tools/platforms.json").read_text(encoding="utf-8"))
BUILT = ROOT / "tools/platforms-built.json"
# What each language's package is made of.
PARTS = {
    "C": r"(lib)?wxnotify\.(so|dylib|dll)",
    "Python": r".*\.whl",
    "Node.js": r"(lib)?wxnotify_node\.(so|dylib|dll)",
    "Go": r"libwxnotify_testing\.a",
    "Java": r"(lib)?wxnotify_jni\.(so|dylib|dll)",
    "PHP": r"(lib)?wxnotify\.(so|dylib|dll)",
    "Elixir": r"(lib)?wxnotify_nif\.(so|dylib)",
    "Ruby": r"(lib)?wxnotify\.(so|dylib|dll)",
}


def of(target):
    """The platform with this target; ends the program with one line where there is none."""
    for one in PLATFORMS:
        if one["target"] == target:
            return one
    known = ", ".join(one["target"] for one in PLATFORMS)
    sys.exit(f"platforms: {target} is not in tools/platforms.json; there are {known}")


def host():
    """The target of the machine that runs this."""
    machine = {"arm64": "aarch64", "amd64": "x86_64"}.get(platform.machine().lower(), platform.machine())
    system = {"Linux": "linux", "Darwin": "macos", "Windows": "windows"}.get(platform.system(), platform.system())
    musl = "-musl" if system == "linux" and platform.libc_ver()[0] != "glibc" else ""
    name = f"{system}-{machine}{musl}"
    for one in PLATFORMS:
        if one["name"] == name:
            return one["target"]
    sys.exit(f"platforms: this machine is {name}, and tools/platforms.json has no such platform")


def record(target, backend, ran, folder):
    """Notes what was built."""
    files = [file.name for file in Path(folder).iterdir()]
    parts = [part for part, pattern in PARTS.items() if any(re.fullmatch(pattern, file) for file in files)]
    built = json.loads(BUILT.read_text(encoding="utf-8")) if BUILT.exists() else {}
    built[of(target)["target"]] = {"backend": backend, "ran": ran, "parts": parts}
    in_order = {one["target"]: built[one["target"]] for one in PLATFORMS if one["target"] in built}
    BUILT.write_text(json.dumps(in_order, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["targets"]:
            print("\n".join(one["target"] for one in PLATFORMS))
        case ["host"]:
            print(host())
        case ["record", target, backend, ran, folder]:
            record(target, backend, ran, folder)
        case [target, key]:
            value = of(target)[key]
            print(value if isinstance(value, str) else json.dumps(value))
        case _:
            sys.exit(__doc__)

"""THIRD-PARTY-NOTICES: the licences of everything that is linked into the packages.

    python3 tools/notices.py            fails where the file names other crates or versions than Cargo links in
    python3 tools/notices.py --write    writes it anew with cargo-about, which it installs where it is missing
"""

import json
import os
import pathlib
import re
import subprocess
import sys

from platforms import PLATFORMS

ROOT = pathlib.Path(__file__).resolve().parent.parent
FILE = ROOT / "THIRD-PARTY-NOTICES"
TOOL = ROOT / "target/tools/bin/cargo-about"
TOOL_VERSION = "0.9.3"
# What tools/native.sh builds.
PACKAGES = [
    *("wxnotify-capi", "wxnotify-capi-testing", "wxnotify-jni", "wxnotify-node", "wxnotify-python", "wxnotify_nif"),
    "wxnotify-cli",
]
TARGETS = [platform["target"] for platform in PLATFORMS]
RULE = "=" * 100
INTRODUCTION = f"""\
wxnotify itself is under MIT or Apache-2.0, at your option. Its packages contain the software named below, under the
licences that follow. Written by tools/notices.py.

Beside these crates the libraries hold parts of the Rust standard library (MIT or Apache-2.0, by the Rust Project
Developers) and of LLVM's compiler-rt and libunwind (Apache-2.0 WITH LLVM-exception, by the LLVM Project).
"""


def run(*command, **options):
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True, **options).stdout


def linked():
    """The crates that are linked in on any platform, as {"name version"}: not ours, and not what runs in the compiler only."""
    packages = [argument for name in PACKAGES for argument in ("-p", name)]
    tree = run(
        *("cargo", "tree", "--locked", "--quiet", *packages),
        *(argument for target in TARGETS for argument in ("--target", target)),
        *("--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"),
    )
    crates = (line.removesuffix(" (*)") for line in tree.splitlines() if line)
    return {crate.replace(" v", " ", 1) for crate in crates if str(ROOT) not in crate}


def licences(crates):
    """[(name, text, crates under it)], as cargo-about finds them in the crates' sources."""
    if not TOOL.exists() or TOOL_VERSION not in run(TOOL, "--version"):
        # A target directory of its own keeps the tool's build out of the workspace's.
        install = ("cargo", "install", "--quiet", "--locked", "--root", "target/tools", "--features", "cli")
        run(*install, "cargo-about", "--version", TOOL_VERSION, env=os.environ | {"CARGO_TARGET_DIR": "target/tools/build"})
    found = {}
    about = ("generate", "--workspace", "--locked", "--config", "about.toml", "--format", "json")
    for licence in json.loads(run(TOOL, *about))["licenses"]:
        users = {f"{use['crate']['name']} {use['crate']['version']}" for use in licence["used_by"]} & crates
        if users:
            # Line ends and trailing spaces differ between copies of one text.
            text = "\n".join(line.rstrip() for line in licence["text"].strip().splitlines())
            found.setdefault((licence["name"], text), set()).update(users)
    # The C library inside has notices of its own, for each of its parts.
    for package in json.loads(run("cargo", "metadata", "--locked", "--format-version", "1"))["packages"]:
        if package["name"] == "aws-lc-sys":
            text = (pathlib.Path(package["manifest_path"]).parent / "aws-lc/LICENSE").read_text(encoding="utf-8")
            found["AWS-LC", text.strip()] = {f"aws-lc-sys {package['version']}"}
    return sorted((name, text, sorted(users)) for (name, text), users in found.items())


def main(write):
    crates = linked()
    if write:
        parts = [INTRODUCTION]
        covered = set()
        for name, text, users in licences(crates):
            covered.update(users)
            parts.append(f"{RULE}\n{name}, for:\n" + "".join(f"  - {user}\n" for user in users) + f"\n{text}\n")
        if covered != crates:
            sys.exit(f"notices: no licence was found for {', '.join(sorted(crates - covered))}")
        FILE.write_text("\n".join(parts), encoding="utf-8")
    named = set(re.findall(r"^  - (\S+ \d\S*)$", FILE.read_text(encoding="utf-8"), re.MULTILINE))
    if named != crates:
        print(f"missing: {sorted(crates - named)}, no longer linked in: {sorted(named - crates)}", file=sys.stderr)
        sys.exit("notices: THIRD-PARTY-NOTICES differs from what is linked in; run: python3 tools/notices.py --write")
    print(f"notices: {len(crates)} crates, as linked in")


if __name__ == "__main__":
    main(write="--write" in sys.argv[1:])

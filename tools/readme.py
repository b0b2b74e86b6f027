"""Keeps the README's snippets equal to the files that the tests run.

A snippet is a fenced block below a marker:

    <!-- snippet: path/to/file -->
    ```c
    ...
    ```

It holds the file's text, or, where the file has the lines `snippet: begin` and `snippet: end` in
comments, what stands between them. Without an argument differences are reported; with --write
they are removed.

A table below a marker names what is tested with, a name and a version or its beginning, as the files have them:

    <!-- versions: path/to/go.mod path/to/Cargo.lock -->

An English document and its Chinese one must have the same headings and snippets, and ON-CALL.md a line for
every code.
"""

import re
import subprocess
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MARKER = re.compile(r"(<!-- snippet: (\S+) -->\n```\w*\n)(.*?)(^```)", re.DOTALL | re.MULTILINE)

STACKS = re.compile(r"<!-- versions: (.+) -->\n((?:\|.*\n)+)")


def snippet(path):
    lines = (ROOT / path).read_text(encoding="utf-8").rstrip("\n").split("\n")
    begin = [index for index, line in enumerate(lines) if "snippet: begin" in line]
    end = [index for index, line in enumerate(lines) if "snippet: end" in line]
    if begin and end:
        lines = lines[begin[0] + 1 : end[0]]
    return textwrap.dedent("\n".join(lines)).strip("\n")


def shape(text):
    """What must be equal in both languages: the levels of the headings, the snippets' files, and the rows of the tables of versions."""
    without_code = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    headings = [len(hashes) for hashes in re.findall(r"^(#+) ", without_code, flags=re.MULTILINE)]
    return headings, [match[1] for match in MARKER.finditer(text)], [match[0].count("\n") for match in STACKS.finditer(text)]


def wrong_versions(text):
    """What a table says is tested, and its file does not have."""
    for match in STACKS.finditer(text):
        pinned = "\n".join((ROOT / path).read_text(encoding="utf-8") for path in match[1].split())
        for row in match[2].splitlines()[2:]:
            for name, version in re.findall(r"`?([\w@./-]+)`?[ |]+(\d+\.[\d.]*\d)", row):
                pin = rf"(^|[\s/\"'@]){re.escape(name)}(-binary|-orm)?(\[\w+\])?(/v\d+)?[\s\"':=@]*(version = \")?v?{re.escape(version)}(?!\d)"
                if not re.search(pin, pinned, flags=re.MULTILINE | re.IGNORECASE):
                    yield f"{name} {version} is not what {match[1]} has"


def codes():
    """Every code that a line of the log can begin with."""
    errors = re.findall(r' = \d+, "([A-Z0-9_]+)"', (ROOT / "crates/wxnotify/src/error.rs").read_text(encoding="utf-8"))
    return {*errors, "SUCCESS", "DUPLICATE", "STORED", "IGNORED"}


def main(write):
    problems = []
    tracked = subprocess.run(["git", "ls-files", "*.md"], cwd=ROOT, capture_output=True, text=True, check=True)
    documents = [ROOT / name for name in tracked.stdout.split()]
    for document in documents:
        text = document.read_text(encoding="utf-8")
        fresh = MARKER.sub(lambda match: match[1] + snippet(match[2]) + "\n" + match[4], text)
        if fresh != text and write:
            document.write_text(fresh, encoding="utf-8")
        elif fresh != text:
            problems.append(f"{document.relative_to(ROOT)}: a snippet differs from its file; run `make generate`")
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", re.sub(r"```.*?```", "", text, flags=re.DOTALL)):
            if not (document.parent / target).exists():
                problems.append(f"{document.relative_to(ROOT)}: links to {target}, which is not there")
        problems += [f"{document.relative_to(ROOT)}: {problem}" for problem in wrong_versions(text)]
        chinese = document.with_name(f"{document.stem}.zh-CN.md")
        if chinese.exists() and shape(text) != shape(chinese.read_text(encoding="utf-8")):
            problems.append(f"{document.relative_to(ROOT)} and {chinese.name} differ in headings, snippets or tables of versions")
    for name in ("ON-CALL.md", "ON-CALL.zh-CN.md"):
        missing = codes() - set(re.findall(r"`([A-Z0-9_]+)`", (ROOT / name).read_text(encoding="utf-8")))
        problems += [f"{name} says nothing about {code}" for code in sorted(missing)]
    for problem in problems:
        print(problem)
    print(f"{len(documents)} documents checked")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main("--write" in sys.argv[1:]))

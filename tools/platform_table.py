"""The table of platforms in README.md and README.zh-CN.md, between the markers `platforms: begin` and `platforms: end`.

It is made from tools/platforms.json and from tools/platforms-built.json, where tools/cross.sh writes what it built and
what it could run. Without an argument a difference is reported; with --write it is removed.
"""

import json
import re
import sys

from platforms import BUILT as RECORD
from platforms import PLATFORMS, ROOT

BUILT = json.loads(RECORD.read_text(encoding="utf-8"))
LANGUAGES = ["C", "Python", "Node.js", "Go", "Java", "PHP", "Elixir", "Ruby"]
WORDS = {
    "README.md": {
        "head": ["Platform", *LANGUAGES, "RSA and AES by", "Tried"],
        "tried": {
            "": "built, not run here",
            "linux": "yes",
            "musl": "yes",
            "qemu": "yes, under qemu-user",
            "wine": "yes, under wine",
        },
        "unbuilt": "not built",
    },
    "README.zh-CN.md": {
        "head": ["平台", *LANGUAGES, "RSA 与 AES 由", "试运行"],
        "tried": {
            "": "已构建，未在此运行",
            "linux": "是",
            "musl": "是",
            "qemu": "是，用 qemu-user",
            "wine": "是，用 wine",
        },
        "unbuilt": "未构建",
    },
}
BACKENDS = {"aws-lc-rs": "AWS-LC", "rustcrypto": "RustCrypto"}
SYSTEMS_IN_CHINESE = [(" or later", " 及以上"), (", ", "，")]
MARKED = re.compile(r"(<!-- platforms: begin[^\n]*-->\n).*?(<!-- platforms: end -->)", re.DOTALL)


def rows(words, chinese):
    yield words["head"]
    yield ["---"] * len(words["head"])
    for platform in PLATFORMS:
        if platform["target"].endswith("-msvc"):
            continue  # built by the release workflow only, in place of mingw's
        system = platform["system"]
        if chinese:
            for english, translated in SYSTEMS_IN_CHINESE:
                system = system.replace(english, translated)
        built = BUILT.get(platform["target"])
        if built is None:
            yield [system, *["-"] * len(LANGUAGES), "-", words["unbuilt"]]
            continue
        cells = ["✓" if language in built["parts"] else "-" for language in LANGUAGES]
        if not platform["go"]:
            cells[LANGUAGES.index("Go")] = "WebAssembly"
        yield [system, *cells, BACKENDS[built["backend"]], words["tried"][built["ran"]]]


def main(write):
    stale = []
    for name, words in WORDS.items():
        document = ROOT / name
        text = document.read_text(encoding="utf-8")
        table = "".join(f"| {' | '.join(row)} |\n" for row in rows(words, name.endswith("zh-CN.md")))
        fresh, markers = MARKED.subn(lambda match: match[1] + table + match[2], text)
        if markers != 1:
            stale.append(f"{name}: has {markers} places for the table of platforms, and must have one")
        elif fresh != text and write:
            document.write_text(fresh, encoding="utf-8")
        elif fresh != text:
            stale.append(f"{name}: the table of platforms is not what was built; run `make generate`")
    print("\n".join(stale) or "the table of platforms is what was built")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main("--write" in sys.argv[1:]))

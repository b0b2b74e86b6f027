"""Checks that the core's modules see only what is below them, as LAYERS has it.

    python3 tools/layers.py

A name of the crate's root (`crate::Error`) counts as the module that lib.rs takes it from. Tests may see everything.
"""

import re
import sys
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "crates/wxnotify/src"

# From the bottom to the top. Modules on one line do not see each other, but for those that "+" joins: a step carries the
# inbox's statements and the handler's reports, and both are made of steps.
LAYERS = [
    "clock error crypto json mutants strict_base64",
    "api_key xml",
    "ack api_v2 api_v3_key envelope headers pem plaintext",
    "decrypt kind platform_keys private_key",
    "inspect notification verify",
    "events expect merchant parser primitives v2",
    "certificates diagnose testing",
    "handler+inbox+program",
    "refresher",
    "call",
    "binding",
]


def modules():
    """Each module's text: of a folder all of its files, without what is compiled for tests alone."""
    texts = {}
    for file in sorted(SOURCE.rglob("*.rs")):
        parts = file.relative_to(SOURCE).with_suffix("").parts
        if parts[0] in ("lib", "main") or "tests" in parts:
            continue
        text = re.sub(r"//[^\n]*", "", file.read_text())
        text = re.split(r"#\[cfg\(test\)\]\s*mod \w+ \{", text)[0]
        texts[parts[0]] = texts.get(parts[0], "") + text
    return texts


def exports():
    """The names that lib.rs takes out of modules, with those modules."""
    text = (SOURCE / "lib.rs").read_text()
    found = {}
    for module, names in re.findall(r"^pub use (\w+)::(\{[^}]*\}|\w+);", text, re.MULTILINE):
        for name in re.findall(r"\w+", names):
            found[name] = module
    return found


def first_names(tree):
    """The first name of each path in `{a::b, c::{d, e}, F}`, or in `a::b`."""
    if not tree.startswith("{"):
        return re.findall(r"^\w+", tree)
    names, depth, item = [], 0, ""
    for letter in tree[1:]:
        if letter == "{":
            depth += 1
        if letter == "," and depth == 0 or letter == "}" and depth == 0:
            names += re.findall(r"^\s*(\w+)", item)
            item = ""
            if letter == "}":
                break
            continue
        if letter == "}":
            depth -= 1
        item += letter
    return names


def seen_by(text, of):
    """The modules that a text names."""
    names = set()
    for match in re.finditer(r"\bcrate::", text):
        names.update(first_names(text[match.end() :]))
    known = exports()
    return {known.get(name, name) for name in names} - {of}


def main():
    """Prints what sees upwards."""
    groups = {name: group for layer in LAYERS for group in layer.split() for name in group.split("+")}
    height = {name: at for at, layer in enumerate(LAYERS) for name in layer.replace("+", " ").split()}
    texts = modules()
    wrong = [f"{module}.rs has no place in LAYERS" for module in texts if module not in height]
    wrong += [f"LAYERS has {module}, which is no module" for module in height if module not in texts]
    for module, text in texts.items():
        for seen in sorted(seen_by(text, module)):
            joined = seen in groups and groups[seen] == groups.get(module)
            if not joined and seen in height and module in height and height[seen] >= height[module]:
                wrong.append(f"{module} sees {seen}, which is not below it")
    for line in wrong:
        print(line)
    print(f"{len(texts)} modules in {len(LAYERS)} layers, {len(wrong)} things wrong")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())

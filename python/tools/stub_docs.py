"""Fills the docstrings of the type stub from those of the native module, which stand in src/*.rs.

    python tools/stub_docs.py [--write]

The types in wxnotify/_native.pyi are written by hand (mypy's stubtest compares them with the module), and the
docstrings below them never are. Without --write a difference is reported, and the exit status is 1.
"""

import ast
import inspect
import subprocess
import sys
from pathlib import Path

from wxnotify import _native

STUB = Path(__file__).parent.parent / "wxnotify" / "_native.pyi"
HEADER = "# The docstrings are filled in from src/*.rs by tools/stub_docs.py; the types are written by hand.\n"


def document(nodes, owner):
    """Gives each class, method and property below `owner` the docstring that it has at run time."""
    for node in nodes:
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            found = getattr(owner, node.name)
            # What Python itself says of __new__, __iter__ and the like is no documentation of ours.
            text = None if node.name.startswith("__") else inspect.getdoc(found)
            if isinstance(node, ast.ClassDef):
                document(node.body, found)
            if ast.get_docstring(node) is not None:
                del node.body[0]
            if text:
                node.body.insert(0, ast.Expr(ast.Constant(text)))
            node.body = [each for each in node.body if not is_ellipsis(each)] or [ast.Expr(ast.Constant(...))]


def is_ellipsis(node):
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and node.value.value is ...


def formatted(text):
    """As ruff formats it, by the settings of pyproject.toml."""
    for command in (["check", "--quiet", "--fix", "--select", "I"], ["format"]):
        ruff = [str(Path(sys.executable).with_name("ruff")), *command, "--stdin-filename", str(STUB), "-"]
        text = subprocess.run(ruff, input=text, stdout=subprocess.PIPE, text=True, check=True).stdout
    return text


def main(write):
    stub = ast.parse(STUB.read_text(encoding="utf-8"))
    document(stub.body, _native)
    fresh = formatted(HEADER + "\n" + ast.unparse(stub))
    if write:
        STUB.write_text(fresh, encoding="utf-8")
    elif fresh != STUB.read_text(encoding="utf-8"):
        print(f"{STUB.name} differs from the documentation in src/*.rs; run python tools/stub_docs.py --write")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main("--write" in sys.argv[1:]))

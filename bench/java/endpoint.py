"""What an endpoint in Java costs, bare and with the handler, as bench/endpoint/endpoint.py measures it for other languages:

    tests/conformance/java/build.sh
    target/venv-python/bin/python bench/java/endpoint.py [--requests 2000]

The JVM compiles what runs often while it runs: the warm-up is long, and what the compiler still does afterwards counts.
"""

from __future__ import annotations

import os
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent / "endpoint"))

import endpoint  # noqa: E402

CLASSPATH = os.environ.get("CLASSPATH") or (ROOT / "target/java/driver.classpath").read_text().strip()


def absolute(classpath: str) -> str:
    return ":".join(str(ROOT / part) for part in classpath.split(":"))


endpoint.SERVERS = {"java": ["java", "-cp", absolute(CLASSPATH), str(HERE / "Endpoint.java")]}
endpoint.KINDS = ("bare", "handler")
endpoint.WARM_UP = 8000

if __name__ == "__main__":
    endpoint.main()

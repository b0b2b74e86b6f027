"""Makes the contestants ready, each step by itself: one that fails leaves the others."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable

from .field import BINARIES, MESSAGES, OUT, PYTHON, ROOT


class Failed(Exception):
    """A step that did not succeed; the text is one line."""


def run(*command: object, cwd: object = ROOT, patience: float = 1800, **environment: str) -> str:
    """A command's standard output. Raises Failed with the line that says most."""
    words = [str(word) for word in command]
    try:
        done = subprocess.run(
            words,
            cwd=cwd,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            errors="replace",
            timeout=patience,
            check=False,
        )
    except FileNotFoundError:
        raise Failed(f"{words[0]} is not installed") from None
    except subprocess.TimeoutExpired:
        raise Failed(f"{words[0]} took longer than {patience:.0f} s") from None
    if done.returncode:
        lines = [line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        telling = [
            line for line in lines if "rror" in line or "annot" in line or "could not" in line or "missing" in line
        ]
        # A report names no folder of the machine that made it.
        said = (telling or lines or ["failed"])[0].replace(f"{ROOT}/", "")
        said = re.sub(r"\"?https?://\S+", "(address)", said)
        raise Failed(f"{words[0].rsplit('/', 1)[-1]}: {said[:160]}")
    return done.stdout


def native() -> str:
    """The folder of the native libraries: WXNOTIFY_NATIVE, or what tools/native.sh builds. Told to all steps."""
    if not os.environ.get("WXNOTIFY_NATIVE"):
        print("building the native libraries", file=sys.stderr)
        os.environ["WXNOTIFY_NATIVE"] = run("tools/native.sh").split("\n")[-2]
    return os.environ["WXNOTIFY_NATIVE"]


def messages() -> None:
    """Makes all messages anew: they are genuine for ten minutes."""
    shutil.rmtree(MESSAGES, ignore_errors=True)
    run(PYTHON, "bench/python/messages.py", MESSAGES)


def _python() -> None:
    if not PYTHON.exists():
        run(sys.executable, "-m", "venv", OUT / "python")
    wheels = [name for name in os.listdir(native()) if name.endswith(".whl")]
    if not wheels:
        raise Failed("there is no wheel in WXNOTIFY_NATIVE")
    _pip("--force-reinstall", "--no-deps", f"{native()}/{wheels[0]}")


def _pip(*words: str) -> None:
    run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *words)


def _rust() -> None:
    cargo = os.environ.get("CARGO", "cargo")
    build = (
        cargo,
        "build",
        "--quiet",
        "--release",
        "--locked",
        "--manifest-path",
        "bench/rust/Cargo.toml",
        "--target-dir",
        OUT / "rust",
    )
    try:
        run(*build)
    except Failed:
        # Where the system has no OpenSSL to compile with.
        run(*build, "--no-default-features")


def _c() -> None:
    # Under the name that programs look for, beside the program.
    BINARIES.mkdir(parents=True, exist_ok=True)
    shutil.copy(f"{native()}/libwxnotify.so", BINARIES / "libwxnotify.so.0")
    _gcc("ours", "-Iinclude", BINARIES / "libwxnotify.so.0", "-Wl,-rpath,$ORIGIN", "-lcjson")


def _gcc(source: str, *words: object) -> None:
    BINARIES.mkdir(parents=True, exist_ok=True)
    run("gcc", "-O2", "-Wall", f"bench/c/{source}.c", "-o", BINARIES / f"c-{source.replace('_', '-')}", *words)


def _go() -> None:
    run("bindings/go/native.sh")
    build = ("go", "build", "-buildvcs=false", "-o")
    run(*build, BINARIES / "go-ours", "./ours", cwd=ROOT / "bench/go")
    run(*build, BINARIES / "go-wasm", "./ours", cwd=ROOT / "bench/go", CGO_ENABLED="0")
    run(*build, BINARIES / "go-by-hand", "./byhand", cwd=ROOT / "bench/go")


def _go_peers() -> None:
    run("go", "build", "-buildvcs=false", "-o", f"{BINARIES}/", "./...", cwd=ROOT / "bench/go/peers")


def _node_peers() -> None:
    (OUT / "node").mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "bench/node/package.json", OUT / "node")
    run("npm", "install", "--silent", "--no-audit", "--no-fund", cwd=OUT / "node", patience=300)


def _java() -> None:
    run("bash", "tests/conformance/java/build.sh")
    jar = (ROOT / "target/java/driver.classpath").read_text().split(":")[0]
    (OUT / "java").mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / jar, OUT / "java/wxnotify.jar")
    _javac("Ours", "wxnotify.jar")


def _java_by_hand() -> None:
    _maven_copies("jackson", "bench/java/pom.xml")
    _javac("ByHand", "jackson/*")


def _java_sdk(name: str, main: str) -> None:
    _maven_copies(name, f"bench/peers/{name}/pom.xml")
    _javac(main, f"{name}/*")


def _maven_copies(name: str, pom: str) -> None:
    run("mvn", "-q", "-B", "-f", pom, "dependency:copy-dependencies", f"-DoutputDirectory={OUT}/java/{name}")


def _javac(main: str, *libraries: str) -> None:
    classes = OUT / "java/classes" / main
    classes.mkdir(parents=True, exist_ok=True)
    classpath = ":".join(f"{OUT}/java/{library}" for library in libraries)
    # Else the first text that is joined of two takes 15 ms of every contestant's start.
    plain = "-XDstringConcat=inline"
    run(
        "javac", "-nowarn", plain, "-cp", classpath, "-d", classes, "bench/java/Contest.java", f"bench/java/{main}.java"
    )


def _php_peers() -> None:
    (OUT / "php").mkdir(parents=True, exist_ok=True)
    run(
        "composer",
        "require",
        "--no-interaction",
        "--quiet",
        "--working-dir",
        OUT / "php",
        "wechatpay/wechatpay:^1.4",
        patience=60,
    )


def _elixir_by_hand() -> None:
    try:
        run("erl", "-noshell", "-eval", "jiffy:encode(1), halt().", patience=30)
    except Failed:
        raise Failed("jiffy is not installed; Debian has it as erlang-jiffy") from None


STEPS: dict[str, Callable[[], object]] = {
    "rust": _rust,
    "c": _c,
    "c-by-hand": lambda: _gcc("by_hand", "-lcrypto", "-lcjson"),
    "go": _go,
    "go-peers": _go_peers,
    "python": _python,
    "python-peers": lambda: _pip("-r", "bench/python/requirements.txt"),
    "node": lambda: run("node", "node/scripts/build.mjs"),
    "node-wasm": lambda: run("node/scripts/wasm.sh"),
    "node-peers": _node_peers,
    "java": _java,
    "java-by-hand": _java_by_hand,
    "wechatpay-java": lambda: _java_sdk("wechatpay-java", "SdkWechatpayJava"),
    "WxJava": lambda: _java_sdk("WxJava", "SdkWxJava"),
    "php": lambda: run("bindings/php/native.sh"),
    "php-by-hand": lambda: None,
    "php-peers": _php_peers,
    "elixir": lambda: run("sh", "tests/conformance/elixir/build.sh"),
    "elixir-by-hand": _elixir_by_hand,
    "ruby": lambda: run("bindings/ruby/native.sh"),
    "ruby-by-hand": lambda: None,
}


def ready(steps: list[str]) -> dict[str, str]:
    """Runs the steps, and says of those that failed why."""
    failed = {}
    for step in steps:
        print(f"setting up {step}", file=sys.stderr)
        try:
            STEPS[step]()
        except (Failed, OSError) as error:
            failed[step] = str(error)
            print(f"{step} could not be had: {error}", file=sys.stderr)
    return failed

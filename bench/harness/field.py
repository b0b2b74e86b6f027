"""Who takes part."""

from __future__ import annotations

import sys
from pathlib import Path

from .contestant import Contestant

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "target" / "bench"
MESSAGES = OUT / "messages"
PYTHON = OUT / "python" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
BINARIES = OUT / "bin"

NODE_PEERS = {"PEERS": str(OUT / "node")}
ELIXIR = (
    "elixir",
    "--erl",
    # Schedulers that wait for work without working would take the core from the others.
    "+sbwt none +sbwtdcpu none +sbwtdio none",
    "-r",
    str(ROOT / "bench/elixir/contest.ex"),
)


def _python(script: str) -> tuple[str, ...]:
    return str(PYTHON), str(ROOT / "bench/python" / script)


def _node(script: str) -> tuple[str, ...]:
    return "node", str(ROOT / "bench/node" / script)


def _php(script: str) -> tuple[str, ...]:
    return "php", "-d", "opcache.enable_cli=1", str(ROOT / "bench/php" / script)


def _java(main: str, *libraries: str) -> tuple[str, ...]:
    return "java", "-cp", ":".join((str(OUT / "java" / "classes" / main), *libraries)), main


def _library(name: str) -> str:
    return str(OUT / "java" / name / "*")


def version_of(pom: str, artifact: str) -> str:
    """The version of an artifact that a POM asks for."""
    text = (ROOT / pom).read_text()
    return text.split(f"<artifactId>{artifact}</artifactId>")[1].split("<version>")[1].split("<")[0]


def _rust(name: str) -> tuple[str, ...]:
    return str(OUT / "rust/release/contestants"), name


def _binary(name: str) -> tuple[str, ...]:
    return (str(BINARIES / name),)


FLOOR = Contestant("floor", "Rust", "floor", "rust", _rust("floor"))

CONTESTANTS = (
    Contestant("wxnotify", "Rust", "ours", "rust", _rust("ours")),
    Contestant("ring", "Rust", "hand", "rust", _rust("ring")),
    Contestant("openssl (crate)", "Rust", "hand", "rust", _rust("openssl")),
    Contestant("wxnotify", "C", "ours", "c", _binary("c-ours")),
    Contestant("OpenSSL", "C", "hand", "c-by-hand", _binary("c-by-hand")),
    Contestant("wxnotify", "Go", "ours", "go", _binary("go-ours")),
    Contestant("wxnotify (no cgo)", "Go", "ours", "go", _binary("go-wasm")),
    Contestant("crypto/rsa, crypto/cipher", "Go", "hand", "go", _binary("go-by-hand")),
    Contestant("wechatpay-go", "Go", "sdk", "go-peers", _binary("wechatpay")),
    Contestant("gopay", "Go", "sdk", "go-peers", _binary("gopay")),
    Contestant("wxnotify", "Python", "ours", "python", _python("ours.py")),
    Contestant("cryptography", "Python", "hand", "python-peers", _python("by_hand.py")),
    Contestant("wechatpayv3", "Python", "sdk", "python-peers", _python("sdk_wechatpayv3.py")),
    Contestant("wxnotify", "Node.js", "ours", "node", _node("ours.mjs"), warm_up=0.7),
    Contestant(
        "wxnotify (WebAssembly)", "Node.js", "ours", "node-wasm", _node("ours.mjs"), {"WXNOTIFY_WASM": "1"}, 0.7
    ),
    Contestant("node:crypto", "Node.js", "hand", "node", _node("by_hand.mjs"), warm_up=0.7),
    Contestant(
        "wechatpay-axios-plugin",
        "Node.js",
        "sdk",
        "node-peers",
        _node("sdk-wechatpay-axios-plugin.mjs"),
        NODE_PEERS,
        0.7,
    ),
    Contestant(
        "wechatpay-node-v3", "Node.js", "sdk", "node-peers", _node("sdk-wechatpay-node-v3.mjs"), NODE_PEERS, 0.7
    ),
    Contestant("wxnotify", "Java", "ours", "java", _java("Ours", str(OUT / "java/wxnotify.jar")), warm_up=1.5),
    Contestant("JDK, Jackson", "Java", "hand", "java-by-hand", _java("ByHand", _library("jackson")), warm_up=1.5),
    Contestant(
        "wechatpay-java",
        "Java",
        "sdk",
        "wechatpay-java",
        _java("SdkWechatpayJava", _library("wechatpay-java")),
        {"VERSION": version_of("bench/peers/wechatpay-java/pom.xml", "wechatpay-java")},
        1.5,
    ),
    Contestant(
        "WxJava",
        "Java",
        "sdk",
        "WxJava",
        _java("SdkWxJava", _library("WxJava")),
        {"VERSION": version_of("bench/peers/WxJava/pom.xml", "weixin-java-pay")},
        1.5,
    ),
    Contestant("wxnotify", "PHP", "ours", "php", _php("ours.php")),
    Contestant("ext-openssl", "PHP", "hand", "php-by-hand", _php("by_hand.php")),
    Contestant("wechatpay-php", "PHP", "sdk", "php-peers", _php("sdk_wechatpay.php"), {"PEERS": str(OUT / "php")}),
    Contestant(
        "wxnotify",
        "Elixir",
        "ours",
        "elixir",
        (
            *ELIXIR,
            "-pa",
            str(ROOT / "bindings/elixir/_build/prod/lib/wx_notify/ebin"),
            str(ROOT / "bench/elixir/ours.exs"),
        ),
    ),
    Contestant(
        ":public_key, :crypto", "Elixir", "hand", "elixir-by-hand", (*ELIXIR, str(ROOT / "bench/elixir/by_hand.exs"))
    ),
    Contestant("wxnotify", "Ruby", "ours", "ruby", ("ruby", str(ROOT / "bench/ruby/ours.rb"))),
    Contestant("openssl", "Ruby", "hand", "ruby-by-hand", ("ruby", str(ROOT / "bench/ruby/by_hand.rb"))),
)

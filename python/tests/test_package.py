"""The package as a whole: version, types, stub, wheel, and every Python that is here."""

import importlib.metadata
import pathlib
import re
import subprocess
import sys
import zipfile

import pytest

import wxnotify

PYTHON = pathlib.Path(__file__).parent.parent
ROOT = PYTHON.parent
BIN = pathlib.Path(sys.executable).parent


def run(*command, cwd=PYTHON):
    done = subprocess.run([str(each) for each in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_version_is_the_workspaces():
    manifest = (ROOT / "Cargo.toml").read_text(encoding="utf-8")
    version = re.search(r'\[workspace\.package\]\n(?:.*\n)*?version = "([^"]+)"', manifest)[1]
    assert wxnotify.VERSION == wxnotify.__version__ == version
    assert importlib.metadata.version("libwxnotify") == version


def test_everything_public_is_documented():
    for name in wxnotify.__all__:
        thing = getattr(wxnotify, name)
        if isinstance(thing, type(wxnotify.inspect_pem)):
            assert thing.__doc__, name
        if isinstance(thing, type):
            assert thing.__doc__, name
            for member, value in vars(thing).items():
                if not member.startswith("_") and (callable(value) or hasattr(type(value), "__get__")):
                    assert getattr(thing, member).__doc__, f"{name}.{member}"


def test_the_stub_has_the_types_of_the_module(tmp_path):
    allowed = tmp_path / "allowed"
    allowed.write_text("wxnotify\\._native\\.__all__\n", encoding="utf-8")
    command = ("-m", "mypy.stubtest", "wxnotify._native", "--allowlist", allowed)
    run(sys.executable, *command, "--mypy-config-file", PYTHON / "pyproject.toml", cwd=tmp_path)


def test_the_stub_has_the_documentation_of_the_module():
    run(sys.executable, PYTHON / "tools" / "stub_docs.py", cwd=ROOT)


def test_mypy_and_pyright_take_the_package_and_the_examples(tmp_path):
    package = pathlib.Path(wxnotify.__file__).parent
    assert (package / "py.typed").exists()
    cache = ("--cache-dir", tmp_path)
    run(
        BIN / "mypy",
        "--strict",
        *cache,
        "--config-file",
        PYTHON / "pyproject.toml",
        *(PYTHON / "examples").glob("*.py"),
    )
    run(BIN / "mypy", "--strict", *cache, "--config-file", PYTHON / "pyproject.toml", "-p", "wxnotify", cwd=tmp_path)
    run(BIN / "pyright", "--pythonpath", sys.executable, PYTHON / "examples", package, cwd=tmp_path)


def test_the_python_code_is_clean():
    elsewhere = (
        "tests/conformance/python",
        "tests/soak/merchants/python",
        "bench/python",
        "bench/harness",
        "bench/run.py",
        "examples/python-fastapi",
    )
    sources = (PYTHON, *(ROOT / folder for folder in elsewhere))
    settings = ("--config", PYTHON / "pyproject.toml", "--no-cache")
    run(BIN / "ruff", "check", *settings, *sources)
    run(BIN / "ruff", "format", "--check", *settings, *sources)


WRONG = """
import wxnotify
from wxnotify import events
from wxnotify.testing import Platform

platform = Platform()
headers, body = platform.notification("TRANSACTION.SUCCESS", {})
notification = platform.parser().parse(headers, body)
platform.parser().parse(headers, "text")  # wrong
platform.parser().parse(headers, {"id": "1"})  # wrong
notification.expect(amount_total=None)  # wrong
notification.expect(amount=100)  # wrong
notification.expect_paid(mchid="1", out_trade_no="A1")  # wrong
notification.expect_paid(mchid="1", out_trade_no="A1", amount_total=1)
notification.expect_refunded(mchid="1", out_refund_no="A1", amount_total=1)  # wrong
notification.kind == "transaction.drect"  # wrong
notification.id = "other"  # wrong
platform.notification("TRANSACTION.SUCCESS", {}, fault="none such")  # wrong
wxnotify.NotificationParser(platform_keys=platform.platform_keys)  # wrong
wxnotify.Ack.success().status.upper()  # wrong
wxnotify.parse_v2(b"", {"1900007291": "key"}).event()
wxnotify.parse_v2(b"", "key")  # wrong
wxnotify.parse_v2(b"", wxnotify.ApiV3Key("key"))  # wrong
wxnotify.NotificationHandler(platform.parser(), api_v2_keys=[wxnotify.ApiV2Key("key", "1900007291")])
wxnotify.ApiV2Key("key")  # wrong
wxnotify.NotificationHandler(platform.parser(), api_v2_keys=1)  # wrong
wxnotify.Ack.answer({"code": "SUCCESS"})
wxnotify.Ack.answer(["SUCCESS"])  # wrong

event = notification.event()
print(event.kind)
print(event.out_trade_no)  # wrong
if isinstance(event, events.TransactionDirect):
    print(event.amount.total + 1, event.out_trade_no.upper())
    print(event.amount.totl)  # wrong
    print(event.out_trade_number)  # wrong
    print(event.attach.upper())  # wrong
    if event.attach is not None:
        print(event.attach.upper())
    print(event.promotion_detail[0].goods_detail[0].goods_id)
    print(event.promotion_detail[0].goods_detail[0].good_id)  # wrong
    event.out_trade_no = "B"  # wrong
match event:
    case events.RefundDirect(out_refund_no=number):
        print(number.upper(), event.refund_status)
        print(event.trade_state)  # wrong
    case events.TransactionPartner():
        print(event.sub_mchid)
    case _:
        print(event.kind == "transaction.drect")  # wrong
handler = wxnotify.NotificationHandler(platform.parser())
wxnotify.NotificationHandler(platform.parser(), mode="sometimes")  # wrong
wxnotify.Expectation.paid(mchid="1", amount_total=1)  # wrong
wxnotify.Expectation.paid(mchid="1", out_trade_no=None, amount_total=1)  # wrong
wxnotify.Expectation.fields(amount=1)  # wrong
wxnotify.NotificationHandler(platform.parser(), expect=lambda notification: wxnotify.Expectation.fields(kind="budget"))
wxnotify.NotificationHandler(platform.parser(), expect=lambda notification: wxnotify.Expectation.NOT_COMPARED)
wxnotify.NotificationHandler(platform.parser(), expect=lambda notification: {"amount_total": 1})  # wrong
wxnotify.NotificationHandler(platform.parser(), expect=lambda notification: None)  # wrong

def paid(event: events.TransactionDirect, delivery: wxnotify.Delivery) -> None:
    delivery.fail(event.out_trade_no)

def event_alone(event: events.TransactionDirect) -> None:
    event.out_trade_no.upper()

async def ask(delivery: wxnotify.Delivery) -> wxnotify.Ack:
    return wxnotify.Ack.answer({"id": delivery.notification.id})

handler.on_paid(paid)(platform.parser(), {})  # wrong
handler.on_refunded(paid)  # wrong
handler.on_paid(event_alone)
handler.on_refunded(event_alone)  # wrong
handler.on(events.TransactionDirect)(event_alone)
handler.on(events.TransactionDirect)(paid)
handler.on(events.RefundDirect)(paid)  # wrong
handler.on("REFUND.CLOSED")(paid)  # wrong
handler.on(events.RefundDirect)(ask)
handler.on_paid(ask)
handler.on_refunded(lambda delivery: delivery.fail("no"))
handler.on("PARKING_FEE.QUERY_TRANS_INFO")(ask)
handler.otherwise(ask)
handler.otherwise(paid)  # wrong
handler.otherwise(lambda delivery: "text")  # wrong
wxnotify.Inbox(3)  # wrong
wxnotify.AsyncInbox(3)  # wrong
wxnotify.NotificationHandler(platform.parser(), inbox=wxnotify.AsyncInbox(lambda: None))

events.TransactionDirectAmount(total=1)
events.TransactionDirectAmount(total="1")  # wrong
"""


def test_mypy_and_pyright_refuse_what_is_wrong(tmp_path):
    """Each line that says so is an error, and none of the others."""
    (tmp_path / "wrong.py").write_text(WRONG, encoding="utf-8")
    lines = {number for number, line in enumerate(WRONG.splitlines(), start=1) if line.endswith("# wrong")}
    strict = 'reportUnnecessaryComparison = true\ninclude = ["wrong.py"]\n'
    (tmp_path / "pyproject.toml").write_text(f"[tool.pyright]\n{strict}", encoding="utf-8")
    for command in (
        [BIN / "mypy", "--strict", "--cache-dir", tmp_path / "cache", "wrong.py"],
        [BIN / "pyright", "--pythonpath", sys.executable],
    ):
        command = [str(each) for each in command]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        found = {int(line) for line in re.findall(r"wrong\.py:(\d+)(?::\d+)?(?: -|:) error", done.stdout)}
        assert found == lines, done.stdout


@pytest.fixture(scope="module")
def wheel():
    (wheel,) = (ROOT / "target" / "python-wheels").glob("*.whl")
    return wheel


def test_the_wheel_uses_nothing_but_the_stable_abi_of_python_3_9(wheel):
    assert "-cp39-abi3-manylinux" in wheel.name
    run(BIN / "abi3audit", "--strict", "--assume-minimum-abi3", "3.9", wheel)


def test_the_wheel_has_the_platform_tag_that_auditwheel_finds(wheel):
    tag = re.search(r"(manylinux_\d+_\d+_\w+)\.whl", wheel.name)[1]
    assert f'"{tag}"' in run(BIN / "auditwheel", "show", wheel)


def test_the_wheel_holds_the_package_and_no_more(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    ours = {name for name in names if name.startswith("wxnotify/") and not name.startswith("wxnotify/events/")}
    modules = {f"_{kind.replace('.', '_')}" for kind in wxnotify.KINDS if kind != "unknown"}
    events = {f"wxnotify/events/{module}.py" for module in {"__init__", *modules}}
    assert events == {name for name in names if name.startswith("wxnotify/events/")}
    assert ours == {
        f"wxnotify/{name}"
        for name in (
            "__init__.py",
            "_asking.py",
            "_async_connection.py",
            "_async_drivers.py",
            "_async_processing.py",
            "_call.py",
            "_callback.py",
            "_connection.py",
            "_courier.py",
            "_deadline.py",
            "_driver_check.py",
            "_drivers.py",
            "_kept.py",
            "_line.py",
            "_native.abi3.so",
            "_native.pyi",
            "_patience.py",
            "_processing.py",
            "_program.py",
            "_redis.py",
            "asgi.py",
            "async_inbox.py",
            "certificates.py",
            "codes.py",
            "delivery.py",
            "django.py",
            "errors.py",
            "expectation.py",
            "flask.py",
            "handler.py",
            "inbox.py",
            "inputs.py",
            "kinds.py",
            "merchant.py",
            "merchants.py",
            "opentelemetry.py",
            "py.typed",
            "pytest.py",
            "testing.py",
            "transactions.py",
            "wsgi.py",
        )
    }
    # The command travels in the wheel as packages hold it.
    assert all(".dist-info/" in name or name.endswith(".data/scripts/wxnotify") for name in names - ours - events)


def pythons():
    """Every CPython of 3.9 and later that is installed: on the path as python3.N, and below ~/.pyenv."""
    found = {}
    folders = [
        *pathlib.Path.home().glob(".pyenv/versions/*/bin"),
        pathlib.Path("/usr/local/bin"),
        pathlib.Path("/usr/bin"),
    ]
    for folder in folders:
        for python in folder.glob("python3.*"):
            version = re.fullmatch(r"python3\.(\d+)", python.name)
            if version and int(version[1]) >= 9:
                found.setdefault(f"3.{version[1]}", python)
    return found


@pytest.mark.parametrize("version", pythons())
def test_the_wheel_conforms_under_python(version, wheel, tmp_path):
    """All vectors, through the wheel as it is, with nothing else installed."""
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    driver = tmp_path / "driver"
    target = ROOT / "tests" / "conformance" / "python" / "driver.py"
    installed = tmp_path / "installed"
    driver.write_text(f'#!/bin/sh\nPYTHONPATH="{installed}" exec "{pythons()[version]}" "{target}"\n', encoding="utf-8")
    driver.chmod(0o755)
    runner = ROOT / "target" / "debug" / "runner"
    out = run(runner, f"python{version}={driver}", "--report", tmp_path / "report.json", cwd=ROOT)
    passed, failed = re.search(r"^(\d+) passed, (\d+) failed$", out, re.MULTILINE).groups()
    assert int(passed) > 0
    assert int(failed) == 0


@pytest.mark.parametrize("version", pythons())
def test_handler_and_inbox_work_under_python(version, wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    environment = {"PYTHONPATH": str(tmp_path / "installed"), "PATH": ""}
    command = [str(pythons()[version]), "-W", "error", str(PYTHON / "tests" / "handler_alone.py")]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout == f"{6 if int(version[2:]) >= 12 else 4} ways work\n", done.stderr

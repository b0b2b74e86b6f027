"""What all tests share, and the closing line that counts them."""

import pytest

import wxnotify
from wxnotify.testing import Delivery, Platform

PAYMENT = {
    "mchid": "1900007291",
    "appid": "wxd678efh567hg6787",
    "out_trade_no": "A20261121",
    "trade_state": "SUCCESS",
    "trade_state_desc": "支付成功",
    "amount": {"total": 100, "currency": "CNY"},
}


@pytest.fixture(scope="session")
def platform() -> Platform:
    return Platform()


@pytest.fixture(scope="session")
def parser(platform: Platform) -> wxnotify.NotificationParser:
    return platform.parser()


@pytest.fixture
def delivery(platform: Platform) -> Delivery:
    return platform.notification("TRANSACTION.SUCCESS", PAYMENT)


def pytest_unconfigure(config: pytest.Config) -> None:
    """`N passed, N failed`, alone on the last line. What was skipped has failed."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None:
        passed = len(reporter.stats.get("passed", []))
        failed = sum(len(reports) for name, reports in reporter.stats.items() if name in ("failed", "error", "skipped"))
        print(f"\n{passed} passed, {failed} failed")

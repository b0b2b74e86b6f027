"""What all tests share."""

import importlib.util

import pytest

import wxnotify
from wxnotify.testing import Delivery, Platform

# The package alone is tried without databases.
pytest_plugins = ["closing_line", *(name for name in ["merchant"] if importlib.util.find_spec(name))]

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

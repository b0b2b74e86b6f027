"""What all tests share."""

import pytest

import wxnotify
from wxnotify.testing import Delivery, Platform

pytest_plugins = ["closing_line", "merchant"]

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

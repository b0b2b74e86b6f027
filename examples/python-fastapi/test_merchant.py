"""The merchant as a process of its own, behind a real socket, and a pretend WeChat Pay that delivers to it."""

import contextlib
import http.client
import json
import os
import pathlib
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time

import pytest

from wxnotify.testing import Platform

HERE = pathlib.Path(__file__).parent
PUBLIC_KEY_ID = "PUB_KEY_ID_0114232134912410000000000000"
MCHID, APPID = "1900007291", "wxd678efh567hg6787"


class Merchant:
    """The process, and requests to it."""

    def __init__(self, platform, database):
        self.settings = {
            **os.environ,
            "SHOP_DATABASE": str(database),
            "WXPAY_PUBLIC_KEY_ID": PUBLIC_KEY_ID,
            "WXPAY_PUBLIC_KEY": platform.public_key_pem,
            "WXPAY_API_V3_KEY": platform.api_v3_key,
            "WXPAY_MCHID": MCHID,
            "WXPAY_APPID": APPID,
        }
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = pathlib.Path(database).with_suffix(".log")
        self.start()

    def start(self):
        command = [sys.executable, "-m", "uvicorn", "merchant:app", "--port", str(self.port), "--no-access-log"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, cwd=HERE, env=self.settings, stdout=log, stderr=log)
        end = time.monotonic() + 30
        while time.monotonic() < end and self.process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except ConnectionRefusedError:
                time.sleep(0.05)
        pytest.fail(f"the merchant does not start: {self.log.read_text(encoding='utf-8')}")

    def stop(self, by=signal.SIGTERM):
        self.process.send_signal(by)
        self.process.wait(10)

    def ask(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def place(self, number, total=100):
        body = json.dumps({"number": number, "total": total})
        return self.ask("POST", "/orders", body, {"Content-Type": "application/json"})[0]

    def give_back(self, number, order, amount):
        body = json.dumps({"number": number, "order": order, "amount": amount})
        return self.ask("POST", "/refunds", body, {"Content-Type": "application/json"})[0]

    def order(self, number):
        status, body = self.ask("GET", f"/orders/{number}")
        assert status == 200
        return json.loads(body)

    def deliver(self, delivery):
        headers, body = delivery
        return self.ask("POST", "/wxpay/notify", body, headers)[0]


@pytest.fixture(scope="module")
def platform():
    return Platform(public_key_id=PUBLIC_KEY_ID)


@pytest.fixture(scope="module")
def merchant(platform, tmp_path_factory):
    merchant = Merchant(platform, tmp_path_factory.mktemp("shop") / "shop.db")
    yield merchant
    merchant.stop()


@pytest.fixture
def paid(platform):
    """The notification that an order is paid."""

    def paid(number, total=100, fault=None, id=None, **changes):
        payment = {
            "mchid": MCHID,
            "appid": APPID,
            "out_trade_no": number,
            "transaction_id": f"42-{number}",
            "trade_state": "SUCCESS",
            "amount": {"total": total, "currency": "CNY"},
            **changes,
        }
        return platform.notification("TRANSACTION.SUCCESS", payment, id=id or f"EV-{number}", fault=fault)

    return paid


@pytest.fixture
def refunded(platform):
    """The notification that an order is refunded."""

    def refunded(number, amount, refund_number):
        refund = {
            "mchid": MCHID,
            "out_trade_no": number,
            "transaction_id": "4200000001",
            "out_refund_no": refund_number,
            "refund_id": f"5{refund_number}",
            "refund_status": "SUCCESS",
            "amount": {"total": 100, "refund": amount},
        }
        return platform.notification("REFUND.SUCCESS", refund, id=f"EV-{refund_number}")

    return refunded


def test_an_order_is_placed_paid_and_refunded(merchant, paid, refunded):
    assert merchant.place("order-1") == 201
    assert merchant.place("order-1") == 409
    assert merchant.place("no") == 422
    assert merchant.order("order-1") == {"total": 100, "received": 0, "refunded": 0}
    assert merchant.deliver(paid("order-1")) == 200
    assert [merchant.give_back(*refund) for refund in (("R1", "order-1", 30), ("R2", "order-1", 20))] == [201] * 2
    assert [merchant.give_back(*refund) for refund in (("R1", "order-1", 30), ("R9", "none", 20))] == [409] * 2
    assert merchant.order("order-1") == {"total": 100, "received": 100, "refunded": 0}
    assert merchant.deliver(refunded("order-1", 30, "R1")) == 200
    assert merchant.deliver(refunded("order-1", 20, "R2")) == 200
    assert merchant.order("order-1") == {"total": 100, "received": 100, "refunded": 50}


def test_a_repeated_notification_counts_once(merchant, paid, refunded):
    merchant.place("order-2")
    merchant.give_back("R3", "order-2", 30)
    for _ in range(3):
        assert merchant.deliver(paid("order-2")) == 200
        assert merchant.deliver(refunded("order-2", 30, "R3")) == 200
    assert merchant.order("order-2") == {"total": 100, "received": 100, "refunded": 30}


def test_what_this_transaction_has_paid_already_is_a_success_and_by_another_an_error(merchant, paid, refunded):
    merchant.place("order-7")
    merchant.give_back("R7", "order-7", 30)
    with contextlib.closing(sqlite3.connect(merchant.settings["SHOP_DATABASE"], timeout=10)) as db, db:
        # The merchant asked WeChat Pay, before it was told.
        db.execute("UPDATE orders SET received = 100, transaction_id = '42-order-7' WHERE number = 'order-7'")
    assert [merchant.deliver(paid("order-7", id=id)) for id in ("EV-1", "EV-2", "EV-2")] == [200] * 3
    assert merchant.deliver(refunded("order-7", 30, "R7")) == 200
    assert merchant.deliver(paid("order-7", id="EV-3")) == 200
    assert merchant.deliver(paid("order-7", id="EV-4", transaction_id="43")) == 500
    assert merchant.deliver(paid("order-7", id="EV-5", transaction_id=None)) == 500
    assert merchant.order("order-7") == {"total": 100, "received": 100, "refunded": 30}
    log = merchant.log.read_text(encoding="utf-8")
    assert "the order is paid by another transaction" in log and "the payment has no transaction_id" in log


def test_notifications_at_the_same_time_count_once(merchant, paid, refunded):
    merchant.place("order-3")
    merchant.give_back("R6", "order-3", 5)
    for delivery in (paid("order-3"), refunded("order-3", 5, "R6")):
        answers = []
        threads = [
            threading.Thread(target=lambda sent, to: to.append(merchant.deliver(sent)), args=(delivery, answers))
            for _ in range(16)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert answers == [200] * 16
    assert merchant.order("order-3") == {"total": 100, "received": 100, "refunded": 5}


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        ("tampered", 401),
        ("forged", 401),
        ("stale", 401),
        ("probe", 401),
        ("missing_signature", 400),
        ("oversized", 413),
    ],
)
def test_what_is_not_genuine_changes_nothing(merchant, paid, fault, status):
    number = f"order-{fault}"
    merchant.place(number)
    assert merchant.deliver(paid(number, fault=fault)) == status
    assert merchant.order(number)["received"] == 0


def test_what_is_for_another_amount_merchant_or_app_changes_nothing_and_is_seen(merchant, paid, refunded):
    merchant.place("order-4")
    merchant.give_back("R4", "order-4", 30)
    payments = ({"total": 1}, {"mchid": "1900000001"}, {"appid": "wx0000000000000000"}, {"trade_state": "NOTPAY"})
    for wrong in payments:
        assert merchant.deliver(paid("order-4", **wrong)) == 500
    for wrong in (refunded("order-4", 31, "R4"), refunded("order-1", 30, "R4")):
        assert merchant.deliver(wrong) == 500
    assert merchant.order("order-4") == {"total": 100, "received": 0, "refunded": 0}
    log = merchant.log.read_text(encoding="utf-8")
    assert log.count("CONTENT_MISMATCH") >= 6
    # The right ones count all the same.
    assert merchant.deliver(paid("order-4")) == merchant.deliver(refunded("order-4", 30, "R4")) == 200
    assert merchant.order("order-4") == {"total": 100, "received": 100, "refunded": 30}


def test_an_unknown_order_is_refused_until_it_is_there(merchant, paid, refunded):
    assert merchant.deliver(paid("order-5")) == 500
    assert merchant.deliver(refunded("order-5", 1, "R5")) == 500
    merchant.place("order-5")
    merchant.give_back("R5", "order-5", 1)
    assert merchant.deliver(paid("order-5")) == 200
    assert merchant.deliver(refunded("order-5", 1, "R5")) == 200
    assert merchant.order("order-5") == {"total": 100, "received": 100, "refunded": 1}


def test_other_events_are_acknowledged_and_other_methods_refused(merchant, platform):
    assert merchant.deliver(platform.notification("COUPON.USE", {"coupon_id": "9867041"})) == 200
    assert merchant.ask("GET", "/wxpay/notify")[0] == 405
    assert merchant.ask("GET", "/orders/none")[0] == 404


def test_a_merchant_that_was_killed_remembers(merchant, paid):
    merchant.place("order-6")
    assert merchant.deliver(paid("order-6")) == 200
    merchant.stop(by=signal.SIGKILL)
    merchant.start()
    assert merchant.deliver(paid("order-6")) == 200
    assert merchant.order("order-6")["received"] == 100


def test_nothing_secret_is_in_the_log(merchant, platform):
    log = merchant.log.read_text(encoding="utf-8")
    for secret in (platform.api_v3_key, "ciphertext", '"trade_state"', "42-order"):
        assert secret not in log

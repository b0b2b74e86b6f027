"""What is freed, and that memory stays flat."""

import gc
import sys
import weakref

import pytest
from conftest import PAYMENT

import wxnotify


def resident_bytes():
    with open("/proc/self/status", encoding="ascii") as status:
        (line,) = [line for line in status if line.startswith("VmRSS:")]
    return int(line.split()[1]) * 1024


def test_memory_stays_flat(platform, parser, delivery):
    forged = platform.notification("TRANSACTION.SUCCESS", PAYMENT, fault="forged")

    def work(times):
        for _ in range(times):
            notification = parser.parse(delivery.headers, delivery.body)
            assert notification.resource
            assert notification.plaintext
            parser.parse(delivery.headers, bytearray(delivery.body)).expect(mchid="1900007291")
            with pytest.raises(wxnotify.SignatureInvalid):
                parser.parse(*forged)
            parser.replace_platform_keys(platform.platform_keys)

    work(1_000)
    gc.collect()
    before = resident_bytes()
    work(8_000)
    gc.collect()
    grown = resident_bytes() - before
    # One leaked body, plaintext or dict a turn would be 8 MB and more.
    assert grown < 2 << 20


def test_what_is_handed_over_is_let_go(parser, delivery):
    headers = dict(delivery.headers)
    body = bytes(bytearray(delivery.body))
    value = headers["Wechatpay-Signature"]
    counts = [sys.getrefcount(each) for each in (headers, body, value)]
    notification = parser.parse(headers, body)
    parser.parse(headers, memoryview(body))
    with pytest.raises(wxnotify.SignatureInvalid):
        parser.parse(headers, body + b" ")
    assert [sys.getrefcount(each) for each in (headers, body, value)] == counts
    resource = notification.resource
    count = sys.getrefcount(resource)
    del notification
    assert sys.getrefcount(resource) == count - 1
    assert resource == PAYMENT


def test_a_dict_of_the_resource_outlives_the_notification_and_dies(parser, delivery):
    class Marker:
        pass

    marker = Marker()
    died = weakref.ref(marker)
    notification = parser.parse(*delivery)
    notification.resource["marker"] = marker
    del marker
    assert died() is not None
    del notification
    gc.collect()
    assert died() is None

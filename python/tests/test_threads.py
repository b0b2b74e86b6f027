"""Many threads, key replacement, other Python code meanwhile, and forked workers."""

import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

from conftest import PAYMENT

import wxnotify
from wxnotify.testing import Platform


def test_threads_parse_while_keys_are_replaced():
    first, second = Platform(), Platform()
    both = wxnotify.PlatformKeys(certificates=[first.certificate_pem, second.certificate_pem])
    parser = wxnotify.NotificationParser(platform_keys=both, api_v3_keys=[first.api_v3_key, second.api_v3_key])
    deliveries = [platform.notification("TRANSACTION.SUCCESS", PAYMENT) for platform in (first, second)]
    done = threading.Event()

    def work(index):
        seen = {"parsed": 0, "refused": 0}
        while not done.is_set():
            try:
                assert parser.parse(*deliveries[index % 2]).resource == PAYMENT
                seen["parsed"] += 1
            except wxnotify.SerialUnknown:
                seen["refused"] += 1
        return seen

    with ThreadPoolExecutor(8) as pool:
        workers = [pool.submit(work, index) for index in range(8)]
        try:
            for _ in range(200):
                for keys in (first.platform_keys, second.platform_keys, both):
                    parser.replace_platform_keys(keys)
        finally:
            done.set()
        results = [worker.result() for worker in workers]
    assert all(result["parsed"] for result in results)


def test_other_threads_run_while_one_verifies(platform):
    """The interpreter is let go: with switching by time off, only that lets the main thread run meanwhile."""
    parser = wxnotify.NotificationParser(
        platform_keys=platform.platform_keys, api_v3_keys=platform.api_v3_key, max_body_bytes=64 << 20
    )
    delivery = platform.notification("TRANSACTION.SUCCESS", PAYMENT)
    body = bytes(64 << 20)  # hashed whole before it is refused, which takes a while
    order = []
    begun = threading.Event()

    def verify():
        begun.set()
        order.append("begin")
        try:
            parser.parse(delivery.headers, body)
        except wxnotify.SignatureInvalid:
            order.append("end")

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1000)
    try:
        worker = threading.Thread(target=verify)
        worker.start()
        begun.wait()
        order.append("meanwhile")
        worker.join()
    finally:
        sys.setswitchinterval(interval)
    assert order == ["begin", "meanwhile", "end"]


def test_a_parser_made_before_a_fork_works_in_the_child(parser, delivery):
    child = os.fork()
    if child == 0:
        try:
            os._exit(0 if parser.parse(*delivery).resource == PAYMENT else 1)
        finally:
            os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_a_body_changed_by_another_thread_is_never_seen_half(platform, parser):
    """A bytearray is copied before anything is checked: either content is accepted whole or refused."""
    delivery = platform.notification("TRANSACTION.SUCCESS", PAYMENT)
    body = bytearray(delivery.body)
    at = delivery.body.index(b"TRANSACTION.SUCCESS")
    done = threading.Event()

    def change():
        while not done.is_set():
            body[at : at + 4] = b"FORG"
            body[at : at + 4] = b"TRAN"

    changer = threading.Thread(target=change)
    changer.start()
    try:
        for _ in range(300):
            try:
                assert parser.parse(delivery.headers, body).event_type == "TRANSACTION.SUCCESS"
            except wxnotify.SignatureInvalid:
                pass
    finally:
        done.set()
        changer.join()

"""10,000 merchants in one process: memory, and time per request, beside a handler of one.

PYTHONPATH=python target/venv-python/bin/python bench/merchants/merchants.py
"""

import random
import time

import wxnotify
from wxnotify.testing import Platform

MERCHANTS, REQUESTS = 10_000, 30_000
# A pair of keys takes long to make. Each merchant has a parser of its own all the same.
platforms = [Platform(public_key_id=f"PUB_KEY_ID_{number}") for number in range(8)]
PAID = {
    "mchid": "1900007291",
    "out_trade_no": "A1",
    "trade_state": "SUCCESS",
    "amount": {"total": 100, "currency": "CNY"},
}
sent = [[platform.notification("TRANSACTION.SUCCESS", PAID) for _ in range(50)] for platform in platforms]


def resident_kib():
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:"))


def load(name):
    platform = platforms[int(name) % len(platforms)]
    return wxnotify.ServedMerchant(name, platform.parser())


def microseconds(handler, numbers):
    """Of a request, without what other programs take of the processor."""
    began = time.process_time()
    for number in numbers:
        headers, body = random.choice(sent[number % len(platforms)])
        chunks = iter([body])
        answer = handler.handle(
            "POST", headers, lambda _size, chunks=chunks: next(chunks, b""), path=f"/wxpay/{number}"
        )
        assert answer.status == 200, answer
    return (time.process_time() - began) / len(numbers) * 1e6


one = wxnotify.NotificationHandler(platforms[0].parser(), deadline=None)
one.otherwise(lambda delivery: None)
merchants = wxnotify.Merchants(load)
many = wxnotify.NotificationHandler(merchants.by(lambda request: request.path.rpartition("/")[2]), deadline=None)
many.otherwise(lambda delivery: None)

microseconds(one, [0] * 1000)
before = resident_kib()
for number in range(MERCHANTS):
    merchants.get(str(number))
memory = (resident_kib() - before) / MERCHANTS
numbers = [random.randrange(MERCHANTS) for _ in range(REQUESTS)]
rounds = [(microseconds(one, [0] * REQUESTS), microseconds(many, numbers)) for _ in range(3)]
alone, among = (min(times) for times in zip(*rounds))
print(f"Python: {memory:.1f} KiB a merchant; a request {among:.0f} µs, and {alone:.0f} µs with one merchant")

"""Resident memory before and after many parses, a million unless told otherwise:

target/venv-python/bin/python bench/python/memory.py [TIMES]
"""

import gc
import sys

from messages import PAYMENT

from wxnotify.testing import Platform

NOW = 1_795_000_000
platform = Platform()
parser = platform.parser()
headers, body = platform.notification("TRANSACTION.SUCCESS", PAYMENT, now=NOW)


def resident_kib():
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:"))


def work(times):
    for _ in range(times):
        notification = parser.parse(headers, body, NOW)
        assert notification.resource["amount"]["total"] == 10000


times = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
work(1000)
gc.collect()
before = resident_kib()
work(times)
gc.collect()
after = resident_kib()
print(f"{times} parses: {before} KiB before, {after} KiB after")

"""threads.py: how many notifications two threads parse for one's, in the fastest of many short turns, in Python."""

import threading
import time

from wxnotify.testing import Platform, sample

TURNS, SECONDS = 15, 0.2

platform = Platform()
parser = platform.parser()
delivery = platform.notification("TRANSACTION.SUCCESS", sample("TRANSACTION.SUCCESS"))


def rate(threads: int) -> float:
    until = time.perf_counter() + SECONDS
    counts = [0] * threads

    def work(index: int) -> None:
        while time.perf_counter() < until:
            parser.parse(*delivery)
            counts[index] += 1

    workers = [threading.Thread(target=work, args=(index,)) for index in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(counts) / SECONDS


one, two = (max(rates) for rates in zip(*((rate(1), rate(2)) for _ in range(TURNS))))
print(f"| Python | {one:.0f} | {two:.0f} | {two / one:.2f} |")

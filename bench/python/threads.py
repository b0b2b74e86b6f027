"""How many notifications one thread parses, and two; and what a parse takes beside a thread that computes in Python:

target/venv-python/bin/python bench/python/threads.py
"""

import statistics
import threading
import time

from messages import PAYMENT

from wxnotify.testing import Platform

NOW = 1_795_000_000
platform = Platform()
parser = platform.parser()
headers, body = platform.notification("TRANSACTION.SUCCESS", PAYMENT, now=NOW)


def parses_per_second(threads):
    """How many notifications so many threads parse together, in the best of many short turns."""
    return max(one_turn(threads, 0.2) for _ in range(30))


def one_turn(threads, seconds):
    counts = [0] * threads
    end = time.perf_counter() + seconds

    def work(index):
        while time.perf_counter() < end:
            for _ in range(20):
                parser.parse(headers, body, NOW)
            counts[index] += 20

    workers = [threading.Thread(target=work, args=(index,)) for index in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(counts) / seconds


def beside_a_busy_thread(turns=1000):
    """The mean microseconds of one parse while another thread computes in Python, and lets go only when asked to."""
    done = threading.Event()

    def compute():
        while not done.is_set():
            sum(range(1000))

    busy = threading.Thread(target=compute)
    busy.start()
    try:
        return statistics.mean(one_parse() for _ in range(turns))
    finally:
        done.set()
        busy.join()


def one_parse():
    begin = time.perf_counter_ns()
    parser.parse(headers, body, NOW)
    return (time.perf_counter_ns() - begin) / 1000


one, two = parses_per_second(1), parses_per_second(2)
print(f"one thread {one:.0f}/s, two threads {two:.0f}/s: {two / one:.2f} times as many")
print(f"one parse beside a thread that computes in Python, on average: {beside_a_busy_thread():.0f} µs")

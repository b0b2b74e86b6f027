"""What `parse` costs in Python, for the same payment as `cargo bench -p wxnotify` parses:

    python/setup.sh && target/venv-python/bin/python bench/python/parse.py

Each figure is the median of many short turns. A machine that does something else meanwhile makes all of them
slower: compare with the core's own figures of the same minute.
"""

import statistics
import sys
import threading
import time

import wxnotify
from wxnotify.testing import Platform

NOW = 1_795_000_000
# A payment with a coupon, as WeChat Pay's documentation shows it.
PAYMENT = (
    '{"mchid":"1900007291","appid":"wxd678efh567hg6787","out_trade_no":"1217752501201407033233368018",'
    '"transaction_id":"4200002245202611216754823945","trade_type":"JSAPI","trade_state":"SUCCESS",'
    '"trade_state_desc":"支付成功","bank_type":"CMB_DEBIT","attach":"member=8213;store=17",'
    '"success_time":"2026-11-21T10:34:56+08:00","payer":{"openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"},'
    '"amount":{"total":10000,"payer_total":9900,"currency":"CNY","payer_currency":"CNY"},'
    '"scene_info":{"device_id":"013467007045764"},"promotion_detail":[{"coupon_id":"109519","name":"满百减一",'
    '"scope":"SINGLE","type":"CASH","amount":100,"stock_id":"931386","wechatpay_contribute":0,'
    '"merchant_contribute":100,"other_contribute":0,"currency":"CNY","goods_detail":[{"goods_id":"M1006",'
    '"quantity":1,"unit_price":10000,"discount_amount":100}]}]}'
)

platform = Platform(public_key_id="PUB_KEY_ID_0114232134912410000000000000")
parser = platform.parser()
signed, body = platform.notification("TRANSACTION.SUCCESS", PAYMENT, now=NOW, summary="支付成功")
# The company that the headers that count are in.
headers = {
    "Host": "pay.example.com",
    "User-Agent": "Mozilla/4.0",
    "Accept": "*/*",
    "Content-Length": str(len(body)),
    "Connection": "Keep-Alive",
    "X-Forwarded-For": "101.226.103.12",
    "X-Forwarded-Proto": "https",
    **signed,
}
meta = {"HTTP_" + name.upper().replace("-", "_"): value for name, value in headers.items()}
mutable = bytearray(body)
unknown = {**headers, "Wechatpay-Serial": "PUB_KEY_ID_0000000000000000000000000000"}
forged = {**headers, "Wechatpay-Nonce": "other"}


def refused(error, headers):
    try:
        parser.parse(headers, body, NOW)
    except error:
        return
    raise AssertionError("it was accepted")


CASES = {
    "parse": lambda: parser.parse(headers, body, NOW),
    "parse, headers as in WSGI": lambda: parser.parse(meta, body, NOW),
    "parse, body a bytearray": lambda: parser.parse(headers, mutable, NOW),
    "parse, and read resource": lambda: parser.parse(headers, body, NOW).resource,
    "parse, and expect an order": lambda: parser.parse(headers, body, NOW).expect(amount_total=10000),
    "refuse a forgery": lambda: refused(wxnotify.SignatureInvalid, forged),
    "refuse an unknown serial": lambda: refused(wxnotify.SerialUnknown, unknown),
}


def microseconds(work, calls=50):
    begin = time.perf_counter_ns()
    for _ in range(calls):
        work()
    return (time.perf_counter_ns() - begin) / calls / 1000


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
    """The mean time of one parse while another thread computes in Python, and lets go only when asked to."""
    done = threading.Event()

    def compute():
        while not done.is_set():
            sum(range(1000))

    busy = threading.Thread(target=compute)
    busy.start()
    try:
        return statistics.mean(microseconds(CASES["parse"], 1) for _ in range(turns))
    finally:
        done.set()
        busy.join()


def main(turns):
    print(
        f"Python {sys.version.split()[0]}, a body of {len(body)} bytes\n\n| call | median | fastest |\n| --- | --- | --- |"
    )
    times = {name: [] for name in CASES}
    for _ in range(turns):
        for name, work in CASES.items():
            times[name].append(microseconds(work))
    for name, each in times.items():
        print(f"| {name} | {statistics.median(each):.1f} µs | {min(each):.1f} µs |")
    one, two = parses_per_second(1), parses_per_second(2)
    print(f"\none thread {one:.0f}/s, two threads {two:.0f}/s: {two / one:.2f} times as many")
    print(f"one parse beside a thread that computes in Python, on average: {beside_a_busy_thread():.0f} µs")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 400)

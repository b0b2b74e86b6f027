"""Makes the messages that all contestants take: `messages.py FOLDER`.

Files of the folder: `public_key_id`, `public_key.pem`, `private_key.pem`, `api_v3_key`; of each message `NAME.headers`, a line `Name: value`
for each, and `NAME.body`; and `expected.json`, with the plaintext of each that is genuine.
"""

import json
import sys
import time
from pathlib import Path

from wxnotify.testing import Platform

# A payment with a coupon, as WeChat Pay's documentation shows it: the one of `cargo bench -p wxnotify`.
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
# Besides the six of WeChat Pay that count.
HEADERS = {
    "Host": "pay.example.com",
    "X-Real-IP": "203.0.113.7",
    "X-Forwarded-For": "203.0.113.7",
    "X-Forwarded-Proto": "https",
    "Connection": "close",
    "User-Agent": "Mozilla/4.0",
    "Accept": "*/*",
    "Pragma": "no-cache",
}
# Everybody goes by the clock, and takes what was signed up to 300 s ago, or ahead: so it is genuine for ten minutes from now.
AHEAD = 290
LARGE = {"16 KiB": 16 << 10, "256 KiB": 256 << 10, "1 MiB": 1 << 20}


def large(body_bytes):
    """The payment with as many goods as make a body of at most so many bytes."""
    payment = json.loads(PAYMENT)
    goods = payment["promotion_detail"][0]["goods_detail"]
    one = dict(goods[0], goods_remark="备注：商品的备注 no. 1")
    each = len(json.dumps(one, ensure_ascii=False, separators=(",", ":")).encode()) + 1
    # Base64 makes four bytes of three; the rest of the body is under 1,600 bytes.
    goods += [one] * (((body_bytes - 1600) * 3 // 4 - 800) // each)
    return json.dumps(payment, ensure_ascii=False, separators=(",", ":"))


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    now = int(time.time()) + AHEAD
    platform = Platform(public_key_id="PUB_KEY_ID_0114232134912410000000000000")

    def make(payment, fault=None):
        return platform.notification("TRANSACTION.SUCCESS", payment, fault=fault, now=now, summary="支付成功")

    genuine = {"paid": PAYMENT} | {name.replace(" ", "-"): large(size) for name, size in LARGE.items()}
    messages = {name: make(payment) for name, payment in genuine.items()}
    messages |= {
        "stale": make(PAYMENT, "stale"),
        "unknown-serial": make(PAYMENT, "wrong_serial"),
        "missing-header": make(PAYMENT, "missing_signature"),
        "forged": make(PAYMENT, "forged"),
        "altered": altered(platform, *messages["paid"]),
    }
    for name, (signed, body) in messages.items():
        headers = HEADERS | {"Content-Length": str(len(body))} | signed
        (folder / f"{name}.headers").write_text("".join(f"{key}: {value}\n" for key, value in headers.items()))
        (folder / f"{name}.body").write_bytes(body)
    for name, content in {
        "public_key_id": platform.serial,
        "public_key.pem": platform.public_key_pem,
        "private_key.pem": platform.private_key_pem,
        "api_v3_key": platform.api_v3_key,
        "expected.json": json.dumps(genuine),
    }.items():
        (folder / name).write_text(content)


def altered(platform, headers, body):
    """The notification with another tag of AES-GCM, and under a genuine signature."""
    envelope = json.loads(body)
    ciphertext = envelope["resource"]["ciphertext"]
    envelope["resource"]["ciphertext"] = ("B" if ciphertext[-8] == "A" else "A").join(
        (ciphertext[:-8], ciphertext[-7:])
    )
    body = json.dumps(envelope, ensure_ascii=False, separators=(",", ":")).encode()
    signed = f"{headers['Wechatpay-Timestamp']}\n{headers['Wechatpay-Nonce']}\n".encode() + body + b"\n"
    return {**headers, "Wechatpay-Signature": platform.sign(signed)}, body


if __name__ == "__main__":
    main(Path(sys.argv[1]))

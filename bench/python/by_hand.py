"""What a careful engineer writes with cryptography: every check that decides whether a payment is genuine."""

from __future__ import annotations

import json
import time
from base64 import b64decode
from dataclasses import dataclass

import contest
import cryptography
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_public_key

keys = {contest.text("public_key_id"): load_pem_public_key(contest.text("public_key.pem").encode())}
cipher = AESGCM(contest.text("api_v3_key").encode())
PADDING = PKCS1v15()
HASH = SHA256()


def parse(headers, body):
    lower = {name.lower(): value for name, value in headers.items()}
    timestamp, nonce = lower["wechatpay-timestamp"], lower["wechatpay-nonce"]
    signature, serial = lower["wechatpay-signature"], lower["wechatpay-serial"]
    if abs(time.time() - int(timestamp)) > 300:
        raise ValueError("the timestamp is old")
    signed = b"%b\n%b\n%b\n" % (timestamp.encode(), nonce.encode(), body)
    keys[serial].verify(b64decode(signature, validate=True), signed, PADDING, HASH)
    resource = json.loads(body)["resource"]
    if resource["algorithm"] != "AEAD_AES_256_GCM":
        raise ValueError("the algorithm")
    associated_data = (resource.get("associated_data") or "").encode()
    return cipher.decrypt(resource["nonce"].encode(), b64decode(resource["ciphertext"], validate=True), associated_data)


def event(headers, body):
    """The payment as the class below, with every field of its documentation."""
    of = json.loads(parse(headers, body))
    return Payment(
        mchid=of["mchid"],
        appid=of["appid"],
        out_trade_no=of["out_trade_no"],
        transaction_id=of["transaction_id"],
        trade_type=of["trade_type"],
        trade_state=of["trade_state"],
        trade_state_desc=of["trade_state_desc"],
        bank_type=of["bank_type"],
        attach=of.get("attach"),
        success_time=of["success_time"],
        payer=Payer(**of["payer"]),
        amount=Amount(**of["amount"]),
        scene_info=SceneInfo(**of["scene_info"]) if "scene_info" in of else None,
        promotion_detail=[
            Promotion(**{**promotion, "goods_detail": [Goods(**goods) for goods in promotion.get("goods_detail", ())]})
            for promotion in of.get("promotion_detail", ())
        ],
    )


@dataclass(slots=True)
class Payer:
    openid: str


@dataclass(slots=True)
class Amount:
    total: int
    payer_total: int
    currency: str
    payer_currency: str


@dataclass(slots=True)
class SceneInfo:
    device_id: str | None = None
    store_info: dict | None = None


@dataclass(slots=True)
class Goods:
    goods_id: str
    quantity: int
    unit_price: int
    discount_amount: int
    goods_remark: str | None = None


@dataclass(slots=True)
class Promotion:
    coupon_id: str
    amount: int
    goods_detail: list[Goods]
    name: str | None = None
    scope: str | None = None
    type: str | None = None
    stock_id: str | None = None
    wechatpay_contribute: int | None = None
    merchant_contribute: int | None = None
    other_contribute: int | None = None
    currency: str | None = None


@dataclass(slots=True)
class Payment:
    mchid: str
    appid: str
    out_trade_no: str
    transaction_id: str
    trade_type: str
    trade_state: str
    trade_state_desc: str
    bank_type: str
    attach: str | None
    success_time: str
    payer: Payer
    amount: Amount
    scene_info: SceneInfo | None
    promotion_detail: list[Promotion]


contest.serve(
    f"cryptography {cryptography.__version__}",
    {
        "parse": (parse, contest.plaintext),
        "json": (lambda headers, body: json.loads(parse(headers, body)), contest.resource),
        "event": (event, contest.event),
    },
)

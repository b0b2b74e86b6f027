"""An endpoint as the Q&A page and examples.py of wechatpayv3 show it."""

import os
from pathlib import Path

from flask import Flask, jsonify, request
from wechatpayv3 import WeChatPay, WeChatPayType

platform = Path(os.environ["PLATFORM"])
wxpay = WeChatPay(
    wechatpay_type=WeChatPayType.JSAPI,
    mchid="1900000109",
    private_key=(platform / "private_key.pem").read_text(),
    cert_serial_no="444F4864EA9B34415",
    apiv3_key=(platform / "api_v3_key").read_text(),
    appid="wx",
    public_key=(platform / "public_key.pem").read_text(),
    public_key_id=(platform / "public_key_id").read_text(),
)
app = Flask(__name__)


@app.route("/notify", methods=["POST"])
def notify():
    result = wxpay.callback(request.headers, request.data)
    if result and result.get("event_type") == "TRANSACTION.SUCCESS":
        print(result["resource"].get("out_trade_no"))
        return jsonify({"code": "SUCCESS", "message": "成功"})
    return jsonify({"code": "FAILED", "message": "失败"}), 500


app.run(host="127.0.0.1", port=int(os.environ["PORT"]))

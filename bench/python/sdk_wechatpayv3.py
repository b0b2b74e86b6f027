"""The SDK wechatpayv3, as its Q&A page shows it. It gives the payment as a dict, and that alone."""

from importlib.metadata import version

import contest
from wechatpayv3 import WeChatPay, WeChatPayType

sdk = WeChatPay(
    wechatpay_type=WeChatPayType.JSAPI,
    mchid="1900007291",
    private_key=contest.text("private_key.pem"),
    cert_serial_no="444F4864EA9B34415",
    apiv3_key=contest.text("api_v3_key"),
    appid="wxd678efh567hg6787",
    public_key=contest.text("public_key.pem"),
    public_key_id=contest.text("public_key_id"),
)


def resource(headers, body):
    result = sdk.callback(headers, body)
    return result and result["resource"]


contest.serve(f"wechatpayv3 {version('wechatpayv3')}", {"json": (resource, contest.resource)})

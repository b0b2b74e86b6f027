"""A pretend WeChat Pay behind a socket: it serves certificates and queries, signs its answers, and verifies who asks."""

import json
import re
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import wxnotify
from wxnotify.testing import Platform

MCHID = "1900007291"


class WeChatPay:
    """What it answers, by the path: a status and an object, or a function that gives both."""

    def __init__(self, platform, merchant_key):
        self.platform = platform
        self.answers = {}
        self.asked = []
        self._merchant_key = merchant_key
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def merchant(self, **options):
        return wxnotify.Merchant(MCHID, "7132D72A", self._merchant_key.private_key_pem, **{"host": self.url, **options})

    def has(self, platform):
        """From now on it signs with this platform's certificate, and lists it."""
        self.platform = platform
        self.answers["/v3/certificates"] = lambda: platform.certificates_answer()

    def close(self):
        self._server.shutdown()
        self._server.server_close()

    def signed(self, body):
        timestamp, nonce = str(int(time.time())), "5K8264ILTKCH16CQ2502SI8ZNMTM67VS"
        signature = self.platform.sign(wxnotify.signing_message(timestamp, nonce, body))
        return {
            "Wechatpay-Timestamp": timestamp,
            "Wechatpay-Nonce": nonce,
            "Wechatpay-Serial": self.platform.serial,
            "Wechatpay-Signature": signature,
            "Content-Type": "application/json",
        }

    def is_signed(self, headers, message_of):
        """Whether the merchant signed the request."""
        parts = dict(re.findall(r'(\w+)="([^"]*)"', headers["Authorization"] or ""))
        message = message_of(parts.get("timestamp"), parts.get("nonce_str"))
        key = self._merchant_key.public_key_pem
        return parts.get("mchid") == MCHID and wxnotify.verify_signature(message, parts.get("signature", ""), key)

    def answer(self, path, headers):
        def message(timestamp, nonce):
            return f"GET\n{path}\n{timestamp}\n{nonce}\n\n".encode()

        if not self.is_signed(headers, message) or not (headers["User-Agent"] or "").startswith("wxnotify-python/"):
            return 401, {"code": "SIGN_ERROR"}
        return self.answers.get(path, (404, {"code": "ORDER_NOT_EXIST"}))

    def _handler(of):
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                of.asked.append(self.path)
                answer = of.answer(self.path, self.headers)
                answer = answer() if callable(answer) else answer
                if isinstance(answer, wxnotify.testing.Delivery):
                    status, headers, body = 200, *answer
                else:
                    status, body = answer[0], json.dumps(answer[1]).encode()
                    headers = of.signed(body)
                self.send_response(status)
                for name, text in headers.items():
                    self.send_header(name, text)
                if status == 302:
                    self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments):
                pass

        return Handler


@contextmanager
def serving(platform=None, merchant_key=None):
    wechat_pay = WeChatPay(platform or Platform(), merchant_key or Platform())
    try:
        yield wechat_pay
    finally:
        wechat_pay.close()

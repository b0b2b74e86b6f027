"""Fetching the platform certificates and replacing the keys of a running parser."""

# snippet: begin
from __future__ import annotations

import urllib.request

import wxnotify

HOST = "https://api.mch.weixin.qq.com"


def refresh(parser: wxnotify.NotificationParser, mchid: str, serial: str, private_key: str, api_v3_key: str) -> None:
    """Run it every 12 hours or so, never while answering a request."""
    request = wxnotify.certificates_request(mchid, serial, private_key)
    headers = {"Accept": "application/json", "Authorization": request.authorization}
    url = urllib.request.Request(HOST + request.path, headers=headers)
    with urllib.request.urlopen(url, timeout=10) as answer:
        certificates = wxnotify.parse_certificates(
            answer.headers, answer.read(), api_v3_key, known_keys=parser.platform_keys
        )
    pems = [certificate.pem for certificate in certificates]
    parser.replace_platform_keys(wxnotify.PlatformKeys(certificates=pems))


# snippet: end

"""The single steps, and the fetching of certificates without the fetching."""

import base64
import json
import re

import pytest

import wxnotify
from wxnotify.testing import Merchant, Platform

NOW = 1_795_000_000


def test_a_notification_step_by_step(platform, delivery):
    headers, body = delivery
    message = wxnotify.signing_message(headers["Wechatpay-Timestamp"], headers["Wechatpay-Nonce"], body)
    signature = headers["Wechatpay-Signature"]
    key = wxnotify.PlatformKey.from_pem(platform.certificate_pem)
    assert key.serial == platform.serial
    for each in (key, platform.certificate_pem, platform.public_key_pem, platform.certificate_pem.encode()):
        assert wxnotify.verify_signature(message, signature, each) is True
        assert wxnotify.verify_signature(message + b"\n", signature, each) is False
        assert wxnotify.verify_signature(message, "!", each) is False
    resource = json.loads(body)["resource"]
    plaintext = wxnotify.decrypt_resource(
        platform.api_v3_key, resource["nonce"], resource["associated_data"], resource["ciphertext"]
    )
    assert json.loads(plaintext)["out_trade_no"] == "A20261121"


def test_bad_keys_and_messages_are_errors(platform, delivery):
    with pytest.raises(wxnotify.PemInvalid):
        wxnotify.verify_signature(b"", "", "no PEM")
    with pytest.raises(wxnotify.ArgumentInvalid, match="key is None"):
        wxnotify.verify_signature(b"", "", None)
    with pytest.raises(wxnotify.ArgumentInvalid, match="str"):
        wxnotify.verify_signature("text", "", platform.public_key_pem)
    with pytest.raises(wxnotify.ApiV3KeyInvalid):
        wxnotify.decrypt_resource("short", "n" * 12, "", "", "AEAD_AES_256_GCM")
    with pytest.raises(wxnotify.ResourceUnsupported):
        wxnotify.decrypt_resource("k" * 32, "n" * 12, "", "", "AES")
    with pytest.raises(wxnotify.DecryptionFailed):
        wxnotify.decrypt_resource("k" * 32, "n" * 12, "", base64.b64encode(bytes(32)).decode())


def test_a_request_for_certificates():
    merchant = Merchant("1900007291")
    request = wxnotify.certificates_request(merchant.mchid, merchant.serial, merchant.private_key_pem)
    assert (request.method, request.path) == ("GET", "/v3/certificates")
    pattern = (
        'WECHATPAY2-SHA256-RSA2048 mchid="1900007291",nonce_str="([A-Za-z0-9]+)",'
        'signature="([^"]+)",timestamp="([0-9]+)",serial_no="([0-9A-F]+)"'
    )
    nonce, signature, timestamp, serial = re.fullmatch(pattern, request.authorization).groups()
    assert serial == merchant.serial
    message = f"GET\n/v3/certificates\n{timestamp}\n{nonce}\n\n".encode()
    # The key pair is the merchant's, whose certificate is refused as a platform's: its public key verifies.
    again = wxnotify.certificates_request(
        merchant.mchid, merchant.serial, merchant.private_key_pem.encode(), now=int(timestamp), nonce=nonce
    )
    assert again.authorization == request.authorization
    signer = Platform(private_key=merchant.private_key_pem)
    assert wxnotify.verify_signature(message, signature, signer.public_key_pem)
    assert signature not in repr(request)
    for alone in ({"now": 1}, {"nonce": "a"}):
        with pytest.raises(wxnotify.ArgumentInvalid, match="go together"):
            wxnotify.certificates_request("1", "1", merchant.private_key_pem, **alone)
    with pytest.raises(wxnotify.OptionInvalid):
        wxnotify.certificates_request("mchid", merchant.serial, merchant.private_key_pem)


def test_a_merchant_abroad_asks_at_another_path():
    merchant, when = Merchant("1900007291"), {"now": NOW, "nonce": "Nonce1"}
    given = (merchant.mchid, merchant.serial, merchant.private_key_pem)
    abroad = wxnotify.certificates_request(*given, path="/v3/global/certificates", **when)
    at_home = wxnotify.certificates_request(*given, path="/v3/certificates", **when)
    assert (abroad.method, abroad.path) == ("GET", "/v3/global/certificates")
    assert at_home.authorization == wxnotify.certificates_request(*given, **when).authorization != abroad.authorization
    signature = re.search('signature="([^"]+)"', abroad.authorization)[1]
    message = f"GET\n/v3/global/certificates\n{NOW}\nNonce1\n\n".encode()
    signer = Platform(private_key=merchant.private_key_pem)
    assert wxnotify.verify_signature(message, signature, signer.public_key_pem)
    with pytest.raises(wxnotify.OptionInvalid) as refused:
        wxnotify.certificates_request(*given, path="/v3/global/certificate")
    assert refused.value.field == "path"


def test_an_answer_with_certificates(platform):
    headers, body = platform.certificates_answer(NOW)
    for known_keys in (None, platform.platform_keys):
        (certificate,) = wxnotify.parse_certificates(headers, body, platform.api_v3_key, known_keys, NOW)
        assert certificate.serial == platform.serial
        assert certificate.pem == platform.certificate_pem
        assert certificate.not_before < certificate.not_after
        assert certificate.effective_time.endswith("+08:00")
        assert certificate.expire_time.endswith("+08:00")
        assert wxnotify.PlatformKeys(certificates=certificate.pem).serials == [platform.serial]
        assert platform.serial in repr(certificate)
    assert wxnotify.parse_certificates(*platform.certificates_answer(), {"label": platform.api_v3_key})
    with pytest.raises(wxnotify.TimestampOutOfRange):
        wxnotify.parse_certificates(headers, body, platform.api_v3_key, now=NOW + 301)
    with pytest.raises(wxnotify.SerialUnknown):
        wxnotify.parse_certificates(headers, body, platform.api_v3_key, Platform().platform_keys, NOW)
    with pytest.raises(wxnotify.ArgumentInvalid, match="body is a dict"):
        wxnotify.parse_certificates(headers, json.loads(body), platform.api_v3_key)


def test_the_testing_platform_and_merchant_can_be_made_again(platform):
    again = Platform(private_key=platform.private_key_pem, serial=platform.serial, api_v3_key=platform.api_v3_key)
    assert platform.parser().parse(*again.notification("TRANSACTION.SUCCESS", "{}"))
    assert again.sign(b"message") == platform.sign(bytearray(b"message"))
    merchant = Merchant("1900007291")
    parts = {"private_key": merchant.private_key_pem, "serial": merchant.serial, "not_before": NOW}
    assert Merchant("1900007291", **parts).certificate_pem == Merchant("1900007291", **parts).certificate_pem
    with pytest.raises(TypeError, match="go together"):
        Merchant("1900007291", serial="1")
    with pytest.raises(wxnotify.OptionInvalid):
        Platform(algorithm="DSA")
    with pytest.raises(wxnotify.OptionInvalid):
        platform.notification("TRANSACTION.SUCCESS", "{}", fault="none such")
    with pytest.raises(wxnotify.OptionInvalid):
        Platform(public_key_id="PUB_KEY_ID_1").certificates_answer()


def test_sm2():
    platform = Platform(algorithm="SM2")
    notification = platform.parser().parse(*platform.notification("TRANSACTION.SUCCESS", {"out_trade_no": "国密"}))
    assert notification.resource == {"out_trade_no": "国密"}
    assert [key.algorithm for key in platform.platform_keys] == ["SM2"]

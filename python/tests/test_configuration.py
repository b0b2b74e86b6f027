"""Keys and options, in every form, and what is wrong with them at construction."""

import datetime
import pathlib

import pytest
from conftest import PAYMENT

import wxnotify
from wxnotify.testing import Merchant, Platform

ID = "PUB_KEY_ID_0114232134912410000000000000"


@pytest.fixture(scope="module")
def by_key():
    return Platform(public_key_id=ID)


@pytest.fixture(scope="module")
def merchant():
    return Merchant("1900007291")


def test_certificates_and_public_keys_side_by_side(platform, by_key):
    keys = wxnotify.PlatformKeys(certificates=[platform.certificate_pem], public_keys={ID: by_key.public_key_pem})
    assert keys.serials == [platform.serial, ID]
    assert len(keys) == 2
    certificate, public_key = keys
    assert certificate.is_certificate
    assert certificate.not_before < certificate.not_after
    assert certificate.algorithm == "RSA"
    assert not public_key.is_certificate
    assert (public_key.not_before, public_key.not_after) == (None, None)
    parser = wxnotify.NotificationParser(platform_keys=keys, api_v3_keys=[platform.api_v3_key, by_key.api_v3_key])
    assert parser.parse(*platform.notification("TRANSACTION.SUCCESS", PAYMENT)).serial == platform.serial
    assert parser.parse(*by_key.notification("TRANSACTION.SUCCESS", PAYMENT)).serial == ID


def test_the_forms_of_certificates(platform):
    pem = platform.certificate_pem
    other = Platform().certificate_pem
    for certificates in (pem, pem.encode(), [pem], (pem.encode(),), (each for each in [pem])):
        assert wxnotify.PlatformKeys(certificates=certificates).serials == [platform.serial]
    for certificates in (pem + other, [pem, other], [pem + other, pem]):
        assert len(wxnotify.PlatformKeys(certificates=certificates)) == 2


def test_the_forms_of_public_keys(by_key):
    pem = by_key.public_key_pem
    for public_keys in ({ID: pem}, {ID: pem.encode()}, [(ID, pem)], [[ID, pem]], iter([(ID, pem)])):
        assert wxnotify.PlatformKeys(public_keys=public_keys).serials == [ID]


@pytest.mark.parametrize("public_keys", ["PEM", b"PEM", ["PEM"], [("a", "b", "c")], 5, None, {ID: None}, {1: "PEM"}])
def test_what_is_not_public_keys_is_refused(public_keys):
    if public_keys is None:
        assert len(wxnotify.PlatformKeys(public_keys=None)) == 0
        return
    with pytest.raises(wxnotify.ArgumentInvalid) as raised:
        wxnotify.PlatformKeys(public_keys=public_keys)
    assert raised.value.field == "public_keys"


def test_the_forms_of_api_v3_keys(platform, delivery):
    key = platform.api_v3_key
    other = "0" * 32
    unlabelled = (key, key.encode(), [key], [other, key], (other.encode(), wxnotify.ApiV3Key(key)), iter([key]))
    for api_v3_keys in unlabelled:
        parser = wxnotify.NotificationParser(platform_keys=platform.platform_keys, api_v3_keys=api_v3_keys)
        assert parser.parse(*delivery).api_v3_key_label is None
    labelled = (
        {"1900007291": key},
        {"other": other, "1900007291": key},
        wxnotify.ApiV3Key(key, "1900007291"),
        [other, wxnotify.ApiV3Key(key, label="1900007291")],
    )
    for api_v3_keys in labelled:
        parser = wxnotify.NotificationParser(platform_keys=platform.platform_keys, api_v3_keys=api_v3_keys)
        assert parser.parse(*delivery).api_v3_key_label == "1900007291"


def test_an_api_v3_key_that_is_not_there(platform):
    for missing in (None, [None], {"label": None}):
        with pytest.raises(
            wxnotify.ArgumentInvalid, match="api_v3_keys is None; is the setting or environment variable there"
        ):
            wxnotify.NotificationParser(platform_keys=platform.platform_keys, api_v3_keys=missing)
    for empty in ([], {}):
        with pytest.raises(wxnotify.ApiV3KeyInvalid, match="no APIv3 key was given"):
            wxnotify.NotificationParser(platform_keys=platform.platform_keys, api_v3_keys=empty)


@pytest.mark.parametrize("key", ["", "x", "k" * 31, "k" * 33, "k" * 32 + "\n", b"k" * 31 + b" ", "密" * 32])
def test_a_bad_api_v3_key_is_not_shown(key, platform):
    for make in (wxnotify.ApiV3Key, lambda key: _parser(platform, api_v3_keys=key)):
        with pytest.raises(wxnotify.ApiV3KeyInvalid) as raised:
            make(key)
        assert "kkkk" not in str(raised.value)


def _parser(platform, **options):
    return wxnotify.NotificationParser(
        **{"platform_keys": platform.platform_keys, "api_v3_keys": platform.api_v3_key, **options}
    )


def test_secrets_are_in_no_repr(platform):
    key = wxnotify.ApiV3Key(platform.api_v3_key, "1900007291")
    assert repr(key) == "ApiV3Key(label='1900007291')"
    merchant = Merchant("1900007291")
    for thing in (key, platform, merchant, platform.parser(), platform.platform_keys, _parser(platform)):
        for text in (repr(thing), str(thing)):
            assert platform.api_v3_key not in text
            assert "PRIVATE" not in text
            assert "object at" not in text
    for thing in (key, platform.parser()):
        assert platform.api_v3_key not in str([getattr(thing, name) for name in dir(thing) if name != "__doc__"])


def test_a_parser_needs_keys(platform):
    with pytest.raises(wxnotify.NoPlatformKey):
        _parser(platform, platform_keys=wxnotify.PlatformKeys())
    with pytest.raises(TypeError):
        wxnotify.NotificationParser(api_v3_keys=platform.api_v3_key)


def test_what_is_not_platform_keys_is_refused_by_name(platform):
    pem = platform.certificate_pem
    for wrong in (pem, [pem], {ID: pem}, None):
        with pytest.raises(
            wxnotify.ArgumentInvalid, match=r"platform_keys is .*; pass wxnotify\.PlatformKeys\("
        ) as raised:
            _parser(platform, platform_keys=wrong)
        assert isinstance(raised.value, TypeError)
        assert raised.value.field == "platform_keys"
        assert pem not in raised.value.message
        with pytest.raises(wxnotify.ArgumentInvalid, match="platform_keys is "):
            platform.parser().replace_platform_keys(wrong)
    with pytest.raises(wxnotify.ArgumentInvalid, match="known_keys is a str"):
        wxnotify.parse_certificates(*platform.certificates_answer(), platform.api_v3_key, pem)


def test_an_argument_of_a_wrong_type_is_named(platform, merchant, delivery):
    for now in (1795000000.5, "1795000000", datetime.datetime.now(datetime.timezone.utc)):
        with pytest.raises(wxnotify.ArgumentInvalid, match=r"now is a .*: int\(time\.time\(\)\)$"):
            platform.parser().parse(*delivery, now)
    with pytest.raises(wxnotify.ArgumentInvalid, match="mchid is an int, and a str is needed"):
        wxnotify.certificates_request(1900007291, merchant.serial, merchant.private_key_pem)
    with pytest.raises(wxnotify.ArgumentInvalid, match="label is an int, and a str is needed"):
        _parser(platform, api_v3_keys={1900007291: platform.api_v3_key})


def test_the_usual_mistakes_are_told_apart(platform, merchant):
    with pytest.raises(wxnotify.MerchantCertificate, match="1900007291"):
        wxnotify.PlatformKeys(certificates=merchant.certificate_pem)
    with pytest.raises(wxnotify.PrivateKeyGiven):
        wxnotify.PlatformKeys(certificates=merchant.private_key_pem)
    with pytest.raises(wxnotify.PrivateKeyGiven):
        wxnotify.PlatformKeys(public_keys={ID: merchant.private_key_pem})
    with pytest.raises(wxnotify.PemInvalid):
        wxnotify.PlatformKeys(certificates="/etc/wxpay/platform.pem")
    with pytest.raises(wxnotify.PemInvalid):
        wxnotify.PlatformKeys(certificates=b"\xff\xfe")
    with pytest.raises(wxnotify.OptionInvalid):
        wxnotify.PlatformKeys(public_keys={"id": platform.public_key_pem})
    with pytest.raises(wxnotify.ArgumentInvalid, match=r"is a path; give the file's content"):
        wxnotify.PlatformKeys(certificates=pathlib.Path("platform.pem"))
    with pytest.raises(wxnotify.ArgumentInvalid, match="certificates is an int"):
        wxnotify.PlatformKeys(certificates=[5])


@pytest.mark.parametrize(
    ("option", "values"),
    [
        ("clock_tolerance", [-1, 86_401, 2**64, "300", 1.5]),
        ("max_body_bytes", [-1, 0, (64 << 20) + 1, 2**64, "1", 1.5]),
    ],
)
def test_options_out_of_range(option, values, platform):
    for value in values:
        with pytest.raises(wxnotify.OptionInvalid, match=option) as raised:
            _parser(platform, **{option: value})
        assert raised.value.field == option
        assert isinstance(value, int) == (str(value) in raised.value.message)


def test_options_count(platform):
    now = 1_795_000_000
    delivery = platform.notification("TRANSACTION.SUCCESS", PAYMENT, now=now)
    assert _parser(platform, clock_tolerance=0).parse(*delivery, now=now)
    with pytest.raises(wxnotify.TimestampOutOfRange):
        _parser(platform, clock_tolerance=0).parse(*delivery, now=now + 1)
    assert _parser(platform, max_body_bytes=len(delivery.body)).parse(*delivery, now=now)
    with pytest.raises(wxnotify.BodyTooLarge):
        _parser(platform, max_body_bytes=len(delivery.body) - 1).parse(*delivery, now=now)
    expired = Platform(not_before=now - 100, not_after=now - 1)
    delivery = expired.notification("TRANSACTION.SUCCESS", PAYMENT, now=now)
    assert _parser(expired).parse(*delivery, now=now).certificate_expires_at == now - 1
    with pytest.raises(wxnotify.CertificateExpired):
        _parser(expired, reject_expired_certificates=True).parse(*delivery, now=now)


def test_api_v3_keys_are_replaced_whole(platform):
    parser, other = _parser(platform), "abcdefghijklmnopqrstuvwxyz012345"
    delivery = platform.notification("TRANSACTION.SUCCESS", PAYMENT)
    parser.replace_api_v3_keys(other)
    with pytest.raises(wxnotify.DecryptionFailed):
        parser.parse(*delivery)
    assert "API_V3_KEY_NONE" in parser.diagnose(*delivery).to_json()
    parser.replace_api_v3_keys([other, wxnotify.ApiV3Key(platform.api_v3_key, label="former")])
    assert parser.parse(*delivery).api_v3_key_label == "former"
    for wrong in ([], "short", [platform.api_v3_key, "short"]):
        with pytest.raises(wxnotify.ApiV3KeyInvalid):
            parser.replace_api_v3_keys(wrong)
    assert parser.parse(*delivery).api_v3_key_label == "former"


def test_keys_are_replaced_whole(platform, by_key):
    parser = _parser(platform, api_v3_keys=[platform.api_v3_key, by_key.api_v3_key])
    delivery = by_key.notification("TRANSACTION.SUCCESS", PAYMENT)
    with pytest.raises(wxnotify.SerialUnknown):
        parser.parse(*delivery)
    parser.replace_platform_keys(by_key.platform_keys)
    assert parser.platform_keys.serials == [ID]
    assert parser.parse(*delivery).serial == ID
    with pytest.raises(wxnotify.NoPlatformKey):
        parser.replace_platform_keys(wxnotify.PlatformKeys())
    assert parser.platform_keys.serials == [ID]


def test_inspect_pem_says_what_a_text_holds(platform, by_key, merchant):
    text = platform.certificate_pem + merchant.certificate_pem + by_key.public_key_pem + merchant.private_key_pem
    for form in (text, text.encode()):
        certificate, merchants, public_key, private_key = wxnotify.inspect_pem(form)
        assert (certificate.kind, certificate.serial) == ("platform_certificate", platform.serial)
        assert certificate.subject
        assert certificate.algorithm == "RSA"
        assert (merchants.kind, merchants.mchid, merchants.serial) == (
            "merchant_certificate",
            "1900007291",
            merchant.serial,
        )
        assert (public_key.kind, public_key.algorithm) == ("public_key", "RSA")
        assert private_key.kind == "private_key"
        assert private_key.serial is None
        assert repr(private_key) == "PemContent(kind='private_key', serial=None)"
    with pytest.raises(wxnotify.PemInvalid):
        wxnotify.inspect_pem("nothing")

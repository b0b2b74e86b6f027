"""The exceptions: one class a code, in groups."""

import pickle

import pytest

import wxnotify
from wxnotify import errors
from wxnotify.testing import FAULTS

CODES = [code.code for code in wxnotify.ERROR_CODES]


def test_there_is_one_class_for_each_code_of_the_core():
    assert sorted(errors.BY_CODE) == sorted(CODES)
    assert len({error for error in errors.BY_CODE.values()}) == len(CODES)
    assert len({code.number for code in wxnotify.ERROR_CODES}) == len(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_class_is_named_after_its_code_exported_and_in_a_group(code):
    error = errors.BY_CODE[code]
    name = "InternalError" if code == "INTERNAL" else "".join(word.capitalize() for word in code.split("_"))
    assert error.__name__ == name
    assert getattr(wxnotify, name) is error
    assert name in wxnotify.__all__
    assert error.__doc__
    groups = (
        wxnotify.VerificationError,
        wxnotify.ContentError,
        wxnotify.ConfigurationError,
        wxnotify.HandlingError,
        wxnotify.InboxError,
        wxnotify.ArgumentInvalid,
        wxnotify.RequestFailed,
        wxnotify.InternalError,
    )
    assert sum(issubclass(error, group) for group in groups) == 1


@pytest.mark.parametrize("code", wxnotify.ERROR_CODES, ids=lambda code: code.code)
def test_an_error_has_code_message_field_and_ack(code):
    error = errors.BY_CODE[code.code]("what was found", "field")
    assert error.code == code.code
    assert error.message == "what was found"
    assert error.field == "field"
    assert error.ack.status == code.ack_status
    assert error.is_platform_probe == (code.code == "SIGNATURE_PROBE")
    assert str(error) == f"{code.code}: what was found"
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert (again.message, again.field) == (error.message, error.field)


FAULT_ERRORS = {
    "stale": wxnotify.TimestampOutOfRange,
    "future": wxnotify.TimestampOutOfRange,
    "probe": wxnotify.SignatureProbe,
    "forged": wxnotify.SignatureInvalid,
    "tampered": wxnotify.SignatureInvalid,
    "wrong_serial": wxnotify.SerialUnknown,
    "wrong_api_v3_key": wxnotify.DecryptionFailed,
    "missing_signature": wxnotify.HeaderMissing,
    "not_json": wxnotify.EnvelopeInvalid,
    "plaintext_not_json": wxnotify.PlaintextInvalid,
    "oversized": wxnotify.BodyTooLarge,
}


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_raises_its_error(fault, platform, parser):
    delivery = platform.notification("TRANSACTION.SUCCESS", {"out_trade_no": "A1"}, fault=fault)
    with pytest.raises(FAULT_ERRORS[fault]) as raised:
        parser.parse(*delivery)
    assert type(raised.value) is FAULT_ERRORS[fault]
    assert raised.value.is_platform_probe == (fault == "probe")
    assert raised.value.ack.body.startswith('{"code":"FAIL"')


def test_groups_catch(platform, parser):
    def fault(name):
        return platform.notification("TRANSACTION.SUCCESS", "{}", fault=name)

    with pytest.raises(wxnotify.SignatureError):
        parser.parse(*fault("forged"))
    with pytest.raises(wxnotify.HeaderError):
        parser.parse(*fault("missing_signature"))
    with pytest.raises(wxnotify.TimestampError):
        parser.parse(*fault("stale"))
    with pytest.raises(wxnotify.VerificationError):
        parser.parse(*fault("wrong_serial"))
    with pytest.raises(wxnotify.ContentError):
        parser.parse(*fault("wrong_api_v3_key"))
    with pytest.raises(wxnotify.WxNotifyError):
        parser.parse(*fault("probe"))


def test_a_panic_becomes_an_exception_that_except_exception_catches():
    with pytest.raises(wxnotify.InternalError, match="testing_panic was called") as raised:
        wxnotify._native.testing_panic()
    assert isinstance(raised.value, Exception)
    assert raised.value.ack.status == 500
    with pytest.raises(wxnotify.InternalError):  # and the process lives
        wxnotify._native.testing_panic()

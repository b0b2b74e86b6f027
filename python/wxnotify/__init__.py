"""Tells a genuine WeChat Pay (微信支付 APIv3) notification from a forged one, and opens it.

    parser = wxnotify.NotificationParser(
        platform_keys=wxnotify.PlatformKeys(public_keys={public_key_id: public_key_pem}),
        api_v3_keys=api_v3_key,
    )
    notification = parser.parse(request.headers, request.body)

It opens no socket and reads no file. `wxnotify.testing` has a pretend platform for your tests.
"""

from typing import Final, NamedTuple

from . import _native, errors, testing
from ._native import (
    VERSION,
    Ack,
    ApiV3Key,
    CertificatesRequest,
    Diagnosis,
    Finding,
    Notification,
    NotificationParser,
    PemContent,
    PlatformCertificate,
    PlatformKey,
    PlatformKeys,
    certificates_request,
    decrypt_resource,
    inspect_pem,
    parse_certificates,
    signing_message,
    verify_signature,
)
from .errors import (
    ApiV3KeyInvalid,
    ArgumentInvalid,
    BodyTooLarge,
    CertificateExpired,
    ConfigurationError,
    ContentError,
    ContentMismatch,
    DecryptionFailed,
    EnvelopeInvalid,
    EventUntyped,
    HeaderError,
    HeaderInvalid,
    HeaderMissing,
    InternalError,
    KeyUnsupported,
    MerchantCertificate,
    NoPlatformKey,
    OptionInvalid,
    PemInvalid,
    PlaintextInvalid,
    PrivateKeyGiven,
    ResourceUnsupported,
    SerialUnknown,
    SignatureError,
    SignatureInvalid,
    SignatureProbe,
    SignatureTypeUnsupported,
    TimestampError,
    TimestampInvalid,
    TimestampOutOfRange,
    VerificationError,
    WxNotifyError,
)
from .inputs import Body, Headers, Text
from .kinds import KINDS, Kind

__version__: Final = VERSION


class ErrorCode(NamedTuple):
    """An error code, as every language has it."""

    code: str
    """The name, such as `SIGNATURE_INVALID`."""
    number: int
    """The number, which the C ABI uses."""
    ack_status: int
    """The HTTP status of the acknowledgement."""


ERROR_CODES: Final[tuple[ErrorCode, ...]] = tuple(ErrorCode(*code) for code in _native.error_codes())
"""Every error code, in the order of their numbers."""

__all__ = [
    "ERROR_CODES",
    "KINDS",
    "VERSION",
    "Ack",
    "ApiV3Key",
    "ApiV3KeyInvalid",
    "ArgumentInvalid",
    "Body",
    "BodyTooLarge",
    "CertificateExpired",
    "CertificatesRequest",
    "ConfigurationError",
    "ContentError",
    "ContentMismatch",
    "DecryptionFailed",
    "Diagnosis",
    "EnvelopeInvalid",
    "ErrorCode",
    "EventUntyped",
    "Finding",
    "HeaderError",
    "HeaderInvalid",
    "HeaderMissing",
    "Headers",
    "InternalError",
    "KeyUnsupported",
    "Kind",
    "MerchantCertificate",
    "NoPlatformKey",
    "Notification",
    "NotificationParser",
    "OptionInvalid",
    "PemContent",
    "PemInvalid",
    "PlaintextInvalid",
    "PlatformCertificate",
    "PlatformKey",
    "PlatformKeys",
    "PrivateKeyGiven",
    "ResourceUnsupported",
    "SerialUnknown",
    "SignatureError",
    "SignatureInvalid",
    "SignatureProbe",
    "SignatureTypeUnsupported",
    "Text",
    "TimestampError",
    "TimestampInvalid",
    "TimestampOutOfRange",
    "VerificationError",
    "WxNotifyError",
    "__version__",
    "certificates_request",
    "decrypt_resource",
    "errors",
    "inspect_pem",
    "parse_certificates",
    "signing_message",
    "testing",
    "verify_signature",
]

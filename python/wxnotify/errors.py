"""What can go wrong: one exception class for each error code, in groups to catch by.

WxNotifyError
├── VerificationError       not genuine, or not to be told: anybody on the internet can cause these
│   ├── BodyTooLarge
│   ├── HeaderError         HeaderMissing, HeaderInvalid
│   ├── TimestampError      TimestampInvalid, TimestampOutOfRange
│   └── SignatureError      SignatureProbe, SerialUnknown, SignatureTypeUnsupported, CertificateExpired, SignatureInvalid
├── ContentError            genuine, but it cannot be used
│                           EnvelopeInvalid, ResourceUnsupported, DecryptionFailed, PlaintextInvalid, ContentMismatch,
│                           EventUntyped
├── ConfigurationError      a key or option is wrong: raised at construction, never later
│                           ApiV3KeyInvalid, PemInvalid, KeyUnsupported, MerchantCertificate, PrivateKeyGiven,
│                           NoPlatformKey, OptionInvalid
├── HandlingError           a NotificationHandler could not have the notification processed
│                           MethodNotAllowed, EventUnhandled, HandlerFailed, DeadlineExceeded, NotificationBusy,
│                           MerchantUnknown
├── InboxError              the inbox, or its database: LeaseLost, InboxSchema, InboxFailed, KeyConflict
├── RequestFailed           WeChat Pay's API could not be reached, or answered with an error
├── ArgumentInvalid         a call was made against its interface; a TypeError as well
└── InternalError           the library itself failed
"""

from __future__ import annotations

# `typing` takes as long to load as all of this.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar, Final

from . import _native


class WxNotifyError(Exception):
    """Any error of wxnotify; each has a class of its own.

    `str()` is a line for the log: it names the field and the fix, and never holds a secret or a
    decrypted text.
    """

    code: ClassVar[str]
    """The code, the same in every language, such as `SIGNATURE_INVALID`."""

    message: str
    """One line for the log: what was found, and what to do."""

    field: str | None
    """The header, option or JSON field at fault, where there is one."""

    def __init__(self, message: str, field: str | None = None) -> None:
        """An error as wxnotify raises it; make one yourself to test your own handling of it."""
        super().__init__(message, field)
        self.message = message
        self.field = field

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"

    @property
    def ack(self) -> _native.Ack:
        """What to answer WeChat Pay. It tells an outsider nothing about keys or internals."""
        return _native.Ack.failure(self.code)

    @property
    def ack_v2(self) -> _native.Ack:
        """The same for an APIv2 notification, which takes nothing but XML."""
        return _native.Ack.failure_v2(self.code)

    @property
    def is_platform_probe(self) -> bool:
        """Whether this was the platform's probe, refused like any bad signature; it need not wake anybody."""
        return _native.is_platform_probe(self.code)


class VerificationError(WxNotifyError):
    """The request is not a genuine notification, or cannot be told to be one."""


class BodyTooLarge(VerificationError):
    """The body is longer than `max_body_bytes`."""

    code = "BODY_TOO_LARGE"


class HeaderError(VerificationError):
    """A `Wechatpay-*` header is missing or wrong."""


class HeaderMissing(HeaderError):
    """A required `Wechatpay-*` header is absent or empty."""

    code = "HEADER_MISSING"


class HeaderInvalid(HeaderError):
    """A `Wechatpay-*` header holds something else than visible ASCII, or was sent twice with different values."""

    code = "HEADER_INVALID"


class TimestampError(VerificationError):
    """The time of signing is unreadable or too far from now."""


class TimestampInvalid(TimestampError):
    """`Wechatpay-Timestamp` is not 1 to 12 digits."""

    code = "TIMESTAMP_INVALID"


class TimestampOutOfRange(TimestampError):
    """`Wechatpay-Timestamp` is further from now than `clock_tolerance`."""

    code = "TIMESTAMP_OUT_OF_RANGE"


class SignatureError(VerificationError):
    """The signature, or the key that it names, is not good."""


class SignatureProbe(SignatureError):
    """The platform's probe traffic, signed wrongly on purpose: to be refused like any bad signature."""

    code = "SIGNATURE_PROBE"


class SerialUnknown(SignatureError):
    """`Wechatpay-Serial` names no key that we hold."""

    code = "SERIAL_UNKNOWN"


class SignatureTypeUnsupported(SignatureError):
    """`Wechatpay-Signature-Type` contradicts the key that the serial names."""

    code = "SIGNATURE_TYPE_UNSUPPORTED"


class CertificateExpired(SignatureError):
    """The platform certificate is not valid now (only with `reject_expired_certificates`)."""

    code = "CERTIFICATE_EXPIRED"


class SignatureInvalid(SignatureError):
    """The signature does not verify: forged, altered, or not the raw body."""

    code = "SIGNATURE_INVALID"


class ContentError(WxNotifyError):
    """The notification is genuine, but cannot be read or is not the one that was expected."""


class EnvelopeInvalid(ContentError):
    """The body is not the JSON object that a notification is."""

    code = "ENVELOPE_INVALID"


class ResourceUnsupported(ContentError):
    """`resource_type` or `resource.algorithm` is none that exists today."""

    code = "RESOURCE_UNSUPPORTED"


class DecryptionFailed(ContentError):
    """No APIv3 key opens the resource."""

    code = "DECRYPTION_FAILED"


class PlaintextInvalid(ContentError):
    """The decrypted resource is not a UTF-8 JSON object."""

    code = "PLAINTEXT_INVALID"


class ContentMismatch(ContentError):
    """The notification is genuine, but not what `expect` was told to expect."""

    code = "CONTENT_MISMATCH"


class EventUntyped(ContentError):
    """The notification is genuine, but `event` knows no type that its resource has. `resource` is there all the same."""

    code = "EVENT_UNTYPED"


class HandlingError(WxNotifyError):
    """A NotificationHandler could not have the notification processed; WeChat Pay sends it again."""


class MethodNotAllowed(HandlingError):
    """The request was not a POST."""

    code = "METHOD_NOT_ALLOWED"


class EventUnhandled(HandlingError):
    """The notification is genuine, but no route takes it."""

    code = "EVENT_UNHANDLED"


class HandlerFailed(HandlingError):
    """A callback failed. Raised by a callback, as `Delivery.fail` does, its message goes into the answer."""

    code = "HANDLER_FAILED"


class DeadlineExceeded(HandlingError):
    """A callback takes longer than the handler's deadline. It goes on, and what it does counts once."""

    code = "DEADLINE_EXCEEDED"


class NotificationBusy(HandlingError):
    """Another worker is processing the same notification."""

    code = "NOTIFICATION_BUSY"


class MerchantUnknown(HandlingError):
    """The request, or a stored notification, is for a merchant that is not known."""

    code = "MERCHANT_UNKNOWN"


class InboxError(WxNotifyError):
    """The inbox could not do what it was asked."""


class LeaseLost(InboxError):
    """The lease ended before the work did, and another worker may have the notification: roll back what was done."""

    code = "LEASE_LOST"


class InboxSchema(InboxError):
    """The inbox's table is missing or of another version: run `Inbox.create`."""

    code = "INBOX_SCHEMA"


class InboxFailed(InboxError):
    """The database failed. `__cause__` is its driver's own exception."""

    code = "INBOX_FAILED"


class KeyConflict(InboxError):
    """A key of the merchant's belongs to a notification of another kind: let keys tell kinds apart."""

    code = "KEY_CONFLICT"


class RequestFailed(WxNotifyError):
    """WeChat Pay's API could not be reached, or answered with an error. `__cause__` is the HTTP client's own exception, if any."""

    code = "REQUEST_FAILED"


class ConfigurationError(WxNotifyError):
    """A key or an option is wrong."""


class ApiV3KeyInvalid(ConfigurationError):
    """An APIv3 key is not 32 bytes, or cannot be one."""

    code = "API_V3_KEY_INVALID"


class PemInvalid(ConfigurationError):
    """A PEM text cannot be read."""

    code = "PEM_INVALID"


class KeyUnsupported(ConfigurationError):
    """A key is of a kind or size that WeChat Pay does not use."""

    code = "KEY_UNSUPPORTED"


class MerchantCertificate(ConfigurationError):
    """The merchant's own API certificate was given where the platform's belongs."""

    code = "MERCHANT_CERTIFICATE"


class PrivateKeyGiven(ConfigurationError):
    """A private key was given where a public one belongs."""

    code = "PRIVATE_KEY_GIVEN"


class NoPlatformKey(ConfigurationError):
    """No platform key was given, so nothing could ever verify."""

    code = "NO_PLATFORM_KEY"


class OptionInvalid(ConfigurationError):
    """An option or argument is out of its range."""

    code = "OPTION_INVALID"


class ArgumentInvalid(WxNotifyError, TypeError):
    """A call was made against its interface: a body that is no longer raw bytes, most of all."""

    code = "ARGUMENT_INVALID"


class InternalError(WxNotifyError):
    """The library itself failed. Please report it."""

    code = "INTERNAL"


def _all_below(group: type[WxNotifyError]) -> list[type[WxNotifyError]]:
    return [each for error in group.__subclasses__() for each in (error, *_all_below(error))]


BY_CODE: Final[dict[str, type[WxNotifyError]]] = {
    error.code: error for error in _all_below(WxNotifyError) if hasattr(error, "code")
}
"""The class for each error code."""

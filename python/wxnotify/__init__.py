"""Tells a genuine WeChat Pay (微信支付 APIv3) notification from a forged one, and opens it.

    parser = wxnotify.NotificationParser(
        platform_keys=wxnotify.PlatformKeys(public_keys={public_key_id: public_key_pem}),
        api_v3_keys=api_v3_key,
    )
    notification = parser.parse(request.headers, request.body)

`NotificationHandler` goes from a request to its answer, and with an `Inbox` each notification counts once.
`wxnotify.testing` has a pretend platform for your tests.
"""

from __future__ import annotations

from . import errors
from ._native import (
    VERSION,
    Ack,
    ApiV2Key,
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
    parse_v2,
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
    DeadlineExceeded,
    DecryptionFailed,
    EnvelopeInvalid,
    EventUnhandled,
    EventUntyped,
    HandlerFailed,
    HandlingError,
    HeaderError,
    HeaderInvalid,
    HeaderMissing,
    InboxError,
    InboxFailed,
    InboxSchema,
    InternalError,
    KeyConflict,
    KeyUnsupported,
    LeaseLost,
    MerchantCertificate,
    MerchantUnknown,
    MethodNotAllowed,
    NoPlatformKey,
    NotificationBusy,
    OptionInvalid,
    PemInvalid,
    PlaintextInvalid,
    PrivateKeyGiven,
    RequestFailed,
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

# What follows is loaded when it is used: whoever only parses waits for nothing else.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import testing
    from .asgi import AsgiApp
    from .async_inbox import AsyncInbox
    from .certificates import CertificateRefresher
    from .codes import ERROR_CODES, ErrorCode
    from .delivery import Answer, Delivery, Outcome, Reconciled
    from .expectation import Expectation
    from .handler import NotificationHandler
    from .inbox import Claim, DeadLetter, Health, Inbox, Lease, Stats, Task
    from .inputs import Body, Headers, Text
    from .kinds import KINDS, Kind
    from .merchant import Merchant, SignedRequest
    from .merchants import Merchants, MerchantsBy, Request, ServedMerchant
    from .wsgi import WsgiApp

__version__ = VERSION

__all__ = [
    "ERROR_CODES",
    "KINDS",
    "VERSION",
    "Ack",
    "Answer",
    "ApiV2Key",
    "ApiV3Key",
    "ApiV3KeyInvalid",
    "ArgumentInvalid",
    "AsgiApp",
    "AsyncInbox",
    "Body",
    "BodyTooLarge",
    "CertificateExpired",
    "CertificateRefresher",
    "CertificatesRequest",
    "Claim",
    "ConfigurationError",
    "ContentError",
    "ContentMismatch",
    "DeadLetter",
    "DeadlineExceeded",
    "DecryptionFailed",
    "Delivery",
    "Diagnosis",
    "EnvelopeInvalid",
    "ErrorCode",
    "EventUnhandled",
    "EventUntyped",
    "Expectation",
    "Finding",
    "HandlerFailed",
    "HandlingError",
    "HeaderError",
    "HeaderInvalid",
    "HeaderMissing",
    "Headers",
    "Health",
    "Inbox",
    "InboxError",
    "InboxFailed",
    "InboxSchema",
    "InternalError",
    "KeyConflict",
    "KeyUnsupported",
    "Kind",
    "Lease",
    "LeaseLost",
    "Merchant",
    "MerchantCertificate",
    "MerchantUnknown",
    "Merchants",
    "MerchantsBy",
    "MethodNotAllowed",
    "NoPlatformKey",
    "Notification",
    "NotificationBusy",
    "NotificationHandler",
    "NotificationParser",
    "OptionInvalid",
    "Outcome",
    "PemContent",
    "PemInvalid",
    "PlaintextInvalid",
    "PlatformCertificate",
    "PlatformKey",
    "PlatformKeys",
    "PrivateKeyGiven",
    "Reconciled",
    "Request",
    "RequestFailed",
    "ResourceUnsupported",
    "SerialUnknown",
    "ServedMerchant",
    "SignatureError",
    "SignatureInvalid",
    "SignatureProbe",
    "SignatureTypeUnsupported",
    "SignedRequest",
    "Stats",
    "Task",
    "Text",
    "TimestampError",
    "TimestampInvalid",
    "TimestampOutOfRange",
    "VerificationError",
    "WsgiApp",
    "WxNotifyError",
    "__version__",
    "certificates_request",
    "decrypt_resource",
    "errors",
    "inspect_pem",
    "parse_certificates",
    "parse_v2",
    "signing_message",
    "testing",
    "verify_signature",
]

_MODULES = {
    "asgi": ("AsgiApp",),
    "async_inbox": ("AsyncInbox",),
    "certificates": ("CertificateRefresher",),
    "codes": ("ERROR_CODES", "ErrorCode"),
    "delivery": ("Answer", "Delivery", "Outcome", "Reconciled"),
    "expectation": ("Expectation",),
    "handler": ("NotificationHandler",),
    "inbox": ("Claim", "DeadLetter", "Health", "Inbox", "Lease", "Stats", "Task"),
    "inputs": ("Body", "Headers", "Text"),
    "kinds": ("KINDS", "Kind"),
    "merchants": ("Merchants", "MerchantsBy", "Request", "ServedMerchant"),
    "merchant": ("Merchant", "SignedRequest"),
    "testing": (),
    "wsgi": ("WsgiApp",),
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        import importlib

        for module, names in _MODULES.items():
            if name == module or name in names:
                loaded = importlib.import_module(f"{__name__}.{module}")
                found = loaded if name == module else getattr(loaded, name)
                globals()[name] = found
                return found
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})

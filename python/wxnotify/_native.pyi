# The docstrings are filled in from src/*.rs by tools/stub_docs.py; the types are written by hand.

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, Literal, final

from .errors import WxNotifyError
from .events import Event
from .inputs import Body, Headers, Text
from .kinds import Kind

VERSION: Final[str]

@final
class Ack:
    """What to answer WeChat Pay: status, content type and body of the HTTP response.

    WeChat Pay takes 200 and 204 as received, and sends everything else again, for up to 24 hours."""

    @staticmethod
    def success() -> Ack:
        """Received and processed: 200 with `{"code":"SUCCESS"}`."""

    @staticmethod
    def success_no_content() -> Ack:
        """Received and processed: 204 without a body. Take it only where a proxy or framework minds the body."""

    @staticmethod
    def answer(body: str | Mapping[str, Any]) -> Ack:
        """Received, and answered with data: 200 with a JSON object of yours, for the events that ask for something
        (`PARKING_FEE.QUERY_TRANS_INFO` and `CROSS_BORDER_PAY.GET_MCH_INFO`). `body` is the object's JSON text, which
        is sent as it is, or a dict.

        Raises OptionInvalid for a text that is not a JSON object, ArgumentInvalid for anything but a str or a mapping."""

    @staticmethod
    def handler_failed() -> Ack:
        """Your own processing failed, so WeChat Pay is to send it again: 500."""

    @staticmethod
    def busy() -> Ack:
        """Another worker is processing the same notification, so WeChat Pay is to send it again: 503."""

    @staticmethod
    def failure(code: str) -> Ack:
        """The answer to an error code, such as `SIGNATURE_INVALID`. An exception has it as `.ack`.

        Raises ArgumentInvalid for a code that does not exist."""

    @staticmethod
    def success_v2() -> Ack:
        """Received and processed, as APIv2 wants to be told: 200 with `return_code` SUCCESS in XML."""

    @staticmethod
    def failure_v2(code: str) -> Ack:
        """Not received, as APIv2 wants to be told: the answer to an error code, in XML. An exception has it as `.ack_v2`.

        Raises ArgumentInvalid for a code that does not exist."""

    @property
    def status(self) -> int:
        """The HTTP status."""

    @property
    def content_type(self) -> str:
        """The `Content-Type`; empty where there is no body."""

    @property
    def body(self) -> str:
        """The body: JSON (XML for APIv2), or empty."""

    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...

@final
class PlatformKey:
    """One key that can verify the platform's signatures: a certificate's, or a WeChat Pay public key."""

    @staticmethod
    def from_pem(pem: Text) -> PlatformKey:
        """The key in a PEM text, for `verify_signature`: one platform certificate, or one public key
        (SPKI or PKCS#1). RSA of 2048 to 4096 bits, or SM2.

        Raises PemInvalid, KeyUnsupported, MerchantCertificate or PrivateKeyGiven."""

    @property
    def serial(self) -> str:
        """What `Wechatpay-Serial` says when this key signed: a certificate's serial in upper-case hex
        without leading zeros, or a public key's id. Empty for a public key out of `from_pem`."""

    @property
    def algorithm(self) -> str:
        """How it signs: `RSA` or `SM2`."""

    @property
    def not_before(self) -> int | None:
        """From when a certificate is valid, in seconds since the epoch. None for a public key."""

    @property
    def not_after(self) -> int | None:
        """Until when a certificate is valid, in seconds since the epoch. None for a public key."""

    @property
    def is_certificate(self) -> bool:
        """Whether it is a certificate's rather than a public key."""

@final
class PlatformKeys:
    """The keys that the platform signs with: certificates and WeChat Pay public keys in any mix, which
    is how a merchant migrates from the one to the other. Immutable; iterating gives each PlatformKey.

    `certificates` are PEM texts of platform certificates (平台证书), one or several, each with one or
    several certificates; the serial is read from the certificate. `public_keys` maps the id of a WeChat Pay
    public key (微信支付公钥, `PUB_KEY_ID_...`) to its PEM; pairs will do as well.

    Raises PemInvalid, KeyUnsupported, MerchantCertificate (your own certificate was given),
    PrivateKeyGiven, OptionInvalid (for an id that is none, or two keys of one serial) or ArgumentInvalid."""

    def __new__(
        cls,
        *,
        certificates: Text | Iterable[Text] | None = None,
        public_keys: Mapping[str, Text] | Iterable[tuple[str, Text]] | None = None,
    ) -> PlatformKeys: ...
    @property
    def serials(self) -> list[str]:
        """The serials and ids, in the order in which they were given."""

    def __iter__(self) -> Iterator[PlatformKey]: ...
    def __len__(self) -> int: ...

@final
class ApiV3Key:
    """One APIv3 key (APIv3密钥) with a label, such as the mchid it belongs to, by which a Notification
    says which key opened it. Its `repr` shows the label and never the key.

    `key` is the 32 characters as set on the merchant platform. Raises ApiV3KeyInvalid for anything else."""

    def __new__(cls, key: Text, label: str | None = None) -> ApiV3Key: ...
    @property
    def label(self) -> str | None:
        """The label, where one was given."""

@final
class ApiV2Key:
    """One merchant's APIv2 key (API密钥, APIv2密钥). Its `repr` shows the merchant and never the key.

    `key` is the 32 characters as set on the merchant platform, others than the APIv3 key's. `mch_id` is the merchant's number
    (商户号) as in the field `mch_id` of its notifications, a str of digits: the key is tried for those alone, and a Notification
    has it as the label of the key that fitted. Raises OptionInvalid for anything else."""

    def __new__(cls, key: Text, mch_id: str) -> ApiV2Key: ...
    @property
    def mch_id(self) -> str:
        """The merchant's number."""

@final
class NotificationParser:
    """Verifies and decrypts notifications. Make one when the program starts and share it: every method
    can be called from any thread, and others run while one verifies.

    `api_v3_keys` is the merchant's APIv3 key (str or bytes), several of them, ApiV3Key objects, or a
    dict of label to key; they are tried in order. `clock_tolerance` is how far `Wechatpay-Timestamp` may
    be from now, in seconds: 0 to 86400, and 300 unless given. `max_body_bytes` is the longest body: up to
    64 MiB, and 1 MiB unless given. `reject_expired_certificates` also refuses certificates past their date.

    Raises NoPlatformKey, ApiV3KeyInvalid, OptionInvalid or ArgumentInvalid."""

    def __new__(
        cls,
        *,
        platform_keys: PlatformKeys,
        api_v3_keys: Text | ApiV3Key | Mapping[str, Text] | Iterable[Text | ApiV3Key],
        clock_tolerance: int | None = None,
        max_body_bytes: int | None = None,
        reject_expired_certificates: bool = False,
    ) -> NotificationParser: ...
    def parse(self, headers: Headers, body: Body, now: int | None = None) -> Notification:
        """Verifies and decrypts a notification.

        `headers` are all headers of the request, in whatever spelling: `request.headers` of any
        framework, Django's `request.META`, a dict, or pairs. `body` is the raw body as received, before any
        parser touched it: `request.body` in Django, `request.get_data()` in Flask, `await request.body()`
        in FastAPI and Starlette. `bytes` are read in place; a bytearray or memoryview is copied once.
        `now` is in seconds since the epoch; the system clock unless given.

        Raises a VerificationError for what is not genuine, a ContentError for what is but cannot be
        used, and ArgumentInvalid for a body that is not raw bytes. Each has `.code`, `.message` and `.ack`."""

    def verify_answer(self, headers: Headers, body: Body, now: int | None = None) -> None:
        """Verifies the signature of an answer of WeChat Pay's API (应答验签): whether the platform signed it, within the clock's tolerance,
        with a key of this parser's. `headers` and `body` are the response's, all and raw; `now` as for `parse`.

        Raises a VerificationError for what is not WeChat Pay's word."""

    def diagnose(self, headers: Headers, body: Body, now: int | None = None) -> Diagnosis:
        """Says what usually went wrong with a notification that `parse` rejects: it tries a body
        re-serialized, a line break lost or added, headers swapped and more, and says which one makes the
        signature verify. Arguments as `parse`.

        For people, never for the request path: it takes thousands of times as long as `parse`, and its
        answer may tell an attacker what would have passed. It accepts nothing."""

    def replace_platform_keys(self, platform_keys: PlatformKeys) -> None:
        """Replaces all platform keys at once, safely while other threads parse: each call sees the old
        keys or the new ones, whole.

        Raises NoPlatformKey for an empty set; the old keys stay."""

    def replace_api_v3_keys(
        self, api_v3_keys: Text | ApiV3Key | Mapping[str, Text] | Iterable[Text | ApiV3Key]
    ) -> None:
        """Replaces all APIv3 keys at once, safely while other threads parse: each call sees the old keys or the new ones, whole. Takes
        what `api_v3_keys` of the constructor takes: give the new key and the old one until nothing comes that the old one opens.

        Raises ApiV3KeyInvalid for what cannot be one, and where none is given; the old keys stay."""

    @property
    def platform_keys(self) -> PlatformKeys:
        """The platform keys in use."""

    @property
    def max_body_bytes(self) -> int:
        """The longest body that is taken, in bytes: where a server can stop reading."""

def parse_v2(
    body: Body, api_v2_keys: ApiV2Key | Mapping[str, Text] | Iterable[ApiV2Key], *, max_body_bytes: int | None = None
) -> Notification:
    """Verifies or decrypts an APIv2 notification (微信支付 V2): a payment, a refund or a contract in XML, as refunds made on the
    merchant platform and 付款码 payments still come.

    `body` is the raw XML, as `NotificationParser.parse` takes it; no header counts. A body is APIv2's where its first byte after
    a byte order mark and white space is `<`. `api_v2_keys` is a dict of mch_id (商户号) to APIv2 key (str or bytes),
    one ApiV2Key or several; those of the body's `mch_id` are tried in order, and no others. `max_body_bytes` is the longest body,
    1 MiB unless given.

    What comes is a Notification of kind `v2.pay` (of a payment that failed, too: `expect_paid` tells), `v2.refund` or
    `v2.contract`, with `V2.PAY` and the like as its event type. `plaintext` is a JSON object of the XML's fields, all of them texts,
    amounts in 分. `id` is made of what counts once: the merchant, and of a payment its `transaction_id`, of a refund its `refund_id` and
    status. `serial` and `associated_data` are empty, `timestamp` is 0, and `api_v3_key_label` is the APIv2 key's `mch_id`. Answer
    with `Ack.success_v2()`, or with an error's `ack_v2`.

    It says less than APIv3. There is no time in it: one that was recorded passes for ever, and only an inbox makes it count
    once. The key that verifies it also signs. And a refund is encrypted in a way that nothing authenticates (AES in ECB mode):
    compare it with what you asked for, and look it up before it moves goods or money.

    Raises OptionInvalid for no key or one that is none, BodyTooLarge, EnvelopeInvalid, SignatureInvalid; for a refund
    DecryptionFailed and PlaintextInvalid; and ArgumentInvalid for a body that is not raw bytes."""

def check_api_v2_keys(given: ApiV2Key | Mapping[str, Text] | Iterable[ApiV2Key]) -> tuple[ApiV2Key, ...]:
    """The keys that `parse_v2` takes, looked at before there is a body. For wxnotify's own modules."""

@final
class Notification:
    """A notification whose signature was verified and whose resource was decrypted. Immutable.

    It is genuine, and nothing more: before shipping goods compare it with the order (`expect_paid`), and make
    sure that a repeated one changes nothing. Its `repr` shows the envelope, and of the plaintext
    only the length."""

    @property
    def id(self) -> str:
        """The notification's id, the same in every repetition: what to count it once by."""

    @property
    def create_time(self) -> str | None:
        """When the platform made it, RFC 3339 with offset, where given."""

    @property
    def event_type(self) -> str:
        """Such as `TRANSACTION.SUCCESS`."""

    @property
    def resource_type(self) -> str:
        """`encrypt-resource`; `xml` of APIv2."""

    @property
    def summary(self) -> str | None:
        """A few words for people, such as 支付成功, where given."""

    @property
    def original_type(self) -> str | None:
        """What the resource was before encryption, such as `transaction`, where given."""

    @property
    def associated_data(self) -> str:
        """The associated data of the encryption; empty where there was none."""

    @property
    def plaintext(self) -> bytes:
        """The decrypted resource, to the byte: a JSON object in UTF-8. Of APIv2 it is made here, of the XML's fields."""

    @property
    def resource(self) -> dict[str, Any]:
        """The decrypted resource as a dict, parsed when first asked for. `expect`, `plaintext` and
        `to_json` do not see what is changed in it."""

    @property
    def serial(self) -> str:
        """The key that signed: a certificate's serial in upper-case hex without leading zeros, or a public key's id.
        Empty of APIv2."""

    @property
    def timestamp(self) -> int:
        """`Wechatpay-Timestamp`: when it was signed, in seconds since the epoch. 0 of APIv2, which does not say."""

    @property
    def nonce(self) -> str:
        """`Wechatpay-Nonce`, or APIv2's `nonce_str`."""

    @property
    def request_id(self) -> str | None:
        """`Request-ID`, where given: what WeChat Pay's support asks for."""

    @property
    def api_v3_key_label(self) -> str | None:
        """The label of the APIv3 key, or of the APIv2 key, that opened it, where it has one."""

    @property
    def kind(self) -> Kind:
        """What the plaintext is: one of `wxnotify.KINDS`, such as `transaction.direct`; `unknown` for what no rule knows."""

    @property
    def certificate_expires_at(self) -> int | None:
        """When the certificate that signed expires, in seconds since the epoch. None for a public key."""

    def expect_paid(
        self, *, mchid: str, out_trade_no: str, amount_total: int, currency: str = "CNY", sub_mchid: str = ...
    ) -> None:
        """Whether this is the payment of the order: a payment's event and kind, its state is success, and all of these match. What
        ships the goods should have asked this.

        `mchid` (of a partner's order the service provider's, which then needs `sub_mchid`) and `out_trade_no` are str,
        `amount_total` is an int in the currency's minor unit (分 for CNY), `currency` is CNY unless given.

        Raises ContentMismatch for the first thing that differs, naming the field, what was expected and what was found, and
        OptionInvalid for an order that cannot be one: a field that is missing, None, empty, or of another type."""

    def expect_refunded(
        self,
        *,
        mchid: str,
        out_refund_no: str,
        amount_refund: int,
        currency: str = "CNY",
        sub_mchid: str = ...,
        out_trade_no: str = ...,
    ) -> None:
        """Whether this is the refund: `REFUND.SUCCESS`, its state is success, and all of these match.

        `mchid` (of a partner's refund the service provider's, which then needs `sub_mchid`), `out_refund_no` and, where given,
        `out_trade_no` are str, `amount_refund` is an int in the currency's minor unit, `currency` is CNY unless given.

        Raises what `expect_paid` raises."""

    def expect(
        self,
        *,
        event_type: str = ...,
        kind: str = ...,
        mchid: str = ...,
        sp_mchid: str = ...,
        sub_mchid: str = ...,
        appid: str = ...,
        sub_appid: str = ...,
        out_trade_no: str = ...,
        out_refund_no: str = ...,
        amount_total: int = ...,
        currency: str = ...,
    ) -> None:
        """Compares what is given with the notification, by its kind: `amount_total` is an int in the currency's minor unit (分 for
        CNY), the others are str. That it is a payment, and was paid, this does not say: see `expect_paid`.

        Raises ContentMismatch for the first field that differs, naming it, what was expected and what was found; a field that the
        notification does not have differs. Raises OptionInvalid where there is nothing to compare, or a field is None (what a
        lookup gives that found nothing), of another type, or none that there is."""

    def _compare(self, expected: str) -> None:
        """What a handler's `expect` returned, as JSON."""

    def event(self) -> Event:
        """The resource as the type of its kind, such as `wxnotify.events.TransactionDirect`: `isinstance` or `match`
        tell which one it is, and type checkers know its fields. Made when first asked for.

        Raises EventUntyped where the resource does not have the type of its kind, naming the field, or where no
        type is known for it. `resource` is there all the same."""

    def _event_as(self, kind: str) -> Event:
        """The resource as the type of another kind: a route's, such as a deduction as a direct payment."""

    def to_json(self) -> str:
        """The whole notification as one JSON object on one line, the same bytes in every language. It
        holds the plaintext: do not log it."""

@final
class Diagnosis:
    """What `NotificationParser.diagnose` found. `str()` writes it for people, a line each."""

    @property
    def error(self) -> WxNotifyError | None:
        """The error that `parse` raises. None where nothing is wrong."""

    @property
    def findings(self) -> list[Finding]:
        """What was found, the most likely cause first."""

    def to_json(self) -> str:
        """The diagnosis as one JSON object on one line, the same bytes in every language."""

@final
class Finding:
    """One thing that was found, and what to do about it."""

    @property
    def code(self) -> str:
        """A name that stays the same, such as `BODY_TRAILING_NEWLINE_ADDED`."""

    @property
    def advice(self) -> str:
        """One line for people."""

@final
class CertificatesRequest:
    """A request that is ready to be sent to `https://api.mch.weixin.qq.com` (abroad `https://apihk.mch.weixin.qq.com`), with the
    headers `Accept: application/json` and `Authorization`."""

    @property
    def method(self) -> str:
        """`GET`."""

    @property
    def path(self) -> str:
        """`/v3/certificates`, or that of merchants abroad, with its query: exactly what was signed."""

    @property
    def authorization(self) -> str:
        """The value of the `Authorization` header. It is good for one request within 5 minutes."""

@final
class PlatformCertificate:
    """A platform certificate out of an answer of `GET /v3/certificates`."""

    @property
    def serial(self) -> str:
        """The serial in upper-case hex without leading zeros."""

    @property
    def pem(self) -> str:
        """The certificate in PEM, for `PlatformKeys(certificates=...)`, and to be saved."""

    @property
    def not_before(self) -> int:
        """From when it is valid by its own date, in seconds since the epoch."""

    @property
    def not_after(self) -> int:
        """Until when it is valid by its own date, in seconds since the epoch."""

    @property
    def effective_time(self) -> str:
        """From when the platform says to use it, RFC 3339 with offset."""

    @property
    def expire_time(self) -> str:
        """Until when the platform says to use it, RFC 3339 with offset."""

@final
class PemContent:
    """What one block of a PEM text is.

    `kind` is `platform_certificate`, `merchant_certificate`, `public_key` or `private_key`; what a
    kind does not have is None."""

    @property
    def kind(self) -> str:
        """`platform_certificate`, `merchant_certificate`, `public_key` or `private_key`."""

    @property
    def serial(self) -> str | None:
        """A certificate's serial, as in `Wechatpay-Serial`."""

    @property
    def algorithm(self) -> str | None:
        """`RSA` or `SM2`; None for a private key and a merchant's certificate."""

    @property
    def not_before(self) -> int | None:
        """From when a certificate is valid, in seconds since the epoch."""

    @property
    def not_after(self) -> int | None:
        """Until when a certificate is valid, in seconds since the epoch."""

    @property
    def subject(self) -> str | None:
        """The subject of a platform certificate, as RFC 4514 writes it."""

    @property
    def mchid(self) -> str | None:
        """The merchant's number in a merchant's certificate."""

def inspect_pem(pem: Text) -> list[PemContent]:
    """Says what each block of a PEM text is, for people who are not sure what they hold.

    Raises PemInvalid where the text cannot be read, KeyUnsupported where a key is none that WeChat Pay uses."""

def signing_message(timestamp: str, nonce: str, body: Body) -> bytes:
    """The bytes that the platform signs: `timestamp\\nnonce\\nbody\\n`.

    `timestamp` and `nonce` are the headers' values as they came, `body` the raw body. Raises
    ArgumentInvalid for a body that is not raw bytes."""

def verify_signature(message: Body, signature_base64: str, key: PlatformKey | Text) -> bool:
    """Whether `signature_base64` (padded, standard alphabet) is the key's signature of `message`.

    `key` is a PlatformKey, or the PEM of one certificate or public key (parsed anew at each call).
    RSASSA-PKCS1-v1_5 with SHA-256, or SM2 with SM3, as the key decides. This is the bare check: it looks at
    no timestamp, so a captured notification passes it for ever.

    A bad signature is False. Raises PemInvalid, KeyUnsupported, MerchantCertificate or
    PrivateKeyGiven for a bad key."""

def decrypt_resource(
    api_v3_key: Text, nonce: str, associated_data: str, ciphertext_base64: str, algorithm: str = "AEAD_AES_256_GCM"
) -> bytes:
    """Decrypts a resource, and checks its 128-bit tag.

    `api_v3_key` has 32 bytes, `nonce` 12; `ciphertext_base64` is padded base64 of the ciphertext and the
    tag; `algorithm` is `AEAD_AES_256_GCM` or `AEAD_SM4_GCM`.

    Raises ApiV3KeyInvalid, ResourceUnsupported for another algorithm, or DecryptionFailed."""

def certificates_request(
    mchid: str,
    merchant_serial: str,
    merchant_private_key: Text,
    *,
    path: Literal["/v3/certificates", "/v3/global/certificates"] | None = None,
    now: int | None = None,
    nonce: str | None = None,
) -> CertificatesRequest:
    """Signs a request for the platform certificates.

    `mchid` is the merchant's number, `merchant_serial` the serial of the merchant's own API certificate in
    hex, `merchant_private_key` its private key in PEM (apiclient_key.pem). An SM2 key asks for the SM2
    certificates. `path` is `/v3/certificates` unless given; merchants abroad, whose host is `apihk.mch.weixin.qq.com`, give
    `/v3/global/certificates` and have no SM2. `now` (seconds since the epoch) and `nonce` (1 to 32 letters and digits) go together,
    for tests; unless given they are the system clock and random.

    Raises OptionInvalid, PemInvalid, KeyUnsupported or ArgumentInvalid."""

def parse_certificates(
    headers: Headers,
    body: Body,
    api_v3_keys: Text | ApiV3Key | Mapping[str, Text] | Iterable[Text | ApiV3Key],
    known_keys: PlatformKeys | None = None,
    now: int | None = None,
) -> list[PlatformCertificate]:
    """Verifies and decrypts an answer of `GET /v3/certificates`.

    `headers` and `body` are the response's, all and raw. `api_v3_keys` as NotificationParser takes them. The
    answer is verified with the one of `known_keys` that its serial names; without known keys (the first time)
    with the certificate inside the answer that the serial names. `now` is in seconds since the
    epoch; the system clock unless given.

    Raises what `NotificationParser.parse` raises, and what PlatformKeys raises for a certificate in the answer."""

def notification_from_json(text: str) -> Notification:
    """The notification that `to_json` wrote, for what an inbox stored. Nothing is verified. For wxnotify's own modules."""

def call(request: str) -> str:
    """Answers a request in JSON. For wxnotify's own modules."""

def kinds() -> list[str]:
    """Every kind, in the core's order."""

def error_codes() -> list[tuple[str, int, int]]:
    """Every error code as (name, number, HTTP status of its acknowledgement)."""

def is_platform_probe(code: str) -> bool:
    """Whether an error of this code is the platform's probe."""

def testing_panic() -> None:
    """Panics on purpose, for the test that a panic becomes an exception."""

@final
class TestPlatform:
    """A pretend platform, for tests only; see wxnotify.testing.Platform."""

    def __new__(cls, options_json: str) -> TestPlatform: ...
    @property
    def serial(self) -> str: ...
    @property
    def api_v3_key(self) -> str: ...
    @property
    def certificate_pem(self) -> str | None: ...
    @property
    def public_key_pem(self) -> str: ...
    @property
    def private_key_pem(self) -> str: ...
    @property
    def platform_keys(self) -> PlatformKeys: ...
    def parser(self) -> NotificationParser: ...
    def sign(self, message: Body) -> str: ...
    def notification(self, spec_json: str) -> tuple[list[tuple[str, str]], bytes]: ...
    def certificates_answer(self, now: int | None = None) -> tuple[list[tuple[str, str]], bytes]: ...

@final
class TestMerchant:
    """A pretend merchant, for tests only; see wxnotify.testing.Merchant."""

    def __new__(cls, mchid: str, parts: tuple[str, str, int] | None = None) -> TestMerchant: ...
    @property
    def mchid(self) -> str: ...
    @property
    def serial(self) -> str: ...
    @property
    def certificate_pem(self) -> str: ...
    @property
    def private_key_pem(self) -> str: ...

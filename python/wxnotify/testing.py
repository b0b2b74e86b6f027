"""A pretend platform, **for tests only**: it signs and encrypts notifications as WeChat Pay does.

It has a key pair of its own, so a merchant's handler can be tested without WeChat Pay (which has no
sandbox for APIv3), and with each of the ways in which a notification can be wrong:

    platform = wxnotify.testing.Platform()
    parser = platform.parser()
    headers, body = platform.notification("TRANSACTION.SUCCESS", {"out_trade_no": "A1"}, fault="stale")

A Courier brings them again and again in virtual time, as WeChat Pay does; `wxnotify.pytest` has fixtures of both.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, get_args

from . import _native
from ._call import value
from ._courier import Attempt, Clock, Courier, Schedule
from .inputs import Body

if TYPE_CHECKING:
    from .async_inbox import AsyncInbox
    from .inbox import Inbox

__all__ = [
    "FAULTS",
    "Attempt",
    "Clock",
    "Courier",
    "Delivery",
    "Fault",
    "Merchant",
    "Platform",
    "Schedule",
    "check_async_driver",
    "check_driver",
    "sample",
    "v2_notification",
    "v2_refund",
]

Fault = Literal[
    "stale",
    "future",
    "probe",
    "forged",
    "tampered",
    "wrong_serial",
    "wrong_api_v3_key",
    "missing_signature",
    "not_json",
    "plaintext_not_json",
    "oversized",
]
"""A way for a notification to be wrong; see `Platform.notification`."""

FAULTS: Final[tuple[str, ...]] = get_args(Fault)
"""Every fault."""


class Delivery(NamedTuple):
    """One HTTP request, or response: `headers, body = delivery`, or `parser.parse(*delivery)`."""

    headers: dict[str, str]
    """All headers."""
    body: bytes
    """The raw body."""


def sample(event: str, overrides: Mapping[str, Any] | None = None, *, kind: str | None = None) -> dict[str, Any]:
    """Makes up a resource for `Platform.notification`, with all fields that it can have.

    `event` is an event type such as `TRANSACTION.SUCCESS`, or a kind such as `transaction.partner`. Of an event type that
    carries several kinds it is the plainest, unless `kind` names one. `overrides` is laid over it; a key can be a path:
    `sample("TRANSACTION.SUCCESS", {"out_trade_no": "A1", "amount.total": 100})`.

    Raises OptionInvalid for an event or kind that is not known, and for an override that names no field of it.
    """
    resource: dict[str, Any] = json.loads(
        value("sample", event=event, kind=kind, overrides={} if overrides is None else overrides)
    )
    return resource


def v2_notification(
    api_v2_key: str, fields: Mapping[str, str], *, sign_type: Literal["MD5", "HMAC-SHA256"] = "MD5"
) -> bytes:
    """The body of an APIv2 notification that is genuine under this key of 32 characters: a payment, or a contract.

    `fields` are the XML's, such as `transaction_id`, `out_trade_no`, `result_code` and `total_fee`, all of them str.
    `return_code` and `nonce_str` are added where they are not among them, and `sign`.

    Raises OptionInvalid for a key that is none, or a field that has not a field's name.
    """
    return _v2_body(key=api_v2_key, fields=fields, sign_type=sign_type)


def v2_refund(api_v2_key: str, refund: Mapping[str, str], outer: Mapping[str, str] | None = None) -> bytes:
    """The body of an APIv2 notification of a refund that this key of 32 characters opens.

    `refund` is what is encrypted: `refund_id`, `out_refund_no`, `refund_fee`, `refund_status` and so on; `outer` are the fields
    beside it, such as `mch_id` and `appid`. All of them are str.

    Raises OptionInvalid for a key that is none, or a field that has not a field's name.
    """
    return _v2_body(key=api_v2_key, inner=refund, outer=outer or {})


def _v2_body(**spec: object) -> bytes:
    body: str = value("testing_v2", **spec)
    return body.encode()


class Platform:
    """A pretend WeChat Pay, for tests only.

    What is not given is made on the spot. `algorithm` is `RSA` or `SM2`; `private_key` signs and
    `stranger_private_key` signs what is forged (PEM); `public_key_id` (`PUB_KEY_ID_...`) puts the platform
    into public-key mode, otherwise it has a certificate with `serial` (up to 40 hex digits), valid from
    `not_before` to `not_after` (seconds since the epoch); `api_v3_key` (32 characters) encrypts.

    Raises OptionInvalid, PemInvalid, KeyUnsupported or ApiV3KeyInvalid.
    """

    def __init__(
        self,
        *,
        algorithm: Literal["RSA", "SM2"] | None = None,
        private_key: str | None = None,
        stranger_private_key: str | None = None,
        public_key_id: str | None = None,
        serial: str | None = None,
        not_before: int | None = None,
        not_after: int | None = None,
        api_v3_key: str | None = None,
    ) -> None:
        options = {
            "algorithm": algorithm,
            "private_key": private_key,
            "stranger_private_key": stranger_private_key,
            "public_key_id": public_key_id,
            "serial": serial,
            "not_before": not_before,
            "not_after": not_after,
            "api_v3_key": api_v3_key,
        }
        self._native: Final = _native.TestPlatform(_json(options))

    @property
    def serial(self) -> str:
        """What it puts into `Wechatpay-Serial`."""
        return self._native.serial

    @property
    def api_v3_key(self) -> str:
        """The APIv3 key that it encrypts with: 32 characters."""
        return self._native.api_v3_key

    @property
    def certificate_pem(self) -> str | None:
        """Its certificate in PEM. None in public-key mode."""
        return self._native.certificate_pem

    @property
    def public_key_pem(self) -> str:
        """Its public key in PEM (SPKI)."""
        return self._native.public_key_pem

    @property
    def private_key_pem(self) -> str:
        """Its private key in PEM (PKCS#8), so that a test can make the same platform again."""
        return self._native.private_key_pem

    @property
    def platform_keys(self) -> _native.PlatformKeys:
        """What a merchant must trust to receive from it."""
        return self._native.platform_keys

    def parser(self) -> _native.NotificationParser:
        """A parser that trusts this platform, with default options."""
        return self._native.parser()

    def sign(self, message: Body) -> str:
        """Signs any bytes, to base64."""
        return self._native.sign(message)

    def notification(
        self,
        event_type: str,
        resource: Mapping[str, Any] | str,
        *,
        fault: Fault | None = None,
        now: int | None = None,
        id: str | None = None,
        create_time: str | None = None,
        resource_type: str | None = None,
        summary: str | None = None,
        original_type: str | None = None,
        associated_data: str | None = None,
        algorithm: str | None = None,
        resource_nonce: str | None = None,
        nonce: str | None = None,
        request_id: str | None = None,
        signature_type: str | None = None,
    ) -> Delivery:
        """Makes a notification of `event_type` whose plaintext is `resource`: a dict, or JSON text to the byte.

        `now` is when it is signed, in seconds since the epoch. What is not given is made up.
        `fault` makes it wrong: `stale` and `future` (signed an hour ago, or ahead), `probe`
        (WeChat Pay's own probe), `forged` (another key), `tampered` (a byte changed), `wrong_serial`,
        `wrong_api_v3_key`, `missing_signature`, `not_json`, `plaintext_not_json`, `oversized`.

        Raises OptionInvalid.
        """
        spec = {
            "event_type": event_type,
            "resource": resource if isinstance(resource, str) else _json(resource),
            "fault": fault,
            "now": now,
            "id": id,
            "create_time": create_time,
            "resource_type": resource_type,
            "summary": summary,
            "original_type": original_type,
            "associated_data": associated_data,
            "algorithm": algorithm,
            "resource_nonce": resource_nonce,
            "nonce": nonce,
            "request_id": request_id,
            "signature_type": signature_type,
        }
        headers, body = self._native.notification(_json(spec))
        return Delivery(dict(headers), body)

    def certificates_answer(self, now: int | None = None) -> Delivery:
        """A genuine answer of `GET /v3/certificates` with this platform's certificate, made at `now`.

        Raises OptionInvalid in public-key mode, which has no certificate.
        """
        headers, body = self._native.certificates_answer(now)
        return Delivery(dict(headers), body)

    def __repr__(self) -> str:
        return f"Platform(serial={self.serial!r})"


class Merchant:
    """A pretend merchant's own API certificate and key, for tests only.

    It is what must be refused where the platform's belongs, and what signs a request for certificates. To make
    the same merchant again give `private_key` (PEM), `serial` (hex) and `not_before` (seconds since the epoch).

    Raises OptionInvalid, PemInvalid, KeyUnsupported, or TypeError where only some of the three are given.
    """

    def __init__(
        self,
        mchid: str,
        *,
        private_key: str | None = None,
        serial: str | None = None,
        not_before: int | None = None,
    ) -> None:
        parts = None
        if private_key is not None and serial is not None and not_before is not None:
            parts = (private_key, serial, not_before)
        elif (private_key, serial, not_before) != (None, None, None):
            raise TypeError("private_key, serial and not_before go together: give all, or none")
        self._native: Final = _native.TestMerchant(mchid, parts)

    @property
    def mchid(self) -> str:
        """The merchant's number."""
        return self._native.mchid

    @property
    def serial(self) -> str:
        """The certificate's serial in hex."""
        return self._native.serial

    @property
    def certificate_pem(self) -> str:
        """The certificate in PEM (as apiclient_cert.pem)."""
        return self._native.certificate_pem

    @property
    def private_key_pem(self) -> str:
        """The private key in PEM (as apiclient_key.pem)."""
        return self._native.private_key_pem

    def __repr__(self) -> str:
        return f"Merchant(mchid={self.mchid!r}, serial={self.serial!r})"


def check_driver(inbox: Inbox) -> list[str]:
    """Checks on a real database that the inbox's driver keeps what `wxnotify.transactions` asks of one.

    Give an inbox of yours, on a database for tests: it makes the inbox's table there, and leaves rows in it. Returns the names
    of the promises that are kept, and raises AssertionError with the first one that is not.
    """
    from ._driver_check import OfInbox, check

    return check(OfInbox(inbox), _notifications())


async def check_async_driver(inbox: AsyncInbox) -> list[str]:
    """The same of an AsyncInbox's driver."""
    import asyncio

    from ._driver_check import OfAsyncInbox, check

    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, check, OfAsyncInbox(inbox, loop), _notifications())


def _notifications() -> Callable[[str], _native.Notification]:
    platform = Platform()
    parser = platform.parser()

    def notification(id: str) -> _native.Notification:
        return parser.parse(*platform.notification("TRANSACTION.SUCCESS", sample("TRANSACTION.SUCCESS"), id=id))

    return notification


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

"""Asking WeChat Pay's API: who asks, and over which HTTP client.

A session is what the merchant has: nothing (the standard library's client), a requests.Session, an httpx.Client; for what is
asynchronous nothing (the same, in a thread), an httpx.AsyncClient or an aiohttp.ClientSession.
"""

from __future__ import annotations

import base64
import functools
import inspect
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from . import _native
from ._call import value
from .errors import ArgumentInvalid, OptionInvalid
from .inputs import Text


class SignedRequest(NamedTuple):
    """A request that is ready to be sent, as it is, within 5 minutes."""

    method: str
    """Such as `GET`."""
    url: str
    """Scheme, host, path and query."""
    headers: tuple[tuple[str, str], ...]
    """`Authorization`, `Accept`, `User-Agent`, and `Content-Type` where there is a body."""


class Merchant:
    """A merchant who asks WeChat Pay's API. Its `repr` shows no key."""

    def __init__(self, mchid: str, serial: str, private_key: Text, *, host: str | None = None) -> None:
        """`mchid` is the merchant's number (商户号), `serial` the serial of its own API certificate in hex, `private_key` the private
        key of that in PEM (apiclient_key.pem). `host` is `https://api.mch.weixin.qq.com` unless given; merchants abroad give
        `https://apihk.mch.weixin.qq.com`.

        Raises OptionInvalid, PemInvalid, KeyUnsupported, or ArgumentInvalid for what is no text.
        """
        pem = private_key.decode("utf-8", "replace") if isinstance(private_key, bytes) else private_key
        for name, given in (("mchid", mchid), ("serial", serial), ("private_key", pem), ("host", host or "")):
            if not isinstance(given, str):
                raise ArgumentInvalid(f"{name} is a {type(given).__name__}; give a str", name)
        told = {"mchid": mchid, "serial": serial, "private_key": pem, "host": host, "agent": _AGENT}
        # A function, so that what shows an object's attributes shows no key.
        self._told: Callable[[], dict[str, Any]] = lambda: dict(told)
        self._mchid = mchid
        # What is signed now is not sent: it shows whether the key is good.
        self.sign("GET", "/")

    @property
    def mchid(self) -> str:
        """The merchant's number."""
        return self._mchid

    def sign(self, method: str, path: str, body: bytes = b"") -> SignedRequest:
        """Signs a request. `path` has its query, percent-encoded: exactly what is sent. `body` is JSON, or empty.

        Raises OptionInvalid for a method or path that is none.
        """
        signed = value("sign", merchant=self._told(), method=method, path=path, body=base64.b64encode(body).decode())
        return SignedRequest(signed["method"], signed["url"], tuple(map(tuple, signed["headers"])))

    def __repr__(self) -> str:
        return f"Merchant(mchid={self._mchid!r})"


_AGENT = f"wxnotify-python/{_native.VERSION}"

Fetched = tuple[int, "list[tuple[str, str]]", bytes]
"""An answer: status, headers, body."""


def sender(session: Any) -> Callable[[dict[str, Any]], Fetched]:
    """What sends the requests of steps, and follows no redirection. Raises OptionInvalid for what is no session."""
    if session is None:
        return _send
    if _is_asynchronous(session):
        raise OptionInvalid(
            f"session is an {_name(session)}, which is asynchronous; use the method ending in _async", "session"
        )
    if callable(getattr(session, "stream", None)):
        return functools.partial(_send_by_httpx, session)
    if callable(getattr(session, "request", None)):
        return functools.partial(_send_by_requests, session)
    raise OptionInvalid(f"session is a {_name(session)}; give a requests.Session, an httpx.Client or none", "session")


def async_sender(session: Any) -> Callable[[dict[str, Any]], Any]:
    """As `sender`, for what awaits it."""
    if session is not None and _is_asynchronous(session):
        by = _send_by_aiohttp if _is_aiohttps(session) else _send_by_async_httpx
        return functools.partial(by, session)
    send = sender(session)

    async def send_in_thread(step: dict[str, Any]) -> Fetched:
        import asyncio

        return await asyncio.get_running_loop().run_in_executor(None, send, step)

    return send_in_thread


def _name(session: object) -> str:
    return f"{type(session).__module__.split('.')[0]}.{type(session).__name__}"


def _is_aiohttps(session: Any) -> bool:
    return hasattr(session, "connector") and bool(inspect.iscoroutinefunction(getattr(session, "close", None)))


def _is_asynchronous(session: Any) -> bool:
    return inspect.iscoroutinefunction(getattr(session, "aclose", None)) or _is_aiohttps(session)


class _Body:
    """An answer's body, as far as it is read."""

    def __init__(self, step: dict[str, Any]) -> None:
        self._most: int = step["most_bytes"]
        self._end = time.monotonic() + step["timeout_ms"] / 1000
        self.read = bytearray()

    def take(self, chunk: bytes) -> bool:
        """Whether there is to be more."""
        self.read += chunk
        if time.monotonic() > self._end:
            raise TimeoutError("the answer was not there in time")
        return len(self.read) <= self._most

    def of(self, chunks: Iterator[bytes]) -> bytes:
        for chunk in chunks:
            if not self.take(chunk):
                break
        return self.whole

    @property
    def whole(self) -> bytes:
        """One byte too many tells that it is too long."""
        return bytes(self.read[: self._most + 1])


def _send(step: dict[str, Any]) -> Fetched:
    """Over the standard library's client, through the proxies that the environment names."""
    request = _urllib().Request(step["url"], method=step["method"], headers=dict(step["headers"]))
    with _opener().open(request, timeout=step["timeout_ms"] / 1000) as response:
        body = _Body(step).of(iter(lambda: response.read1(65536), b""))
        return response.status, response.getheaders(), body


def _urllib() -> Any:
    import urllib.request  # with its http and ssl it takes longer to load than all of this

    return urllib.request


@functools.cache
def _opener() -> Any:
    library = _urllib()

    class AsItIs(library.HTTPErrorProcessor):  # type: ignore[misc,name-defined]
        """Whatever the status: it is an answer."""

        def http_response(self, request: Any, response: Any) -> Any:
            return response

        https_response = http_response

    return library.build_opener(AsItIs)


def _send_by_requests(session: Any, step: dict[str, Any]) -> Fetched:
    with session.request(
        step["method"],
        step["url"],
        headers=dict(step["headers"]),
        timeout=step["timeout_ms"] / 1000,
        allow_redirects=False,
        stream=True,
    ) as response:
        body = _Body(step).of(response.iter_content(65536))
        return response.status_code, list(response.headers.items()), body


def _send_by_httpx(session: Any, step: dict[str, Any]) -> Fetched:
    with session.stream(**_of_httpx(step)) as response:
        return response.status_code, list(response.headers.items()), _Body(step).of(response.iter_bytes())


async def _send_by_async_httpx(session: Any, step: dict[str, Any]) -> Fetched:
    body = _Body(step)
    async with session.stream(**_of_httpx(step)) as response:
        async for chunk in response.aiter_bytes():
            if not body.take(chunk):
                break
        return response.status_code, list(response.headers.items()), body.whole


def _of_httpx(step: dict[str, Any]) -> dict[str, Any]:
    timeout = step["timeout_ms"] / 1000
    named = {name: step[name] for name in ("method", "url")}
    return {**named, "headers": dict(step["headers"]), "timeout": timeout, "follow_redirects": False}


async def _send_by_aiohttp(session: Any, step: dict[str, Any]) -> Fetched:
    import aiohttp
    from yarl import URL

    body = _Body(step)
    async with session.request(
        step["method"],
        URL(step["url"], encoded=True),  # what is sent is what was signed
        headers=dict(step["headers"]),
        timeout=aiohttp.ClientTimeout(step["timeout_ms"] / 1000),
        allow_redirects=False,
    ) as response:
        async for chunk in response.content.iter_any():
            if not body.take(chunk):
                break
        return response.status, list(response.headers.items()), body.whole

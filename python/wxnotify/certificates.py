"""Keeps platform certificates (平台证书) fresh. A merchant whose parser has WeChat Pay public keys alone needs none of it.

refresher = wxnotify.CertificateRefresher(merchant, api_v3_key, file="certificates.json")
handler = wxnotify.NotificationHandler(refresher.parser(), refresher=refresher)
threading.Thread(target=refresher.run, daemon=True).start()
"""

from __future__ import annotations

import contextlib
import logging
import os
import tempfile
import threading
import time
import weakref
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ._asking import Asking, AsyncAsking, raised
from ._async_processing import AsyncProgram
from ._call import ask, error_of, told_of, value
from ._connection import Connector, Reply, Session
from ._native import NotificationParser, PlatformKeys
from ._program import Program, Step
from .errors import ArgumentInvalid, OptionInvalid, SerialUnknown, WxNotifyError
from .inputs import Text
from .merchant import Merchant

if TYPE_CHECKING:
    import asyncio

logger = logging.getLogger("wxnotify")


class CertificateRefresher:
    """Downloads `GET /v3/certificates`, verifies the answer, and has a parser trust what it lists. Share it between threads.

    `api_v3_keys` is the merchant's APIv3 key, several, or a dict of label to key. `public_keys` (id to PEM) are WeChat Pay public keys that
    the parser is to have beside the certificates. `path` is `/v3/certificates` unless given, and `/v3/global/certificates` abroad.
    `interval` is how often it downloads, in seconds: less than 43,200 (12 hours, which is WeChat Pay's rule), and 28,800 unless
    given; each time is up to a tenth earlier. `file` is where the certificates are kept too, for a start while WeChat Pay cannot be
    reached: there is no secret in it, but who can write it decides whom the parser trusts. `session` is a requests.Session or an
    httpx.Client, an httpx.AsyncClient or an aiohttp.ClientSession for the methods ending in `_async`, and the standard
    library's client unless given.

    What it does is logged by the logger `wxnotify`. Raises OptionInvalid, ApiV3KeyInvalid, PemInvalid or KeyUnsupported.
    """

    def __init__(
        self,
        merchant: Merchant,
        api_v3_keys: Text | Iterable[Text] | Mapping[str, Text],
        *,
        public_keys: Mapping[str, Text] | None = None,
        path: str | None = None,
        interval: float | None = None,
        file: str | os.PathLike[str] | None = None,
        session: Any = None,
    ) -> None:
        if not isinstance(merchant, Merchant):
            raise OptionInvalid(f"merchant is a {type(merchant).__name__}; give a Merchant", "merchant")
        self._session = session
        # A function, so that what shows an object's attributes shows no key.
        self._api_v3_keys: Callable[[], Any] = lambda: api_v3_keys
        self._file = None if file is None else os.fspath(file)
        self._parser: NotificationParser | None = None
        self._core = self._make_core(merchant, _secrets(api_v3_keys), _public(public_keys or {}), path, interval)
        self._changed = threading.Condition()
        self._hinted = self._closing = False
        self._loops: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []

    def _make_core(self, merchant: Merchant, secrets: Any, public: Any, path: Any, interval: Any, **more: Any) -> int:
        core: int = value(
            "refresher",
            merchant=merchant._told(),
            api_v3_keys=secrets,
            public_keys=public,
            path=path,
            interval=interval,
            keeps=self._file is not None,
            **more,
        )
        weakref.finalize(self, ask, "drop_refresher", refresher=core).atexit = False
        return core

    def parser(self, **options: Any) -> NotificationParser:
        """Downloads the certificates, or takes those of the file where that fails, and makes a parser of them, whose keys it replaces
        from then on. `options` are the NotificationParser's, and its `api_v3_keys` where they are others than the refresher's.

        Raises RequestFailed, what `parse_certificates` raises, and what NotificationParser raises.
        """
        return self._make_parser(_Refreshing(self).outcome("start"), options)

    async def parser_async(self, **options: Any) -> NotificationParser:
        """As `parser`, on the event loop."""
        return self._make_parser(await _AsyncRefreshing(self).outcome("start"), options)

    def _make_parser(self, keys: dict[str, Any], options: dict[str, Any]) -> NotificationParser:
        options.setdefault("api_v3_keys", self._api_v3_keys())
        self._parser = NotificationParser(platform_keys=_keys(keys), **options)
        return self._parser

    def refresh(self) -> None:
        """Downloads the certificates once, now. Where that fails, the parser trusts what it trusted.

        Raises RequestFailed, and what `parse_certificates` raises.
        """
        _Refreshing(self).outcome("refresh")

    async def refresh_async(self) -> None:
        """As `refresh`, on the event loop."""
        await _AsyncRefreshing(self).outcome("refresh")

    def run(self) -> None:
        """Downloads again and again, until `close`: in a thread of its own. A download that fails is logged, and tried again after 1, 2,
        4, ... minutes. A serial that is unknown (`seen`) brings the next one forward, but to no more than one a minute.
        """
        with contextlib.suppress(_Closed):
            _Refreshing(self).outcome("keep_fresh")

    async def run_async(self) -> None:
        """As `run`: as a task, until `close`, or until it is cancelled."""
        with contextlib.suppress(_Closed):
            await _AsyncRefreshing(self).outcome("keep_fresh")

    def seen(self, error: BaseException) -> None:
        """Takes each error of `parse`: of a serial that is unknown, `run` hears. It returns at once. A handler that was given the
        refresher calls it.
        """
        if isinstance(error, SerialUnknown):
            self._tell("_hinted")

    def close(self) -> None:
        """Ends `run`, once a download that is on its way has ended."""
        self._tell("_closing")

    def _tell(self, what: str) -> None:
        with self._changed:
            setattr(self, what, True)
            self._changed.notify_all()
            for loop, event in self._loops:
                with contextlib.suppress(RuntimeError):  # it is closed
                    loop.call_soon_threadsafe(event.set)

    def _take_hint(self) -> bool:
        with self._changed:
            was_hinted, self._hinted = self._hinted, False
            return was_hinted

    def _wait(self, ms: int, can_be_hinted: bool) -> bool:
        """Whether a hint ended it."""
        with self._changed:
            self._changed.wait_for(lambda: self._closing or can_be_hinted and self._hinted, ms / 1000)
            if self._closing:
                raise _Closed
        return can_be_hinted and self._take_hint()

    async def _wait_async(self, ms: int, can_be_hinted: bool) -> bool:
        import asyncio

        end = time.monotonic() + ms / 1000
        event = asyncio.Event()
        told = (asyncio.get_running_loop(), event)
        with self._changed:
            self._loops.append(told)
        try:
            while True:
                event.clear()
                if self._closing:
                    raise _Closed
                if can_be_hinted and self._take_hint():
                    return True
                left = end - time.monotonic()
                if left <= 0:
                    return False
                with contextlib.suppress(asyncio.TimeoutError):
                    await asyncio.wait_for(event.wait(), left)
        finally:
            with self._changed:
                self._loops.remove(told)

    def _trust(self, step: Step) -> Reply:
        try:
            if self._parser is not None:
                self._parser.replace_platform_keys(_keys(step))
        except WxNotifyError as error:
            return {"refused": told_of(error)}
        return "done"

    def _read(self) -> Reply:
        assert self._file is not None
        try:
            with open(self._file, encoding="utf-8") as file:
                return {"text": file.read()}
        except FileNotFoundError:
            return "done"
        except (OSError, ValueError) as error:
            return raised(error)

    def _keep(self, text: str) -> Reply:
        """Whole, or not at all."""
        assert self._file is not None
        try:
            number, name = tempfile.mkstemp(dir=os.path.dirname(self._file) or ".", prefix=os.path.basename(self._file))
            try:
                with open(number, "w", encoding="utf-8") as file:
                    file.write(text)
                os.replace(name, self._file)
            except BaseException:
                with contextlib.suppress(OSError):
                    os.unlink(name)
                raise
        except OSError as error:
            return raised(error)
        return "done"

    def __repr__(self) -> str:
        keys = [] if self._parser is None else self._parser.platform_keys.serials
        return f"CertificateRefresher(platform_keys={keys!r})"


class _Closed(Exception):
    """`close` was called."""


_LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR}
_NO_INBOX = Connector(lambda: None, None)


class _Refreshing(Asking, Program):
    """A program of the refresher's on its way."""

    def __init__(self, of: CertificateRefresher) -> None:
        Program.__init__(self, Session(_NO_INBOX))
        self._of = of
        self._answers = self.ask_by(of._session, None)

    def outcome(self, do: str) -> Any:
        """What the program ends with. Raises its error."""
        last = self.run(ask(do, refresher=self._of._core))
        assert last is not None
        return _value_of(last, self._answers.error)

    def do_trust(self, step: Step) -> Reply | None:
        return self._of._trust(step)

    def do_read(self, step: Step) -> Reply | None:
        return self._of._read()

    def do_keep(self, step: Step) -> Reply | None:
        return self._of._keep(step["text"])

    def do_log(self, step: Step) -> Reply | None:
        logger.log(_LEVELS[step["level"]], "%s", step["line"])
        return "done"

    def do_wait(self, step: Step) -> Reply | None:
        began = time.monotonic()
        return {"hinted": int(1000 * (time.monotonic() - began))} if self._of._wait(step["ms"], True) else "done"

    def do_pause(self, step: Step) -> Reply | None:
        self._of._wait(step["ms"], False)
        return "done"


class _AsyncRefreshing(AsyncAsking, AsyncProgram):
    """The same on the event loop."""

    def __init__(self, of: CertificateRefresher) -> None:
        from ._async_connection import AsyncSession

        AsyncProgram.__init__(self, AsyncSession(None))
        self._of = of
        self._answers = self.ask_by(of._session, None)

    async def outcome(self, do: str) -> Any:
        """What the program ends with. Raises its error."""
        return _value_of(await self.run(ask(do, refresher=self._of._core)), self._answers.error)

    async def do_trust(self, step: Step) -> Reply:
        return self._of._trust(step)

    async def do_read(self, step: Step) -> Reply:
        return self._of._read()

    async def do_keep(self, step: Step) -> Reply:
        return self._of._keep(step["text"])

    async def do_log(self, step: Step) -> Reply:
        logger.log(_LEVELS[step["level"]], "%s", step["line"])
        return "done"

    async def do_wait(self, step: Step) -> Reply:
        began = time.monotonic()
        is_hinted = await self._of._wait_async(step["ms"], True)
        return {"hinted": int(1000 * (time.monotonic() - began))} if is_hinted else "done"

    async def do_pause(self, step: Step) -> Reply:
        await self._of._wait_async(step["ms"], False)
        return "done"


def _value_of(last: Step, cause: BaseException | None) -> Any:
    if last["step"] == "error":
        raise error_of(last["error"], cause if last["error"]["code"] == "REQUEST_FAILED" else None)
    return last["value"]


def _keys(told: dict[str, Any]) -> PlatformKeys:
    public = [(key["id"], key["pem"]) for key in told["public_keys"]]
    return PlatformKeys(certificates=told["certificates"], public_keys=public)


def _secrets(given: Any) -> list[dict[str, str | None]]:
    if isinstance(given, (str, bytes)):
        given = [given]
    pairs = given.items() if isinstance(given, Mapping) else ((None, key) for key in given)
    return [{"key": _text(key, "api_v3_keys"), "label": label} for label, key in pairs]


def _public(given: Mapping[str, Text]) -> list[dict[str, str]]:
    return [{"id": id, "pem": _text(pem, "public_keys")} for id, pem in given.items()]


def _text(given: object, name: str) -> str:
    if isinstance(given, bytes):
        # What is not UTF-8 is no key, and the core says so.
        return given.decode("utf-8", "replace")
    if not isinstance(given, str):
        raise ArgumentInvalid(f"{name} has a {type(given).__name__}; give the key as str or bytes", name)
    return given

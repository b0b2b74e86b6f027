"""The steps of programs that ask WeChat Pay's API: send a request, and verify its answer."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ._call import told_of
from ._connection import Reply
from ._native import Notification, NotificationParser, notification_from_json
from .errors import WxNotifyError
from .merchant import Fetched, async_sender, sender

if TYPE_CHECKING:
    from ._program import Step


def raised(error: BaseException) -> Reply:
    """What an HTTP client or the file system raised, told to the core."""
    return {"raised": {"type": type(error).__name__, "words": str(error).split("\n", 1)[0] or None}}


class Answers:
    """The last answer, and what became of it."""

    def __init__(self, parser: NotificationParser | None) -> None:
        self._parser = parser
        self._last: Fetched = (0, [], b"")
        self.state: str | None = None
        """The state of the order, of which there was an event."""
        self.error: BaseException | None = None
        """What the HTTP client raised."""

    def fetched(self, answer: Fetched) -> Reply:
        """Keeps it."""
        self._last = answer
        status, headers, body = answer
        return {"fetched": {"status": status, "headers": headers, "body": base64.b64encode(body).decode()}}

    def failed(self, error: Exception) -> Reply:
        """There is none."""
        self.error = error
        return raised(error)

    def verified(self) -> Reply:
        """Whether the platform signed it."""
        assert self._parser is not None
        _, headers, body = self._last
        try:
            self._parser.verify_answer(headers, body)
        except WxNotifyError as error:
            return {"refused": told_of(error)}
        return "done"

    def received(self, step: Step) -> Notification:
        """What was read of it."""
        self.state = step["state"]
        return notification_from_json(step["notification"])


class Asking:
    """Beside a `Program`: how it sends."""

    def ask_by(self, session: Any, parser: NotificationParser | None) -> Answers:
        """Over a session of the merchant's, or none. Raises OptionInvalid for what is none."""
        self._send: Callable[[Step], Fetched] = sender(session)
        self._answers = Answers(parser)
        return self._answers

    def do_fetch(self, step: Step) -> Reply | None:
        try:
            return self._answers.fetched(self._send(step))
        except Exception as error:  # noqa: BLE001 - each client has its own
            return self._answers.failed(error)

    def do_verify(self, step: Step) -> Reply | None:
        return self._answers.verified()


class AsyncAsking:
    """The same beside an `AsyncProgram`."""

    def ask_by(self, session: Any, parser: NotificationParser | None) -> Answers:
        """Over a session of the merchant's, or none. Raises OptionInvalid for what is none."""
        self._send = async_sender(session)
        self._answers = Answers(parser)
        return self._answers

    async def do_fetch(self, step: Step) -> Reply:
        try:
            return self._answers.fetched(await self._send(step))
        except Exception as error:  # noqa: BLE001 - each client has its own
            return self._answers.failed(error)

    async def do_verify(self, step: Step) -> Reply:
        return self._answers.verified()

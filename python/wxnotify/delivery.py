"""What a callback gets, and what becomes of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from ._native import Notification
from .errors import ArgumentInvalid, HandlerFailed, WxNotifyError

if TYPE_CHECKING:
    from . import events  # many: a program that does without types does not load them
    from .merchants import ServedMerchant


class Delivery:
    """A notification on its way through a callback."""

    def __init__(
        self,
        notification: Notification,
        attempts: int = 1,
        connection: Any = None,
        merchant: ServedMerchant | None = None,
    ) -> None:
        """A delivery as a handler makes it; make one yourself to test a callback."""
        self._notification = notification
        self._attempts = attempts
        self._connection = connection
        self._merchant = merchant
        self._kind: str | None = None
        self._event: events.Event | None = None
        self._renew: Callable[[], None] | None = None
        self._renew_async: Callable[[], Awaitable[None]] | None = None

    @property
    def notification(self) -> Notification:
        """The notification, verified and decrypted."""
        return self._notification

    @property
    def merchant(self) -> ServedMerchant:
        """Whose it is, where the handler serves several merchants: its `name`, and its `context`.

        Raises ArgumentInvalid where the handler was given a parser, and serves one.
        """
        if self._merchant is None:
            raise ArgumentInvalid("the handler serves one merchant, whose parser it was given", "merchant")
        return self._merchant

    @property
    def event(self) -> events.Event:
        """The resource as the type of its kind; in a callback of `on_paid` a deduction too is a `TransactionDirect`.

        Raises EventUntyped where it has no type. Of a route by kind or class, `on_paid` and `on_refunded`, the callback is
        not called then.
        """
        if self._event is None:
            self._event = self._notification._event_as(self._kind or self._notification.kind)
        return self._event

    @property
    def attempts(self) -> int:
        """How often it was worked on, this time included. 1 without an inbox."""
        return self._attempts

    @property
    def connection(self) -> Any:
        """The inbox's connection, in its transaction: what you write on it is committed with the inbox, or not at all.

        Leave `commit` and `rollback` to the handler. In mode `leased`, and without an inbox, there is none:
        ArgumentInvalid is raised.
        """
        if self._connection is None:
            raise ArgumentInvalid(
                "there is no connection here; give the handler an inbox, in mode transaction or stored", "connection"
            )
        return self._connection

    def renew(self) -> None:
        """Prolongs the lease by its whole length from now on, on a connection of its own: for work in several parts.

        In the modes `leased` and `stored`. In the latter only before the callback's first write on SQLite, and not where the
        database is set to REPEATABLE READ: its transaction could not complete. Raises ArgumentInvalid where there is no
        lease, LeaseLost where it has ended, and InboxFailed or NotificationBusy where the database fails or is held.
        """
        if self._renew is None:
            raise _no_lease("renew_async" if self._renew_async else None)
        self._renew()

    async def renew_async(self) -> None:
        """As `renew`, where the inbox is an AsyncInbox."""
        if self._renew_async is None:
            raise _no_lease("renew" if self._renew else None)
        await self._renew_async()

    def fail(self, message: str) -> NoReturn:
        """Ends the work: nothing of it counts, and WeChat Pay sends the notification again.

        `message` goes into the answer (up to 64 characters), the inbox and the hook: no secret. Raises HandlerFailed.
        """
        raise HandlerFailed(message)


def _no_lease(other: str | None) -> ArgumentInvalid:
    if other:
        return ArgumentInvalid(f"the lease of this inbox is renewed by {other}()", "lease")
    return ArgumentInvalid("there is no lease to renew here; only the modes leased and stored have one", "lease")


@dataclass(frozen=True)
class Answer:
    """What to answer a request."""

    status: int
    """The HTTP status."""
    headers: tuple[tuple[str, str], ...]
    """The headers, names and values."""
    body: bytes
    """The body."""


@dataclass(frozen=True)
class Reconciled:
    """What WeChat Pay told of an order or a refund that it was asked for."""

    state: str
    """An order's trade_state (`SUCCESS`, `NOTPAY`, `USERPAYING`, `CLOSED`, `REFUND`: it was paid, and refunded since), a refund's status
    (`SUCCESS`, `PROCESSING`, `CLOSED`, `ABNORMAL`), or `NOT_EXIST`."""
    code: str | None
    """Of an event what became of it: `SUCCESS`, `DUPLICATE` (it had its effect before), `STORED` or `IGNORED`. None where there was
    none: the order is not paid."""


@dataclass(frozen=True)
class Outcome:
    """What became of a request, or of a stored notification: for logs and metrics."""

    code: str
    """`SUCCESS`, `DUPLICATE` (it had its effect before, or is stored already), `STORED`, `IGNORED`, `DEAD` (a stored
    notification failed for the last time), or an error code."""
    status: int
    """The HTTP status of the answer. A stored notification's worker has none to answer: 200 or 500."""
    duration: float
    """How long it took, in seconds."""
    request_id: str | None
    """`Request-ID`, where given: what WeChat Pay's support asks for. Before a request is verified, its sender's word."""
    event_type: str | None
    """Such as `TRANSACTION.SUCCESS`, where known."""
    kind: str | None
    """Such as `transaction.direct`, where known."""
    notification_id: str | None
    """The notification's id, where known."""
    number: str | None
    """The merchant's own number in it, where it has one: of the order, the refund or the transfer, such as `out_trade_no`."""
    attempts: int | None
    """How often a stored notification was worked on, this time included. None for a request."""
    error: WxNotifyError | None
    """What went wrong. Where a callback or a driver raised, `__cause__` is its exception."""
    late: bool
    """Whether the deadline's answer had gone out before."""
    line: str
    """The line that was logged."""
    merchant: str | None = None
    """The merchant's name, where the handler serves several, and it is known."""

"""The programs that receive and work on notifications: beside the database they ask for the merchant's code."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from ._asking import Asking
from ._call import ask
from ._callback import Awaiting, Question, Route, attempt
from ._connection import Connector, Reply, Session
from ._deadline import Alarm
from ._native import Notification, notification_from_json
from ._program import Program, Step
from .delivery import Delivery
from .expectation import compare
from .inbox import Inbox, Lease

if TYPE_CHECKING:
    from ._async_connection import AsyncSession
    from .async_inbox import AsyncInbox
    from .merchants import Merchants, ServedMerchant

End = Callable[[Step, "BaseException | None"], None]
"""What is called with a program's last step, and the exception that the merchant's code or the driver raised."""


class Merchant(NamedTuple):
    """What a handler was given."""

    inbox: Inbox | None
    async_inbox: AsyncInbox | None
    key: Question | None
    expect: Question | None
    routes: dict[str, Route]
    merchants: Merchants | None = None
    """Where a worker finds the merchant of what was stored."""

    @property
    def is_async(self) -> bool:
        """Whether all of the merchant's functions are `async`, so that none of them holds an event loop up."""
        functions = (self.key, self.expect, *self.routes.values())
        return all(function.is_async for function in functions if function)

    def new_session(self) -> Session:
        """For one connection at a time, where there is an inbox."""
        return Session(self.inbox._connector if self.inbox else _NOTHING)

    def new_async_session(self) -> AsyncSession:
        """The same, where the inbox is an AsyncInbox."""
        from ._async_connection import AsyncSession

        return AsyncSession(self.async_inbox._connector if self.async_inbox else None)


_NOTHING = Connector(lambda: None, None)
"""Opens nothing: of a program without an inbox no step asks for a connection."""


class Processing(Asking, Program):
    """A program on its way, with the merchant's code."""

    def __init__(
        self,
        merchant: Merchant,
        awaiting: Awaiting,
        end: End,
        notification: Notification | None,
        observe: Callable[[Step], object] = lambda report: None,
        served: ServedMerchant | None = None,
    ) -> None:
        """`notification` is the one that was received, if one was; `served` whose it is, where there are several."""
        Program.__init__(self, merchant.new_session())
        self._merchant = merchant
        self._awaiting = awaiting
        self._end = end
        self._notification = notification
        self._observe = observe
        self._served = served
        self._raised: BaseException | None = None

    def go(self, step: Step) -> None:
        """Runs it up to its end, or until another thread does."""
        last = self.run(step)
        if last is not None:
            self._end(last, self._raised or self.session.error)

    def do_callback(self, step: Step) -> Reply | None:
        session = self.session
        if step["limit_ms"] is None:
            return self._attempt(lambda: self._call(step, session, None))
        is_told = threading.Event()

        def give_up() -> None:
            try:
                self._awaiting.cancel()
                self.session = self._merchant.new_session()
                session.sever()
                after = ask("next", program=step["program"], result="timed_out")
            finally:
                is_told.set()
            self.go(after)

        alarm = Alarm(step["limit_ms"] / 1000, give_up)
        reply, raised = attempt(lambda: self._call(step, session, alarm))
        if alarm.cancel():
            self._raised = raised
            return reply
        # It was given up: what ends before that is told ends for nobody, and keeps its place in flight. Nor does sqlite3 bear
        # two threads that end one connection.
        is_told.wait()
        session.roll_back()
        ask("callback_ended", program=step["program"])
        return None

    def _call(self, step: Step, session: Session, alarm: Alarm | None) -> Reply:
        delivery = delivery_of(step, self._notification, session.connection, self._served)
        if step["lease"] and self._merchant.inbox and alarm:
            delivery._renew = _renewal(self._merchant.inbox, Lease(**step["lease"]), alarm)
        return self._merchant.routes[step["route"]].call(delivery, self._awaiting)

    def do_merchant(self, step: Step) -> Reply | None:
        def find() -> Reply:
            assert self._merchant.merchants is not None
            self._served = self._merchant.merchants.get(step["merchant"])
            return "done" if self._served else {"returned": None}

        return self._attempt(find)

    def do_key(self, step: Step) -> Reply | None:
        def ask_for_key() -> Reply:
            key = self._answer(self._merchant.key) if self._merchant.key else None
            return {"text": key} if isinstance(key, str) else {"unusable": type(key).__name__}

        return self._attempt(ask_for_key)

    def do_compare(self, step: Step) -> Reply | None:
        def compare_with_expected() -> Reply:
            assert self._merchant.expect is not None
            compare(self._received, self._answer(self._merchant.expect))
            return "done"

        return self._attempt(compare_with_expected)

    def _answer(self, question: Question) -> Any:
        return self._awaiting.settled(question.function(*question.arguments(self._received, self._served)))

    def _attempt(self, work: Callable[[], Reply]) -> Reply:
        reply, self._raised = attempt(work)
        return reply

    def do_write_down(self, step: Step) -> Reply | None:
        return {"text": self._received.to_json()}

    def do_received(self, step: Step) -> Reply | None:
        self._notification = self._answers.received(step)
        return "done"

    def do_observe(self, step: Step) -> Reply | None:
        self._observe(step)
        return "done"

    @property
    def _received(self) -> Notification:
        assert self._notification is not None
        return self._notification


def delivery_of(step: Step, received: Notification | None, connection: Any, served: ServedMerchant | None) -> Delivery:
    """What a callback gets: the notification that was received, or the one that was stored."""
    stored = step["notification"]
    notification = received if stored is None else notification_from_json(stored)
    assert notification is not None
    delivery = Delivery(notification, step["attempts"], connection, served)
    delivery._kind = step["kind"]
    return delivery


def _renewal(inbox: Inbox, lease: Lease, alarm: Alarm) -> Callable[[], None]:
    def renew() -> None:
        with inbox.transaction() as connection:
            inbox.renew(connection, lease)
        alarm.restart()

    return renew

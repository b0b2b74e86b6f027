"""What a driver must keep, checked on a real database."""

from __future__ import annotations

import contextlib
import copy
import threading
import uuid
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from ._connection import Session
from .errors import InboxFailed, InboxSchema, LeaseLost, NotificationBusy, WxNotifyError
from .inbox import Inbox
from .transactions import NotIdle

if TYPE_CHECKING:
    import asyncio

    from ._native import Notification
    from .async_inbox import AsyncInbox


class Case:
    """An inbox with a name of its own, and notifications for it."""

    def __init__(self, inbox: Any, notification: Callable[[str], Notification]) -> None:
        self.inbox = inbox
        self.notification = notification

    def run(self, call: str, *arguments: object, **options: object) -> Any:
        """One call in a transaction of its own."""
        with self.inbox.transaction() as connection:
            return getattr(self.inbox, call)(connection, *arguments, **options)

    def state(self, id: str) -> str:
        """What a claim finds, which leaves nothing."""
        found: str = ""
        with contextlib.suppress(_Undo), self.inbox.transaction() as connection:
            found = self.inbox.claim(connection, self.notification(id)).state
            raise _Undo
        return found


class _Undo(Exception):
    """Ends a transaction so that nothing of it counts."""


def it_makes_the_table_and_finds_it(case: Case) -> None:
    for call in ("create", "create", "check"):
        case.run(call)


def what_it_commits_is_there_and_what_it_rolls_back_is_not(case: Case) -> None:
    with contextlib.suppress(_Undo), case.inbox.transaction() as connection:
        assert case.inbox.claim(connection, case.notification("1")).state == "fresh"
        raise _Undo
    assert case.state("1") == "fresh", "what was rolled back is there"
    lease = case.run("claim", case.notification("1")).lease
    assert case.state("1") == "busy", "what was committed is not there"
    case.run("complete", lease)
    assert case.state("1") == "done"


def texts_and_numbers_come_back_as_they_were(case: Case) -> None:
    told = case.notification("2 缺货 100% '\"\\ :a ? $1 %s")
    case.run("store", told)
    task = case.run("take")
    assert task is not None, "what was stored is not found again"
    assert (task.lease.key, task.notification) == (told.id, told.to_json()), "a text came back as another one"
    assert isinstance(task.lease.until, int)
    case.run("release", task.lease, "out of stock: 缺货 100%")
    assert case.run("stats").waiting == 1


def it_counts_the_rows_that_changed(case: Case) -> None:
    lease = case.run("claim", case.notification("3")).lease
    case.run("release", lease, "later")
    try:
        case.run("complete", lease)
    except LeaseLost:
        return
    raise AssertionError("an UPDATE that found no row was told to have changed one")


def of_two_at_once_one_is_first(case: Case) -> None:
    states: list[str] = []
    failures: list[Exception] = []

    def claim() -> None:
        try:
            with contextlib.suppress(NotificationBusy), case.inbox.transaction() as connection:
                found = case.inbox.claim(connection, case.notification("4"))
                states.append(found.state)
                if found.lease:
                    case.inbox.complete(connection, found.lease)
        except Exception as failure:  # noqa: BLE001 - it is raised where it is seen
            failures.append(failure)

    threads = [threading.Thread(target=claim) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    assert states.count("fresh") == 1, f"of six transactions at once {states.count('fresh')} were the first"


def a_connection_in_a_transaction_is_refused(case: Case) -> None:
    with case.inbox.transaction() as connection:
        case.inbox.claim(connection, case.notification("5"))
        try:
            case.inbox.begin_again(connection)
        except NotIdle:
            return
    raise AssertionError("begin on a connection whose transaction is open did not raise NotIdle")


def a_failure_is_told_by_its_code(case: Case) -> None:
    elsewhere = case.inbox.with_table(f"none_{uuid.uuid4().hex[:8]}")
    try:
        with case.inbox.transaction() as connection:
            elsewhere.claim(connection, case.notification("6"))
    except InboxSchema:
        return
    raise AssertionError("a table that is not there was not recognized: see code_of")


def after_a_failure_nothing_is_called_committed_that_is_not(case: Case) -> None:
    elsewhere = case.inbox.with_table(f"none_{uuid.uuid4().hex[:8]}")
    try:
        with case.inbox.transaction() as connection:
            case.inbox.claim(connection, case.notification("7"))
            with contextlib.suppress(InboxSchema):
                elsewhere.claim(connection, case.notification("7"))
    except InboxFailed:
        assert case.state("7") == "fresh", "the commit failed, and is there all the same"
        return
    assert case.state("7") == "busy", "commit returned, and nothing is there: raise where a statement failed before"


def what_was_severed_cannot_commit(case: Case) -> None:
    case.inbox.sever_in_the_middle(case.notification("8"))
    assert case.state("8") == "fresh", "what was severed is committed"


def connections_are_given_back(case: Case) -> None:
    for _ in range(40):
        case.run("stats")


PROMISES: tuple[Callable[[Case], None], ...] = (
    it_makes_the_table_and_finds_it,
    what_it_commits_is_there_and_what_it_rolls_back_is_not,
    texts_and_numbers_come_back_as_they_were,
    it_counts_the_rows_that_changed,
    of_two_at_once_one_is_first,
    a_connection_in_a_transaction_is_refused,
    a_failure_is_told_by_its_code,
    after_a_failure_nothing_is_called_committed_that_is_not,
    what_was_severed_cannot_commit,
    connections_are_given_back,
)


def check(inbox: Any, notification: Callable[[str], Notification]) -> list[str]:
    """Checks all of it, each under a name of its own in the table; the names of the promises that are kept."""
    kept = []
    for promise in PROMISES:
        name = promise.__name__.replace("_", " ")
        try:
            promise(Case(inbox.with_name(f"check {uuid.uuid4().hex[:12]}"), notification))
        except (AssertionError, WxNotifyError) as broken:
            raise AssertionError(f"{name}: {broken}") from broken
        kept.append(name)
    return kept


def _changed(inbox: Any, **options: object) -> Any:
    changed = copy.copy(inbox)
    changed._options = {**inbox._options, **options}
    return changed


class OfInbox:
    """An Inbox, with what the checks do to it beside its calls."""

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inbox, name)

    def with_table(self, table: str) -> OfInbox:
        return OfInbox(_changed(self._inbox, table=table))

    def with_name(self, name: str) -> OfInbox:
        return OfInbox(_changed(self._inbox, name=name))

    def begin_again(self, connection: Any) -> None:
        self._inbox._connector.driver_of(connection).begin(connection, None, True)

    def sever_in_the_middle(self, notification: Notification) -> None:
        session = Session(self._inbox._connector)
        assert session.begin(None, True, None) == "done"
        self._inbox.claim(session.connection, notification)
        other = threading.Thread(target=session.sever)
        other.start()
        other.join(20)
        assert not other.is_alive(), "sever does not return"
        assert session.commit() != "done", "a transaction that was severed commits"


class OfAsyncInbox:
    """An AsyncInbox for the checks, which run in a thread beside its event loop."""

    def __init__(self, inbox: AsyncInbox, loop: asyncio.AbstractEventLoop) -> None:
        self._inbox = inbox
        self._loop = loop

    def __getattr__(self, name: str) -> Any:
        return lambda *arguments, **options: self._wait(getattr(self._inbox, name)(*arguments, **options))

    def _wait(self, awaitable: Any) -> Any:
        import asyncio

        return asyncio.run_coroutine_threadsafe(awaitable, self._loop).result(60)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Any]:
        opened = self._inbox.transaction()
        connection = self._wait(opened.__aenter__())
        try:
            yield connection
        except BaseException as error:
            self._wait(opened.__aexit__(type(error), error, error.__traceback__))
            raise
        self._wait(opened.__aexit__(None, None, None))

    def with_table(self, table: str) -> OfAsyncInbox:
        return OfAsyncInbox(_changed(self._inbox, table=table), self._loop)

    def with_name(self, name: str) -> OfAsyncInbox:
        return OfAsyncInbox(_changed(self._inbox, name=name), self._loop)

    def begin_again(self, connection: Any) -> None:
        self._wait(self._inbox._connector.driver_of(connection).begin(connection, None, True))

    def sever_in_the_middle(self, notification: Notification) -> None:
        from ._async_connection import AsyncSession

        async def sever() -> None:
            session = AsyncSession(self._inbox._connector)
            assert await session.begin(None, True, None) == "done"
            await self._inbox.claim(session.connection, notification)
            await session.sever()

        self._wait(sever())

"""As `_program` and `_processing`, on the event loop: for an AsyncInbox."""

from __future__ import annotations

import asyncio
import contextvars
import functools
import inspect
import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from ._asking import AsyncAsking
from ._async_connection import AsyncSession
from ._call import ask, told_of
from ._callback import Question, failed, reply_to
from ._connection import Reply
from ._native import Notification
from ._processing import Merchant, delivery_of
from ._program import LAST, Step
from .errors import EventUntyped
from .expectation import compare
from .inbox import Lease

if TYPE_CHECKING:
    from .merchants import ServedMerchant


class AsyncProgram:
    """What does a program's steps, each by a method."""

    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def run(self, step: Step) -> Step:
        """Does the steps, from the first to the last, which is returned."""
        try:
            while step["step"] not in LAST:
                reply: Reply = await getattr(self, f"do_{step['step']}")(step)
                step = ask("next", program=step["program"], result=reply)
            return step
        except BaseException:
            ask("drop", program=step["program"])
            await self.session.roll_back()
            raise

    async def do_begin(self, step: Step) -> Reply:
        return await self.session.begin(step["wait_ms"], step["write"])

    async def do_run(self, step: Step) -> Reply:
        if "redis" in step:
            return await self.session.send(**step["redis"])
        return await self.session.run(**step["statement"])

    async def do_commit(self, step: Step) -> Reply:
        return await self.session.commit()

    async def do_roll_back(self, step: Step) -> Reply:
        return await self.session.roll_back()

    async def do_pause(self, step: Step) -> Reply:
        await asyncio.sleep(step["ms"] / 1000)
        return "done"


class AsyncProcessing(AsyncAsking, AsyncProgram):
    """A program on its way, with the merchant's code. Plain functions of the merchant's run in a thread."""

    def __init__(
        self,
        merchant: Merchant,
        notification: Notification | None,
        observe: Callable[[Step], object] = lambda report: None,
        served: ServedMerchant | None = None,
    ) -> None:
        AsyncProgram.__init__(self, merchant.new_async_session())
        self._merchant = merchant
        self._notification = notification
        self._observe = observe
        self._served = served
        self._raised: BaseException | None = None

    async def go(self, step: Step) -> tuple[Step, BaseException | None]:
        """The last step, and the exception that the merchant's code or the library raised."""
        last = await self.run(step)
        return last, self._raised or self.session.error

    async def do_callback(self, step: Step) -> Reply:
        session, timer = self.session, _Timer(step["limit_ms"])
        work = asyncio.ensure_future(_attempt(self._call(step, session, timer)))
        try:
            is_done = await timer.wait_for(work)
        except asyncio.CancelledError:  # the loop ends
            work.cancel()
            raise
        if is_done:
            reply, self._raised = work.result()
            return reply
        work.cancel()
        left = asyncio.ensure_future(_leave(work, session, step["program"]))
        _left.add(left)
        left.add_done_callback(_left.discard)
        self.session = self._merchant.new_async_session()
        await session.sever()
        return "timed_out"

    async def _call(self, step: Step, session: AsyncSession, timer: _Timer) -> Reply:
        delivery = delivery_of(step, self._notification, session.connection, self._served)
        inbox = self._merchant.async_inbox
        if step["lease"] and inbox and step["limit_ms"] is not None:
            lease = Lease(**step["lease"])

            async def renew() -> None:
                async with inbox.transaction() as connection:
                    await inbox.renew(connection, lease)
                timer.restart()

            delivery._renew_async = renew
        route = self._merchant.routes[step["route"]]
        try:
            arguments = route.arguments(delivery)
        except EventUntyped as misfit:
            return {"untyped": told_of(misfit)}
        return reply_to(await called(route.callback, route.is_async, *arguments))

    async def do_merchant(self, step: Step) -> Reply:
        async def find() -> Reply:
            assert self._merchant.merchants is not None
            self._served = await self._merchant.merchants.get_async(step["merchant"])
            return "done" if self._served else {"returned": None}

        reply, self._raised = await _attempt(find())
        return reply

    async def do_key(self, step: Step) -> Reply:
        async def ask_for_key() -> Reply:
            key = await self._answer(self._merchant.key) if self._merchant.key else None
            return {"text": key} if isinstance(key, str) else {"unusable": type(key).__name__}

        reply, self._raised = await _attempt(ask_for_key())
        return reply

    async def do_compare(self, step: Step) -> Reply:
        async def compare_with_expected() -> Reply:
            assert self._merchant.expect is not None
            compare(self._received, await self._answer(self._merchant.expect))
            return "done"

        reply, self._raised = await _attempt(compare_with_expected())
        return reply

    async def _answer(self, question: Question) -> Any:
        return await called(question.function, question.is_async, *question.arguments(self._received, self._served))

    async def do_write_down(self, step: Step) -> Reply:
        return {"text": self._received.to_json()}

    async def do_received(self, step: Step) -> Reply:
        self._notification = self._answers.received(step)
        return "done"

    async def do_observe(self, step: Step) -> Reply:
        self._observe(step)
        return "done"

    @property
    def _received(self) -> Notification:
        assert self._notification is not None
        return self._notification


_left: set[asyncio.Future[None]] = set()
"""What waits for callbacks that were given up: the loop itself keeps nothing alive."""


async def _leave(work: asyncio.Future[Any], session: AsyncSession, program: int) -> None:
    """Once a callback that was given up has ended after all, which it need not do when it is cancelled."""
    await asyncio.wait([work])
    await session.roll_back()  # of SQLAlchemy's, it may have begun anew
    ask("callback_ended", program=program)


class _Timer:
    """For how long a callback may run; it can begin anew."""

    def __init__(self, limit_ms: int | None) -> None:
        self._seconds = None if limit_ms is None else limit_ms / 1000
        self.restart()

    def restart(self) -> None:
        self._end = None if self._seconds is None else time.monotonic() + self._seconds

    async def wait_for(self, work: asyncio.Future[Any]) -> bool:
        """Whether it was done in time."""
        while not work.done():
            left = None if self._end is None else self._end - time.monotonic()
            if left is not None and left <= 0:
                return False
            await asyncio.wait([work], timeout=left)
        return True


async def called(function: Callable[..., Any], is_async: bool, *arguments: object) -> Any:
    """What a function of the merchant's returns: a plain one is called in a thread, so that it holds nobody up."""
    if is_async:
        return await function(*arguments)
    in_context = functools.partial(contextvars.copy_context().run, function, *arguments)
    returned = await asyncio.get_running_loop().run_in_executor(None, in_context)
    return await returned if inspect.isawaitable(returned) else returned


async def _attempt(work: Awaitable[Reply]) -> tuple[Reply, BaseException | None]:
    """What came of the merchant's code, and the exception that it ended in."""
    try:
        return await work, None
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - whatever it raises, it failed
        return failed(error)

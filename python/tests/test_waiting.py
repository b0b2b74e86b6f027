"""What a request waits for, and what that costs: threads, the event loop's wake-ups, and timers."""

import asyncio
import subprocess
import sys
import threading

import pytest
from merchant import PAYMENT, wait_for

from wxnotify._deadline import Threads
from wxnotify._patience import Patience


@pytest.fixture
def request_on_loop(platform):
    headers, body = platform.notification("TRANSACTION.SUCCESS", PAYMENT)

    def request(handler, before=lambda: asyncio.sleep(0)):
        async def chunks():
            await before()
            yield body

        return handler.handle_async("POST", headers, chunks())

    return request


@pytest.mark.parametrize("is_async", [False, True])
def test_a_request_wakes_the_loop_once_and_leaves_no_timer(make, request_on_loop, outcomes, is_async):
    handler, woken, tasks = make(), [], []

    async def paid(event, delivery):
        pass

    handler.on_paid(paid if is_async else lambda event, delivery: None)

    async def main():
        loop = asyncio.get_running_loop()
        wake, create = loop.call_soon_threadsafe, loop.create_task
        loop.call_soon_threadsafe = lambda *given, **options: (woken.append(given), wake(*given, **options))[1]
        loop.create_task = lambda *given, **options: (tasks.append(given), create(*given, **options))[1]
        for _ in range(3):
            assert (await request_on_loop(handler)).status == 200
        assert [timer for timer in loop._scheduled if not timer.cancelled()] == []
        return len(woken), len(tasks)

    # The program of an async callback has a task, and so has the callback.
    assert asyncio.run(main()) == ((0, 6) if is_async else (3, 0))
    assert [outcome.code for outcome in outcomes] == ["SUCCESS"] * 3


def test_who_was_too_slow_is_not_cancelled_afterwards(make, request_on_loop, outcomes):
    handler = make(deadline=0.05)

    async def main():
        answer = await request_on_loop(handler, lambda: asyncio.sleep(10))
        await asyncio.sleep(0)
        if sys.version_info >= (3, 11):
            assert asyncio.current_task().cancelling() == 0
        return answer.status

    assert asyncio.run(main()) == 500
    assert "the body was not there" in outcomes[0].error.message


def test_who_is_cancelled_while_the_body_comes_is_cancelled(make, request_on_loop, outcomes):
    async def main():
        request = asyncio.ensure_future(request_on_loop(make(), lambda: asyncio.sleep(10)))
        await asyncio.sleep(0.02)
        request.cancel()
        with pytest.raises(asyncio.CancelledError):
            await request

    asyncio.run(main())
    assert outcomes == []


@pytest.mark.skipif(sys.version_info < (3, 11), reason="before, nothing tells two cancellations apart")
def test_who_is_cancelled_at_the_deadline_is_cancelled(make, request_on_loop, outcomes):
    async def main():
        async def both():
            task.cancel()
            await asyncio.sleep(10)

        task = asyncio.current_task()
        patience = Patience(None)
        task.get_loop().call_soon(patience._run_out)
        with pytest.raises(asyncio.CancelledError):
            await patience.read(both())
        assert task.uncancel() == 0

    asyncio.run(main())


def test_an_answer_that_is_on_its_way_at_the_deadline_goes_out(make, request_on_loop, outcomes):
    """The hook is in it: the loop goes on meanwhile."""
    begun, go, ticks = threading.Event(), threading.Event(), []
    handler = make(deadline=0.2, observe=lambda outcome: (begun.set(), go.wait(10), outcomes.append(outcome)))
    handler.on_paid(lambda event, delivery: None)

    async def main():
        request = asyncio.ensure_future(request_on_loop(handler))
        assert await asyncio.to_thread(begun.wait, 10)
        while len(ticks) < 10:
            await asyncio.sleep(0.05)
            ticks.append(request.done())
        go.set()
        return (await request).status

    assert asyncio.run(main()) == 200
    assert not any(ticks)
    assert [(outcome.code, outcome.late) for outcome in outcomes] == [("SUCCESS", False)]


def test_no_more_threads_work_than_may_and_they_outlive_what_fails(caplog):
    threads, go, done = Threads(2), threading.Event(), []

    def work():
        go.wait(10)
        done.append(threading.current_thread().name)
        raise SystemExit("logged")

    assert [threads.start(work) for _ in range(3)] == [True, True, False]
    go.set()
    wait_for(lambda: len(done) == 2 and threads._crew.busy == 0)
    assert sorted(done) == ["wxnotify_0", "wxnotify_1"]
    assert "logged" in caplog.text
    assert threads.start(work)
    wait_for(lambda: len(done) == 3)
    assert set(done) == {"wxnotify_0", "wxnotify_1"}


def test_threads_end_with_who_had_them():
    threads, known = Threads(2), set(threading.enumerate())
    threads.start(lambda: None)
    (thread,) = set(threading.enumerate()) - known
    del threads
    thread.join(10)
    assert not thread.is_alive()


def test_a_program_that_ends_waits_for_its_callbacks(tmp_path):
    script = (
        "import time, atexit, sys; from wxnotify._deadline import Threads\n"
        "atexit.register(lambda: print('closed'))\n"
        "Threads(2).start(lambda: (time.sleep(0.5), sys.stdout.write('done\\n')))\n"
        "kept = Threads(2); kept.start(lambda: (time.sleep(0.5), sys.stdout.write('done\\n')))\n"
        "print('ends')"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["ends", "done", "done", "closed"]

package io.github.wxnotify.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.WxNotifyException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A handle is freed once, whoever ends it; with native functions that only count. */
class NativeHandleTest {
    private static final byte[] DONE = {1};

    private final AtomicInteger freed = new AtomicInteger();

    private NativeHandle handle(Object owner) {
        return new NativeHandle(owner, "thing", 42, request -> {
            freed.incrementAndGet();
            return DONE;
        });
    }

    private static void call(NativeHandle handle, UnaryOperator<byte[]> function) {
        handle.call(function, 0, request -> {});
    }

    @Test
    void closeFreesOnce() {
        NativeHandle handle = handle(this);
        call(handle, request -> DONE);
        assertEquals(0, freed.get());
        handle.close();
        handle.close();
        assertEquals(1, freed.get());
        WxNotifyException error = assertThrows(WxNotifyException.class, () -> call(handle, request -> DONE));
        assertEquals(ErrorCode.ARGUMENT_INVALID, error.getCode());
    }

    @Test
    void theLastCallUnderWayFrees() {
        NativeHandle handle = handle(this);
        call(handle, outer -> {
            call(handle, inner -> {
                handle.close();
                assertEquals(0, freed.get());
                return DONE;
            });
            assertEquals(0, freed.get());
            return DONE;
        });
        assertEquals(1, freed.get());
    }

    @Test
    void aCallThatFailsEndsItsUse() {
        NativeHandle handle = handle(this);
        assertThrows(IllegalStateException.class, () -> call(handle, request -> {
            throw new IllegalStateException();
        }));
        handle.close();
        assertEquals(1, freed.get());
    }

    @Test
    void manyThreadsCloseOnce() throws Exception {
        for (int round = 1; round <= 200; round++) {
            NativeHandle handle = handle(this);
            CountDownLatch start = new CountDownLatch(1);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                boolean closes = i % 2 == 0;
                threads.add(new Thread(() -> {
                    try {
                        start.await();
                        if (closes) {
                            handle.close();
                        } else {
                            call(handle, request -> DONE);
                        }
                    } catch (InterruptedException | WxNotifyException ended) {
                        // A call that came after the end.
                    }
                }));
            }
            threads.forEach(Thread::start);
            start.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
            assertEquals(round, freed.get());
        }
    }

    @Test
    void whatIsForgottenIsFreedByTheGarbageCollector() throws Exception {
        for (int i = 0; i < 100; i++) {
            Object owner = new Object();
            handle(owner);
        }
        for (int tries = 0; tries < 2000 && freed.get() < 99; tries++) {
            System.gc();
            Thread.sleep(10);
        }
        // The last owner may still lie on this thread's stack.
        assertTrue(freed.get() >= 99, () -> freed.get() + " of 100 were freed");
    }
}

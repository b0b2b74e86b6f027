package io.github.wxnotify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    private static final int THREADS = 8;

    /** Runs the same work in many threads, and this beside it. */
    private static long race(Callable<Long> work, Runnable beside) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Long>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(work));
            }
            beside.run();
            long sum = 0;
            for (Future<Long> one : running) {
                sum += one.get();
            }
            return sum;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void keysAreReplacedWhileManyThreadsParse() throws Exception {
        try (Platform one = Platform.create();
                Platform two = Platform.builder().apiV3Key(one.getApiV3Key()).build();
                NotificationParser parser = one.parser()) {
            Delivery fromOne = Samples.payment(one);
            Delivery fromTwo = Samples.payment(two);
            PlatformKeys both = PlatformKeys.builder()
                    .certificates(one.getCertificatePem())
                    .certificates(two.getCertificatePem())
                    .build();
            AtomicLong refused = new AtomicLong();
            AtomicBoolean done = new AtomicBoolean();
            long accepted = race(
                    () -> {
                        long good = 0;
                        while (!done.get()) {
                            // The first key is always there; the second comes and goes.
                            parser.parse(fromOne.getHeaders(), fromOne.getBody());
                            good++;
                            try {
                                assertEquals(
                                        two.getSerial(),
                                        parser.parse(fromTwo.getHeaders(), fromTwo.getBody()).getSerial());
                            } catch (VerificationException error) {
                                assertEquals(ErrorCode.SERIAL_UNKNOWN, error.getCode());
                                refused.incrementAndGet();
                            }
                        }
                        return good;
                    },
                    () -> {
                        for (int i = 0; i < 2000; i++) {
                            parser.replacePlatformKeys(i % 2 == 0 ? both : one.platformKeys());
                        }
                        done.set(true);
                    });
            assertTrue(accepted > 0);
            assertTrue(refused.get() > 0);
        }
    }

    @Test
    void closingWhileManyThreadsParseEndsEachCleanly() throws Exception {
        try (Platform platform = Platform.create()) {
            Delivery paid = Samples.payment(platform);
            for (int round = 0; round < 50; round++) {
                NotificationParser parser = platform.parser();
                long ended = race(
                        () -> {
                            while (true) {
                                try {
                                    parser.parse(paid.getHeaders(), paid.getBody());
                                } catch (WxNotifyException closed) {
                                    assertEquals(ErrorCode.ARGUMENT_INVALID, closed.getCode());
                                    return 1L;
                                }
                            }
                        },
                        parser::close);
                assertEquals(THREADS, ended);
            }
        }
    }
}

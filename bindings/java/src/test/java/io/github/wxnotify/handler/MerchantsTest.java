package io.github.wxnotify.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.NotificationParser;
import io.github.wxnotify.WxNotifyException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The registry of merchants, by itself. */
class MerchantsTest {
    private final MerchantTable table = new MerchantTable();
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000_000); // the clock may begin anywhere, and overflow

    @AfterEach
    void close() {
        table.close();
    }

    private void pass(long seconds) {
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    private Merchants.Builder registry() {
        return Merchants.builder(table::load).clock(now::get);
    }

    @Test
    void aThousandRequestsLoadOnce() throws Exception {
        Merchants merchants = Merchants.of(name -> {
            Thread.sleep(200);
            return table.load(name);
        });
        List<ServedMerchant> got = new CopyOnWriteArrayList<>();
        List<Thread> threads = Stream.generate(() -> new Thread(() -> {
            try {
                got.add(merchants.get("shop-a"));
            } catch (Exception error) {
                throw new AssertionError(error);
            }
        })).limit(1000).toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(1000, got.size());
        assertEquals(1, Set.copyOf(got).size());
        assertEquals(List.of("shop-a"), table.asked);
    }

    @Test
    void anOldOneServesWhileItIsLoadedAnewAndWhereThatFails() throws Exception {
        CountDownLatch mayGoOn = new CountDownLatch(1);
        Merchants merchants = Merchants.builder(name -> {
            if (!table.asked.isEmpty()) {
                mayGoOn.await();
            }
            return table.load(name);
        }).clock(now::get).build();
        try (Records log = new Records()) {
            ServedMerchant first = merchants.get("shop-a");
            pass(299);
            assertSame(first, merchants.get("shop-a"));
            assertEquals(1, table.asked.size());
            pass(1);
            assertSame(first, merchants.get("shop-a"));
            assertSame(first, merchants.get("shop-a"));
            mayGoOn.countDown();
            until(() -> got(merchants) != first);
            assertEquals(2, table.asked.size());

            ServedMerchant second = merchants.get("shop-a");
            table.fails = new IOException("down");
            pass(300);
            assertSame(second, merchants.get("shop-a"));
            until(() -> !log.records.isEmpty());
            assertSame(second, merchants.get("shop-a"));
            assertEquals(3, table.asked.size());
            String line = log.lines().get(0);
            assertTrue(line.startsWith("WARNING ") && line.contains("shop-a") && line.endsWith("what was loaded before serves on"), line);
            table.fails = null;
            pass(10);
            assertSame(second, merchants.get("shop-a"));
            until(() -> got(merchants) != second);
            assertEquals(4, table.asked.size());
        }
    }

    static void until(BooleanSupplier isSo) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!isSo.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it took too long");
            Thread.sleep(5);
        }
    }

    private static ServedMerchant got(Merchants merchants) {
        try {
            return merchants.get("shop-a");
        } catch (Exception error) {
            throw new AssertionError(error);
        }
    }

    @Test
    void whoWaitsForALoadThatFailsHearsOfItAndNothingIsRemembered() throws Exception {
        Merchants merchants = registry().build();
        table.fails = new IOException("down");
        for (int i = 0; i < 2; i++) {
            assertSame(table.fails, assertThrows(IOException.class, () -> merchants.get("shop-a")));
        }
        table.fails = null;
        assertEquals("shop-a", merchants.get("shop-a").getName());
        assertEquals(3, table.asked.size());
    }

    @Test
    void namesThatAreNobodysAreRememberedForAWhileAndBounded() throws Exception {
        Merchants merchants = registry().build();
        for (int i = 0; i < 3; i++) {
            assertNull(merchants.get("nobody"));
        }
        for (String wrong : new String[] {"", "a/b", "n".repeat(65), "n".repeat(10_000_000), "商户", null}) {
            assertNull(merchants.get(wrong));
        }
        assertEquals(List.of("nobody"), table.asked);
        int busy = 0;
        for (int number = 0; number < 5000; number++) {
            try {
                assertNull(merchants.get("made-up-" + number));
            } catch (WxNotifyException refused) {
                assertEquals(ErrorCode.NOTIFICATION_BUSY, refused.getCode());
                assertEquals("merchant", refused.getField());
                busy++;
            }
        }
        assertEquals(4001, busy);
        assertEquals(1000, table.asked.size());
        assertEquals(List.of(0, 1000, 0), Arrays.stream(merchants.sizes()).boxed().toList());
        pass(10);
        assertNotNull(merchants.get("shop-a"));
        assertNull(merchants.get("nobody"));
        assertEquals(List.of(1, 1, 0), Arrays.stream(merchants.sizes()).boxed().toList());
        assertEquals(1002, table.asked.size());
    }

    @Test
    void noMoreAreKeptThanThereIsCapacityFor() throws Exception {
        NotificationParser parser = table.load("shop-a").getParser();
        table.asked.clear();
        Merchants merchants = Merchants.builder(name -> {
            table.asked.add(name);
            return ServedMerchant.of(name, parser);
        }).capacity(2).build();
        for (String name : List.of("a", "b", "a", "c", "a", "b")) {
            merchants.get(name);
        }
        assertEquals(List.of("a", "b", "c", "b"), table.asked);
        assertEquals("Merchants[2]", merchants.toString());
    }

    @Test
    void whatIsForgottenIsLoadedAnewAndWhatIsNotKnownAnyMoreIsGone() throws Exception {
        boolean[] isGone = {false};
        Merchants merchants = Merchants.builder(name -> isGone[0] ? null : table.load(name)).clock(now::get).build();
        ServedMerchant first = merchants.get("shop-a");
        merchants.forget("shop-a");
        assertNotSame(first, merchants.get("shop-a"));
        isGone[0] = true;
        pass(300);
        try (Records log = new Records()) {
            assertNotNull(merchants.get("shop-a"));
            until(() -> !log.records.isEmpty());
            assertNull(merchants.get("shop-a"));
            assertEquals(List.of("INFO the merchant \"shop-a\" is not known any more"), log.lines());
        }
    }

    @Test
    void whatIsLoadedHasTheNameThatWasAskedFor() throws Exception {
        ServedMerchant other = ServedMerchant.of("other", table.load("shop-b").getParser());
        WxNotifyException error = assertThrows(WxNotifyException.class, () -> Merchants.of(name -> other).get("shop-a"));
        assertEquals("merchant", error.getField());
    }
}

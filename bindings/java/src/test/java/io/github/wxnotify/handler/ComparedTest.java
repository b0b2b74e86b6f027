package io.github.wxnotify.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.Expectation;
import io.github.wxnotify.Expected;
import io.github.wxnotify.Notification;
import io.github.wxnotify.PaidOrder;
import io.github.wxnotify.inbox.Database;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A handler's {@code expect}: what is not the order's is not processed, in no mode. */
class ComparedTest {
    @TempDir
    Path folder;

    private Shop shop;
    private int called;

    @BeforeEach
    void open() throws Exception {
        shop = new Shop(Database.SQLITE, folder);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private int answer(How how, Function<Notification, ? extends Expected> expect) throws Exception {
        called = 0;
        try (NotificationHandler handler =
                how.handler(shop).expect(expect).otherwise(delivery -> called++).build()) {
            int status = Shop.send(handler, shop.payment()).getStatus();
            how.workOff(handler);
            return status;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsTheOrdersIsProcessed(How how) throws Exception {
        assertEquals(200, answer(how, notification -> PaidOrder.of("1900007291", "A1", 100)));
        assertEquals(1, called);
    }

    @ParameterizedTest
    @EnumSource
    void whatDiffersIsNotProcessed(How how) throws Exception {
        assertEquals(500, answer(how, notification -> PaidOrder.of("1900007291", "A1", 99)));
        assertEquals("CONTENT_MISMATCH", shop.last().getCode());
        assertEquals(0, called);
    }

    @ParameterizedTest
    @EnumSource
    void whereNoOrderIsFoundNothingIsProcessed(How how) throws Exception {
        assertEquals(500, answer(how, notification -> null));
        assertEquals("OPTION_INVALID", shop.last().getCode());
        assertEquals("expectation", shop.last().getError().getField());
        assertEquals(500, answer(how, notification -> Expectation.builder().build()));
        assertEquals(ErrorCode.OPTION_INVALID, shop.last().getError().getCode());
        assertEquals(500, answer(how, notification -> {
            throw new NoSuchElementException("there is no order A1");
        }));
        assertEquals("HANDLER_FAILED", shop.last().getCode());
        assertTrue(shop.last().getError().getMessage().contains("NoSuchElementException"));
        assertEquals(0, called);
    }

    @ParameterizedTest
    @EnumSource
    void notComparedIsSaid(How how) throws Exception {
        assertEquals(200, answer(how, notification -> Expected.NOT_COMPARED));
        assertEquals(1, called);
    }
}

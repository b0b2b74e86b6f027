package io.github.wxnotify.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.WxNotify;
import io.github.wxnotify.WxNotifyException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NativeTest {
    @Test
    void aPanicBecomesAnException() {
        for (int i = 0; i < 3; i++) {
            WxNotifyException error =
                    assertThrows(WxNotifyException.class, () -> new Request().send(Native::panicOnPurpose));
            assertEquals(ErrorCode.INTERNAL, error.getCode());
            // A fixed text: what the panic says could be anything.
            assertEquals(
                    "the library panicked; please report it, with what it wrote to standard error",
                    error.getMessage());
        }
    }

    @Test
    void aRequestOfTheWrongFormIsAnError() {
        WxNotifyException error = assertThrows(
                WxNotifyException.class, () -> new Request().list(7).send(Native::platformKeysSerials));
        assertEquals(ErrorCode.INTERNAL, error.getCode());
        assertThrows(RuntimeException.class, () -> Native.version(null));
    }

    @Test
    void requestsGrow() {
        byte[] large = new byte[100_000];
        Arrays.fill(large, (byte) 'a');
        Request request = new Request(1).text("").text("n").bytes(large);
        byte[] message = request.send(Native::signingMessage).bytes();
        assertEquals(100_004, message.length);
        assertEquals(WxNotify.VERSION, new Request(0).send(Native::version).text());
    }
}

package io.github.wxnotify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.internal.Native;
import io.github.wxnotify.internal.Reply;
import io.github.wxnotify.internal.Request;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The enums and acknowledgements are the core's: whoever adds to its tables is told to add here. */
class TablesTest {
    @Test
    void errorCodesAreTheCores() {
        List<String> core = new Request().send(Native::codes).list(code -> code.integer() + " " + code.text());
        List<String> java = Arrays.stream(ErrorCode.values()).map(code -> code.getNumber() + " " + code).toList();
        assertEquals(core, java);
        for (ErrorCode code : ErrorCode.values()) {
            assertEquals(code, ErrorCode.of(code.getNumber()));
        }
        assertThrows(IllegalArgumentException.class, () -> ErrorCode.of(999));
    }

    @Test
    void kindsAreTheCores() {
        List<String> core = new Request().send(Native::kinds).list(Reply::text);
        assertEquals(core, Arrays.stream(Kind.values()).map(Kind::getName).toList());
        for (Kind kind : Kind.values()) {
            assertEquals(kind, Kind.of(kind.getName()));
        }
        assertEquals(Kind.UNKNOWN, Kind.of("of a later version"));
    }

    @Test
    void everyCodeHasAnAcknowledgement() {
        assertEquals("200 {\"code\":\"SUCCESS\"}", Ack.success().toString());
        assertEquals("application/json", Ack.success().getContentType());
        assertEquals("204 ", Ack.successNoContent().toString());
        assertEquals("", Ack.successNoContent().getContentType());
        assertEquals(500, Ack.handlerFailed().getStatus());
        assertEquals(503, Ack.busy().getStatus());
        for (ErrorCode code : ErrorCode.values()) {
            assertNotNull(Ack.of(code));
            assertTrue(Ack.of(code).getStatus() >= 400);
            assertTrue(Ack.of(code).getBody().startsWith("{\"code\":\"FAIL\",\"message\":\""));
        }
        assertEquals(413, Ack.of(ErrorCode.BODY_TOO_LARGE).getStatus());
    }

    @Test
    void anAnswerCarriesDataAsItIs() {
        String body = "{ \"plate_number\": \"粤B888888\" }";
        Ack ack = Ack.answer(body);
        assertEquals(200, ack.getStatus());
        assertEquals("application/json", ack.getContentType());
        assertEquals(body, ack.getBody());
        ConfigurationException error = assertThrows(ConfigurationException.class, () -> Ack.answer("[1]"));
        assertEquals(ErrorCode.OPTION_INVALID, error.getCode());
        assertEquals("body", error.getField());
    }

    @Test
    void anExceptionSaysItsCode() {
        WxNotifyException error = new VerificationException(ErrorCode.SIGNATURE_PROBE, "a probe", "Wechatpay-Signature");
        assertEquals("io.github.wxnotify.VerificationException: SIGNATURE_PROBE: a probe", error.toString());
        assertEquals("a probe", error.getMessage());
        assertTrue(error.isPlatformProbe());
        assertEquals(401, error.getAck().getStatus());
    }

    @Test
    void theVersionIsTheCores() {
        assertEquals(System.getProperty("wxnotify.expected.version"), WxNotify.VERSION);
    }
}

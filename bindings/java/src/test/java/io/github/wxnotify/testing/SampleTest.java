package io.github.wxnotify.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.ConfigurationException;
import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.Kind;
import io.github.wxnotify.Notification;
import io.github.wxnotify.PaidOrder;
import io.github.wxnotify.Samples;
import io.github.wxnotify.events.TransactionCombine;
import io.github.wxnotify.events.TransactionDirect;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Made-up plaintexts have the type of their kind, with what a test lays over them. */
class SampleTest {
    private static Notification parse(String eventType, String resource) {
        try (Platform platform = Platform.create()) {
            return Samples.parse(platform, platform.notification(eventType, resource).build());
        }
    }

    @Test
    void aPaymentIsPaid() {
        String plaintext = Sample.of("TRANSACTION.SUCCESS", Map.of("mchid", "1900007291", "out_trade_no", "A1", "amount.total", 100));
        Notification paid = parse("TRANSACTION.SUCCESS", plaintext);
        paid.expectPaid(PaidOrder.of("1900007291", "A1", 100));
        assertEquals("A1", ((TransactionDirect) paid.event()).getOutTradeNo());
        Notification nested = parse("TRANSACTION.SUCCESS", Sample.of("transaction.direct", Map.of("amount", Map.of("total", 7))));
        assertEquals(7, ((TransactionDirect) nested.event()).getAmount().getTotal());
    }

    @Test
    void anEventTypesOtherKindIsNamed() {
        String plaintext = Sample.of(
                "TRANSACTION.SUCCESS", "transaction.combine",
                Map.of("sub_orders", List.of(Map.of("mchid", "1"), Map.of("mchid", "2"))));
        TransactionCombine combined = (TransactionCombine) parse("TRANSACTION.SUCCESS", plaintext).event();
        assertEquals(Kind.TRANSACTION_COMBINE, combined.getKind());
        assertEquals(List.of("1", "2"), combined.getSubOrders().stream().map(TransactionCombine.SubOrders::getMchid).toList());
    }

    @Test
    void aNullIsOne() {
        String plaintext = Sample.of("TRANSACTION.SUCCESS", Collections.singletonMap("attach", null));
        assertTrue(plaintext.contains("\"attach\":null"), plaintext);
        assertNull(((TransactionDirect) parse("TRANSACTION.SUCCESS", plaintext).event()).getAttach());
    }

    @Test
    void whatIsNotKnownIsNamed() {
        invalid("event", () -> Sample.of("TRANSACTION.SUCESS", Map.of()));
        invalid("kind", () -> Sample.of("TRANSACTION.SUCCESS", "refund.direct", Map.of()));
        invalid("out_trade_number", () -> Sample.of("TRANSACTION.SUCCESS", Map.of("out_trade_number", "A1")));
        invalid("amount.totl", () -> Sample.of("TRANSACTION.SUCCESS", Map.of("amount.totl", 1)));
    }

    private static void invalid(String field, Executable call) {
        ConfigurationException error = assertThrows(ConfigurationException.class, call);
        assertEquals(ErrorCode.OPTION_INVALID, error.getCode());
        assertEquals(field, error.getField());
    }
}

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Platform;
import io.github.wxnotify.testing.Sample;
import java.util.Map;
import org.junit.jupiter.api.Test;
// snippet: begin
import io.github.wxnotify.*;
import io.github.wxnotify.events.*;

class Shop {
    static String receive(Notification notification) {
        Event event = notification.event();
        if (event instanceof TransactionDirect payment) {
            return payment.getOutTradeNo() + " paid: " + payment.getAmount().getTotal(); // in 分
        } else if (event instanceof RefundDirect refund) {
            return refund.getOutRefundNo() + ": " + refund.getRefundStatus();
        }
        return "not for us: " + event.getKind();
    }
}
// snippet: end

class TypedEventsTest {
    private static String receive(String eventType, String resource) {
        try (Platform platform = Platform.create(); NotificationParser parser = platform.parser()) {
            Delivery delivery = platform.notification(eventType, resource).build();
            return Shop.receive(parser.parse(delivery.getHeaders(), delivery.getBody()));
        }
    }

    @Test
    void eachEventIsOfItsClass() {
        assertEquals("A1 paid: 100", receive("TRANSACTION.SUCCESS",
                Sample.of("TRANSACTION.SUCCESS", Map.of("out_trade_no", "A1", "amount.total", 100))));
        assertEquals("R1: SUCCESS", receive("REFUND.SUCCESS",
                Sample.of("REFUND.SUCCESS", Map.of("out_refund_no", "R1"))));
        assertEquals("not for us: security_echo", receive("SECURITY_ECHO.SUCCESS", "{\"echo_message\":\"hello\"}"));
    }
}

// snippet: begin
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wxnotify.*;
import io.github.wxnotify.testing.*;
import org.junit.jupiter.api.Test;

class OrderTest {
    @Test
    void aPaymentIsForItsOrder() {
        try (Platform platform = Platform.create(); NotificationParser parser = platform.parser()) {
            String payment = "{\"mchid\":\"1900007291\",\"out_trade_no\":\"A1\",\"amount\":{\"total\":100,\"currency\":\"CNY\"}}";
            Delivery paid = platform.notification("TRANSACTION.SUCCESS", payment).build();
            Notification notification = parser.parse(paid.getHeaders(), paid.getBody());

            Expectation.Builder order = Expectation.builder().mchid("1900007291").outTradeNo("A1");
            notification.expect(order.amountTotal(100).build()); // in 分
            assertThrows(ContentMismatchException.class, () -> notification.expect(order.amountTotal(1).build()));
        }
    }

    @Test
    void aForgedOneIsRefused() {
        try (Platform platform = Platform.create(); NotificationParser parser = platform.parser()) {
            Delivery forged = platform.notification("TRANSACTION.SUCCESS", "{}").fault(Fault.FORGED).build();
            WxNotifyException error = assertThrows(
                    VerificationException.class, () -> parser.parse(forged.getHeaders(), forged.getBody()));
            assertEquals(ErrorCode.SIGNATURE_INVALID, error.getCode());
            assertEquals(401, error.getAck().getStatus());
        }
    }
}
// snippet: end

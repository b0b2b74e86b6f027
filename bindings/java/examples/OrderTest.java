// snippet: begin
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wxnotify.*;
import io.github.wxnotify.testing.*;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderTest {
    @Test
    void aPaymentIsForItsOrder() {
        try (Platform platform = Platform.create(); NotificationParser parser = platform.parser()) {
            Map<String, ?> order = Map.of("mchid", "1900007291", "out_trade_no", "A1", "amount.total", 100);
            String payment = Sample.of("TRANSACTION.SUCCESS", order); // with all the other fields
            Delivery paid = platform.notification("TRANSACTION.SUCCESS", payment).build();
            Notification notification = parser.parse(paid.getHeaders(), paid.getBody());

            notification.expectPaid(PaidOrder.of("1900007291", "A1", 100)); // in 分
            PaidOrder dearer = PaidOrder.of("1900007291", "A1", 101);
            assertThrows(ContentMismatchException.class, () -> notification.expectPaid(dearer));
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

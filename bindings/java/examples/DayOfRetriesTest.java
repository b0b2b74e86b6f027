import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.*;
import io.github.wxnotify.handler.NotificationHandler;
import io.github.wxnotify.testing.*;
import java.time.Duration;
import java.time.Instant;
import java.util.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

// snippet: begin
@ExtendWith(WxNotifyExtension.class) // of io.github.wxnotify.testing
class DayOfRetriesTest {
    /** The shop's database is down for seven hours: the order is paid after nine, and once. */
    @Test
    void aDayOfRetries(Platform platform, Clock clock, Courier courier) {
        Instant isBack = clock.instant().plus(Duration.ofHours(7));
        List<String> paid = new ArrayList<>();
        try (NotificationParser parser = platform.parser();
                NotificationHandler handler = NotificationHandler.builder(parser).clock(clock).onPaid((payment, delivery) -> {
                    if (clock.instant().isBefore(isBack)) {
                        throw delivery.fail("the database is down");
                    }
                    paid.add(payment.getOutTradeNo());
                }).build()) {
            String payment = Sample.of("TRANSACTION.SUCCESS", Map.of("out_trade_no", "A1"));
            List<Attempt> attempts = courier.to(handler).deliver("TRANSACTION.SUCCESS", payment);
            Attempt last = attempts.get(attempts.size() - 1);
            assertEquals(13, attempts.size());
            assertTrue(last.isTaken());
            assertEquals(Duration.ofHours(9).plusMinutes(4), Duration.between(attempts.get(0).getAt(), last.getAt()));
            assertEquals(List.of("A1"), paid);
        }
    }
}
// snippet: end

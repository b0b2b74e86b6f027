package reactiveshop;

import io.github.wxnotify.PaidOrder;
import io.github.wxnotify.spring.ReactiveNotificationHandlerCustomizer;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The README's shop over R2DBC: in a package of its own, which the other shop does not scan. */
@Configuration
@EnableAutoConfiguration
public class ReactiveShop {
    // snippet: begin
    @Bean
    ReactiveNotificationHandlerCustomizer notifications(DatabaseClient database) {
        return handler -> handler.onPaid((paid, delivery) -> { // once for each payment, in the inbox's transaction
            String number = paid.getOutTradeNo();
            return database.sql("SELECT amount FROM orders WHERE number = :number").bind("number", number)
                    .map(row -> row.get("amount", Long.class)).one() // in 分
                    .switchIfEmpty(Mono.error(() -> delivery.fail("no such order")))
                    .doOnNext(amount -> delivery.getNotification().expectPaid(PaidOrder.of("1900007291", number, amount)))
                    .then(database.sql("UPDATE orders SET paid = paid + 1 WHERE number = :number").bind("number", number).then());
        });
    }
    // snippet: end
}

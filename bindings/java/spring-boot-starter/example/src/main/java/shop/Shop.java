package shop;

import io.github.wxnotify.PaidOrder;
import io.github.wxnotify.spring.NotificationHandlerCustomizer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

@SpringBootApplication
public class Shop {
    public static void main(String[] args) {
        SpringApplication.run(Shop.class, args);
    }

    @Bean
    NotificationHandlerCustomizer notifications(JdbcTemplate jdbc) {
        return handler -> handler.onPaid((paid, delivery) -> { // once for each payment, in the inbox's transaction
            String number = paid.getOutTradeNo();
            long amount = jdbc.queryForObject("SELECT amount FROM orders WHERE number = ?", Long.class, number); // in 分
            delivery.getNotification().expectPaid(PaidOrder.of("1900007291", number, amount));
            jdbc.update("UPDATE orders SET paid = paid + 1 WHERE number = ?", number);
            System.out.println(number + " is paid");
        });
    }
}

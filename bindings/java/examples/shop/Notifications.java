package shop;

import io.github.wxnotify.*;
import io.github.wxnotify.handler.*;
import io.github.wxnotify.inbox.Inbox;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.*;

@Configuration
class Notifications {
    @Bean
    ServletRegistrationBean<NotificationServlet> servlet(
            @Value("${WXPAY_PUBLIC_KEY_ID}") String id, @Value("${WXPAY_PUBLIC_KEY}") String pem,
            @Value("${WXPAY_API_V3_KEY}") String apiV3Key) {
        NotificationParser parser = NotificationParser.builder().publicKey(id, pem).apiV3Key(apiV3Key).build();
        PaidOrder order = PaidOrder.of("1900007291", "A1", 100); // yours, from your database; in 分
        NotificationHandler handler = NotificationHandler.builder(parser).inbox(Inbox.sqlite("inbox.db"))
                .onPaid((paid, delivery) -> {
                    delivery.getNotification().expectPaid(order);
                    // Once for each payment: what is written on delivery.getConnection() commits with the inbox.
                    System.out.println(paid.getOutTradeNo() + " is paid");
                }).build();
        return new ServletRegistrationBean<>(new NotificationServlet(handler), "/notify");
    }
}

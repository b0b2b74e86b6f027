package shop.payment;

import io.github.wxnotify.spring.NotificationHandlerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.order.OrderException;
import shop.order.OrderStateMachine;

/** From WeChat Pay's notification to the state machine, each once: endpoint and inbox are the starter's, in Spring's transactions. */
@Configuration
class NotificationConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(NotificationConfiguration.class);

    @Bean
    NotificationHandlerCustomizer notifications(OrderStateMachine machine) {
        return handler -> handler.onPaid((paid, delivery) -> {
            try {
                long id = machine.fire(new PaymentNotified(paid, delivery.getNotification()));
                LOG.info("order {} has taken {}", id, delivery.getNotification().getId());
            } catch (OrderException error) {
                throw delivery.fail(error.getMessage());
            }
        });
    }
}

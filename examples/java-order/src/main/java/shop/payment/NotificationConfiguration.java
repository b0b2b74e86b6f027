package shop.payment;

import io.github.wxnotify.NotificationParser;
import io.github.wxnotify.handler.NotificationHandler;
import io.github.wxnotify.handler.NotificationServlet;
import io.github.wxnotify.inbox.Inbox;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import shop.order.OrderException;
import shop.order.OrderStateMachine;

/** From WeChat Pay's request to the state machine, each notification once. */
@Configuration
class NotificationConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(NotificationConfiguration.class);

    @Bean
    NotificationParser parser(WeChatPayProperties properties) {
        return NotificationParser.builder()
                .publicKey(properties.publicKeyId(), properties.publicKey())
                .apiV3Key(properties.apiV3Key())
                .build();
    }

    /** In Spring's transactions, so that the state machine's writes commit together with the notification. */
    @Bean
    Inbox inbox(DataSource dataSource, PlatformTransactionManager transactions) {
        TransactionTemplate template = new TransactionTemplate(transactions);
        Inbox inbox = Inbox.builder(dataSource)
                .transactions(work -> template.executeWithoutResult(
                        status -> work.accept(DataSourceUtils.getConnection(dataSource))))
                .build();
        inbox.create();
        return inbox;
    }

    @Bean
    NotificationHandler handler(NotificationParser parser, Inbox inbox, OrderStateMachine machine) {
        return NotificationHandler.builder(parser)
                .inbox(inbox)
                .onPaid((paid, delivery) -> {
                    try {
                        long id = machine.fire(new PaymentNotified(paid, delivery.getNotification()));
                        LOG.info("order {} has taken {}", id, delivery.getNotification().getId());
                    } catch (OrderException error) {
                        throw delivery.fail(error.getMessage());
                    }
                })
                .build();
    }

    @Bean
    ServletRegistrationBean<NotificationServlet> notificationServlet(NotificationHandler handler) {
        return new ServletRegistrationBean<>(new NotificationServlet(handler), "/wechatpay/notify");
    }
}

package io.github.wxnotify.spring;

import io.github.wxnotify.CertificateRefresher;
import io.github.wxnotify.ConfigurationException;
import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.NotificationParser;
import io.github.wxnotify.handler.MerchantFinder;
import io.github.wxnotify.handler.NotificationHandler;
import io.github.wxnotify.handler.ReactiveNotificationHandler;
import io.github.wxnotify.inbox.R2dbcInbox;
import io.r2dbc.spi.ConnectionFactory;
import java.util.Collections;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.r2dbc.connection.ConnectionFactoryUtils;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.server.WebHandler;

/** What a reactive application has in place of servlet and JDBC. */
final class ReactiveConfiguration {
    private ReactiveConfiguration() {}

    /** The inbox, in Spring's reactive transactions. */
    @Configuration(proxyBeanMethods = false)
    @Order(1)
    @ConditionalOnClass({ConnectionFactory.class, ConnectionFactoryUtils.class})
    @ConditionalOnBean({ReactiveNotificationHandlerCustomizer.class, ConnectionFactory.class, ReactiveTransactionManager.class})
    static class InDatabase {
        @Bean
        @ConditionalOnMissingBean
        R2dbcInbox wxnotifyR2dbcInbox(WxNotifyProperties properties, ConnectionFactory factory, ReactiveTransactionManager manager) {
            WxNotifyProperties.Inbox options = properties.getInbox();
            R2dbcInbox.Builder inbox = R2dbcInbox.builder(factory).transactions(SpringReactiveTransactions.of(factory, manager));
            WxNotifyAutoConfiguration.given().from(options.table).to(inbox::table);
            WxNotifyAutoConfiguration.given().from(options.name).to(inbox::name);
            WxNotifyAutoConfiguration.given().from(options.lease).to(inbox::lease);
            R2dbcInbox built = inbox.build();
            if (options.createTable) {
                built.create().block();
            }
            return built;
        }
    }

    /** The handler whose callbacks are publishers. */
    @Configuration(proxyBeanMethods = false)
    @Order(2)
    @ConditionalOnBean({ReactiveNotificationHandlerCustomizer.class, R2dbcInbox.class})
    static class Handling {
        @Bean
        @ConditionalOnMissingBean
        ReactiveNotificationHandler wxnotifyReactiveHandler(
                WxNotifyProperties properties,
                ObjectProvider<NotificationParser> parser,
                ObjectProvider<MerchantFinder> finder,
                ObjectProvider<CertificateRefresher> refresher,
                R2dbcInbox inbox,
                ObjectProvider<ReactiveNotificationHandlerCustomizer> customizers) {
            MerchantFinder several = finder.getIfAvailable();
            ReactiveNotificationHandler.Builder handler = several == null
                    ? ReactiveNotificationHandler.builder(parser.getObject())
                    : ReactiveNotificationHandler.forMerchants(several);
            handler.inbox(inbox);
            refresher.ifAvailable(handler::refresher);
            WxNotifyAutoConfiguration.apiV2Key(properties).ifPresent(handler::apiV2Key);
            WxNotifyAutoConfiguration.given().from(properties.mode).to(handler::mode);
            WxNotifyAutoConfiguration.given().from(properties.unhandled).to(handler::unhandled);
            WxNotifyAutoConfiguration.given().from(properties.deadline).to(handler::deadline);
            WxNotifyAutoConfiguration.given().from(properties.maxInFlight).to(handler::maxInFlight);
            customizers.orderedStream().forEach(customizer -> customizer.customize(handler));
            return handler.build();
        }
    }

    /** The endpoint, of whichever handler there is. */
    @Configuration(proxyBeanMethods = false)
    @Order(3)
    @ConditionalOnClass(WebHandler.class)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
    static class Endpoint {
        @Bean
        SimpleUrlHandlerMapping wxnotifyMapping(
                WxNotifyProperties properties,
                ObjectProvider<NotificationHandler> waiting,
                ObjectProvider<ReactiveNotificationHandler> reactive) {
            SimpleUrlHandlerMapping mapping = new SimpleUrlHandlerMapping();
            mapping.setOrder(-1); // before the application's own, one of which may take every path
            if (StringUtils.hasText(properties.path)) {
                mapping.setUrlMap(Collections.singletonMap(properties.path, endpoint(waiting.getIfAvailable(), reactive.getIfAvailable())));
            }
            return mapping;
        }

        private static WebHandler endpoint(NotificationHandler waiting, ReactiveNotificationHandler reactive) {
            if ((waiting == null) == (reactive == null)) {
                throw new ConfigurationException(
                        ErrorCode.OPTION_INVALID,
                        waiting == null
                                ? "there is no R2DBC ConnectionFactory with a ReactiveTransactionManager for the reactive handler's inbox;"
                                        + " set spring.r2dbc.url, or give a bean of the type R2dbcInbox"
                                : "there are routes of both NotificationHandlerCustomizer and ReactiveNotificationHandlerCustomizer, and one"
                                        + " endpoint; give one kind",
                        "inbox");
            }
            return reactive == null ? new NotificationWebHandler(waiting) : new NotificationWebHandler(reactive);
        }
    }
}

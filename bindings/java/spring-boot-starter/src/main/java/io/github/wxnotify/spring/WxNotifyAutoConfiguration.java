package io.github.wxnotify.spring;

import io.github.wxnotify.ApiV2Key;
import io.github.wxnotify.CertificateRefresher;
import io.github.wxnotify.ConfigurationException;
import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.Merchant;
import io.github.wxnotify.NotificationParser;
import io.github.wxnotify.handler.MerchantFinder;
import io.github.wxnotify.handler.NotificationHandler;
import io.github.wxnotify.inbox.Inbox;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfigureAfter;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.StreamUtils;
import org.springframework.util.StringUtils;

/**
 * Makes parser, inbox, handler, endpoint and workers of the properties, each unless the application has a bean of its own; and, where
 * the merchant's own key is among them, who asks WeChat Pay's API, and what keeps certificates fresh. It is there where the application
 * has a {@link NotificationHandlerCustomizer}, or a {@link ReactiveNotificationHandlerCustomizer}. A {@link MerchantFinder} in place of a parser serves several merchants.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(WxNotifyAutoConfiguration.AnyRoutes.class)
@Import({ReactiveConfiguration.InDatabase.class, ReactiveConfiguration.Handling.class, ReactiveConfiguration.Endpoint.class})
@EnableConfigurationProperties(WxNotifyProperties.class)
// Else Spring Boot 2 would have what is named below go first, and DataSource's transaction manager in place of JPA's.
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfigureAfter(name = {
    "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
    "org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration",
    "org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration",
    "org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration",
    "org.springframework.boot.autoconfigure.r2dbc.R2dbcAutoConfiguration",
    "org.springframework.boot.autoconfigure.r2dbc.R2dbcTransactionManagerAutoConfiguration",
})
public class WxNotifyAutoConfiguration {
    /** Made by Spring. */
    WxNotifyAutoConfiguration() {}

    /** The application says what it does with notifications. */
    static final class AnyRoutes extends AnyNestedCondition {
        AnyRoutes() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnBean(NotificationHandlerCustomizer.class)
        static class Waiting {}

        @ConditionalOnBean(ReactiveNotificationHandlerCustomizer.class)
        static class Reactive {}
    }

    @Bean
    @ConditionalOnMissingBean({NotificationParser.class, MerchantFinder.class})
    NotificationParser wxnotifyParser(
            WxNotifyProperties properties, ResourceLoader resources, ObjectProvider<CertificateRefresher> refresher) throws IOException {
        CertificateRefresher fresh = refresher.getIfAvailable();
        if (fresh != null) {
            NotificationParser parser = fresh.parser(options -> given().from(properties.clockTolerance).to(options::clockTolerance));
            fresh.start();
            return parser;
        }
        NotificationParser.Builder parser = NotificationParser.builder().apiV3Key(required(properties.apiV3Key, "wxnotify.api-v3-key"));
        if (hasPublicKey(properties)) {
            parser.publicKey(publicKeyId(properties), pem(properties.publicKey, "wxnotify.public-key", resources));
        }
        if (StringUtils.hasText(properties.certificates)) {
            parser.certificates(pem(properties.certificates, "wxnotify.certificates", resources));
        }
        given().from(properties.clockTolerance).to(parser::clockTolerance);
        return parser.build();
    }

    private static boolean hasPublicKey(WxNotifyProperties properties) {
        return StringUtils.hasText(properties.publicKey) || StringUtils.hasText(properties.publicKeyId);
    }

    private static String publicKeyId(WxNotifyProperties properties) {
        return required(properties.publicKeyId, "wxnotify.public-key-id");
    }

    private static String required(String value, String property) {
        if (!StringUtils.hasText(value)) {
            throw new ConfigurationException(ErrorCode.OPTION_INVALID, property + " is not set", property);
        }
        if (value.startsWith("${")) { // Spring leaves it so where it finds nothing
            throw new ConfigurationException(
                    ErrorCode.OPTION_INVALID, property + " is " + value + ", and there is no such property or environment variable", property);
        }
        return value;
    }

    /** A PEM text itself, or that of the resource that a location names. */
    private static String pem(String given, String property, ResourceLoader resources) throws IOException {
        String value = required(given, property);
        if (value.contains("-----BEGIN")) {
            return value;
        }
        Resource resource = resources.getResource(value.trim());
        if (!resource.isReadable()) {
            throw new ConfigurationException(
                    ErrorCode.OPTION_INVALID,
                    property + " is neither a PEM text (-----BEGIN ...) nor a location that can be read, such as file:/etc/wxpay/key.pem",
                    property);
        }
        try (InputStream in = resource.getInputStream()) {
            return StreamUtils.copyToString(in, StandardCharsets.UTF_8);
        }
    }

    static PropertyMapper given() {
        return PropertyMapper.get().alwaysApplyingWhenNonNull();
    }

    static Optional<ApiV2Key> apiV2Key(WxNotifyProperties properties) {
        return StringUtils.hasText(properties.apiV2Key)
                ? Optional.of(ApiV2Key.of(
                        required(properties.apiV2MchId, "wxnotify.api-v2-mch-id"), required(properties.apiV2Key, "wxnotify.api-v2-key")))
                : Optional.empty();
    }

    @Bean
    @ConditionalOnBean(NotificationHandlerCustomizer.class)
    @ConditionalOnMissingBean
    NotificationHandler wxnotifyHandler(
            WxNotifyProperties properties,
            ObjectProvider<NotificationParser> parser,
            ObjectProvider<MerchantFinder> finder,
            ObjectProvider<CertificateRefresher> refresher,
            ObjectProvider<Inbox> inbox,
            ObjectProvider<NotificationHandlerCustomizer> customizers) {
        MerchantFinder several = finder.getIfAvailable();
        NotificationHandler.Builder handler =
                several == null ? NotificationHandler.builder(parser.getObject()) : NotificationHandler.forMerchants(several);
        refresher.ifAvailable(handler::refresher);
        Inbox found = inbox.getIfAvailable();
        if (found == null) {
            LogFactory.getLog(WxNotifyAutoConfiguration.class)
                    .warn("there is no DataSource for an inbox, so a notification that WeChat Pay repeats calls its callback again");
        } else {
            handler.inbox(found);
        }
        apiV2Key(properties).ifPresent(handler::apiV2Key);
        given().from(properties.mode).to(handler::mode);
        given().from(properties.unhandled).to(handler::unhandled);
        given().from(properties.deadline).to(handler::deadline);
        given().from(properties.maxInFlight).to(handler::maxInFlight);
        customizers.orderedStream().forEach(customizer -> customizer.customize(handler));
        return handler.build();
    }

    /** Who asks WeChat Pay's API: for certificates, and, where the application has it injected, for what never arrived. */
    @Configuration(proxyBeanMethods = false)
    @Order(1)
    @Conditional(MerchantConditions.Asks.class)
    static class Asking {
        @Bean
        @ConditionalOnMissingBean
        Merchant wxnotifyMerchant(WxNotifyProperties properties, ResourceLoader resources) throws IOException {
            WxNotifyProperties.Merchant given = properties.getMerchant();
            Merchant merchant = Merchant.of(
                    required(given.mchid, "wxnotify.merchant.mchid"),
                    required(given.serial, "wxnotify.merchant.serial"),
                    pem(given.privateKey, "wxnotify.merchant.private-key", resources));
            return StringUtils.hasText(given.host) ? merchant.host(required(given.host, "wxnotify.merchant.host")) : merchant;
        }
    }

    /** Platform certificates that stay fresh. Spring closes it. */
    @Configuration(proxyBeanMethods = false)
    @Order(2)
    @ConditionalOnBean(Merchant.class)
    @ConditionalOnMissingBean({NotificationParser.class, MerchantFinder.class, CertificateRefresher.class})
    @Conditional(MerchantConditions.Refreshes.class)
    static class Refreshing {
        @Bean
        CertificateRefresher wxnotifyRefresher(Merchant merchant, WxNotifyProperties properties, ResourceLoader resources)
                throws IOException {
            if (StringUtils.hasText(properties.certificates)) {
                throw new ConfigurationException(
                        ErrorCode.OPTION_INVALID,
                        "wxnotify.certificates is set, and certificates are downloaded; leave it out, or set wxnotify.refresher.enabled to false",
                        "wxnotify.certificates");
            }
            WxNotifyProperties.Refresher options = properties.getRefresher();
            CertificateRefresher.Builder refresher =
                    CertificateRefresher.builder(merchant).apiV3Key(required(properties.apiV3Key, "wxnotify.api-v3-key"));
            if (hasPublicKey(properties)) {
                refresher.publicKey(publicKeyId(properties), pem(properties.publicKey, "wxnotify.public-key", resources));
            }
            given().from(options.file).as(Paths::get).to(refresher::file);
            given().from(options.interval).to(refresher::interval);
            given().from(options.path).to(refresher::path);
            return refresher.build();
        }
    }

    /** The endpoint. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @Import(EndpointRegistrar.class)
    static class Endpoint {}

    /** An inbox in a file of its own. It comes before the other, which is left out then. */
    @Configuration(proxyBeanMethods = false)
    @Order(1)
    @ConditionalOnProperty("wxnotify.inbox.sqlite")
    static class InFile {
        @Bean
        @ConditionalOnMissingBean
        Inbox wxnotifyInbox(WxNotifyProperties properties) {
            Inbox inbox = with(Inbox.builder(Inbox.sqliteDataSource(properties.getInbox().sqlite)), properties.getInbox()).build();
            inbox.create();
            return inbox;
        }
    }

    /** An inbox in the application's database, in Spring's transactions. */
    @Configuration(proxyBeanMethods = false)
    @Order(2)
    @ConditionalOnClass({PlatformTransactionManager.class, DataSourceUtils.class})
    @ConditionalOnBean({DataSource.class, PlatformTransactionManager.class})
    @ConditionalOnProperty(name = "wxnotify.inbox.enabled", matchIfMissing = true)
    static class InDatabase {
        @Bean
        @ConditionalOnMissingBean
        Inbox wxnotifyInbox(WxNotifyProperties properties, BeanFactory beans) {
            WxNotifyProperties.Inbox options = properties.getInbox();
            DataSource dataSource = bean(beans, options.dataSource, DataSource.class);
            PlatformTransactionManager manager = bean(beans, options.transactionManager, PlatformTransactionManager.class);
            Inbox inbox = with(Inbox.builder(dataSource), options)
                    .transactions(SpringTransactions.of(dataSource, manager))
                    .build();
            if (options.createTable) {
                inbox.create();
            }
            return inbox;
        }

        /** The one, or the primary one; Spring's exception lists them where there are several. */
        private static <T> T bean(BeanFactory beans, String name, Class<T> type) {
            return StringUtils.hasText(name) ? beans.getBean(name, type) : beans.getBean(type);
        }
    }

    /** For alarms, where it is asked for: what a load balancer asks it too would take every machine out of service at once. */
    @Configuration(proxyBeanMethods = false)
    @Order(3)
    @ConditionalOnClass(HealthIndicator.class)
    @ConditionalOnBean(Inbox.class)
    @ConditionalOnProperty("wxnotify.health.enabled")
    static class Healthy {
        @Bean
        @ConditionalOnMissingBean(name = "wxnotifyHealthIndicator")
        HealthIndicator wxnotifyHealthIndicator(Inbox inbox, WxNotifyProperties properties) {
            return new InboxHealthIndicator(inbox, properties.getHealth());
        }
    }

    private static Inbox.Builder with(Inbox.Builder inbox, WxNotifyProperties.Inbox options) {
        given().from(options.table).to(inbox::table);
        given().from(options.name).to(inbox::name);
        given().from(options.lease).to(inbox::lease);
        given().from(options.maxAttempts).to(inbox::maxAttempts);
        return inbox.keepPlaintext(options.keepPlaintext);
    }

    @Bean
    @ConditionalOnProperty(name = "wxnotify.mode", havingValue = "stored")
    NotificationWorkers wxnotifyWorkers(NotificationHandler handler, WxNotifyProperties properties) {
        return new NotificationWorkers(handler, properties.workers, properties.purgeOlderThan);
    }
}

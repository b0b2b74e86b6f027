package io.github.wxnotify.spring;

import io.github.wxnotify.handler.ReactiveNotificationHandler;

/**
 * Says what a reactive application does with notifications, by publishers in R2DBC's transactions. Every bean of this type has its say
 * about the one handler, in the order of {@code @Order}:
 *
 * <pre>{@code
 * @Bean
 * ReactiveNotificationHandlerCustomizer routes(Orders orders) {
 *     return handler -> handler.onPaid((paid, delivery) -> orders.pay(paid.getOutTradeNo())); // a Mono
 * }
 * }</pre>
 */
@FunctionalInterface
public interface ReactiveNotificationHandlerCustomizer {
    /**
     * Adds routes and options.
     *
     * @param handler what the properties and the inbox have made of it so far
     */
    void customize(ReactiveNotificationHandler.Builder handler);
}

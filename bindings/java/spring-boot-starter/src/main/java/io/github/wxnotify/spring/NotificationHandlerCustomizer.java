package io.github.wxnotify.spring;

import io.github.wxnotify.handler.NotificationHandler;

/**
 * Says what the application does with notifications. Every bean of this type has its say about the one handler, in the order
 * of {@code @Order}:
 *
 * <pre>{@code
 * @Bean
 * NotificationHandlerCustomizer routes(Orders orders) {
 *     return handler -> handler
 *             .onPaid((paid, delivery) -> orders.pay(paid.getOutTradeNo()))
 *             .onRefunded((refund, delivery) -> orders.refund(refund.getOutRefundNo()));
 * }
 * }</pre>
 */
@FunctionalInterface
public interface NotificationHandlerCustomizer {
    /**
     * Adds routes and options.
     *
     * @param handler what the properties and the inbox have made of it so far
     */
    void customize(NotificationHandler.Builder handler);
}

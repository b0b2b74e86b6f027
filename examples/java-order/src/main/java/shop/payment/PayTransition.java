package shop.payment;

import io.github.wxnotify.Expectation;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import shop.order.Order;
import shop.order.OrderEvent;
import shop.order.OrderRepository;
import shop.order.OrderState;
import shop.order.Transition;

/** An order that is to be paid is notified by WeChat Pay, and is to be delivered. */
@Component
class PayTransition extends Transition<PaymentNotified> {
    private final OrderRepository orders;
    private final ApplicationEventPublisher events;

    PayTransition(OrderRepository orders, ApplicationEventPublisher events) {
        super(OrderState.TO_BE_PAID, OrderEvent.Type.NOTIFY, OrderEvent.Source.WECHAT_PAY, PaymentNotified.class);
        this.orders = orders;
        this.events = events;
    }

    @Override
    protected Order prepare(Order order, PaymentNotified event) {
        return order.paidBy(event.payment().getTransactionId());
    }

    /** Throws ContentMismatchException, which names the field, what the order says, and what was paid. */
    @Override
    protected void check(Order order, PaymentNotified event) {
        event.notification().expect(Expectation.builder()
                .mchid(order.mchid())
                .appid(order.appid())
                .amountTotal(order.amount())
                .currency("CNY")
                .build());
    }

    @Override
    protected OrderState nextState(Order order, PaymentNotified event) {
        return OrderState.TO_BE_DELIVERED;
    }

    @Override
    protected void save(Order order) {
        orders.save(order);
    }

    @Override
    protected void after(Order order, PaymentNotified event) {
        events.publishEvent(new OrderPaid(order));
    }
}

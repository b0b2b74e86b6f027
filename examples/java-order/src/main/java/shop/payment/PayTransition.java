package shop.payment;

import io.github.wxnotify.Expectation;
import io.github.wxnotify.PaidOrder;
import java.time.OffsetDateTime;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import shop.order.BusinessCode;
import shop.order.Order;
import shop.order.OrderEvent;
import shop.order.OrderException;
import shop.order.OrderRepository;
import shop.order.OrderState;
import shop.order.PaymentChannel;
import shop.order.Transition;

/** An order that is to be paid by WeChat Pay, and WeChat Pay notifies that it is. */
abstract class PayTransition extends Transition<PaymentNotified> {
    private final OrderState next;
    private final OrderRepository orders;
    private final ApplicationEventPublisher events;

    PayTransition(BusinessCode business, OrderState next, OrderRepository orders, ApplicationEventPublisher events) {
        super(PaymentNotified.class, Set.of(new Key(
                OrderState.TO_BE_PAID,
                business,
                PaymentChannel.WECHAT_PAY,
                OrderEvent.Type.NOTIFY,
                OrderEvent.Source.WECHAT_PAY)));
        this.next = next;
        this.orders = orders;
        this.events = events;
    }

    @Override
    protected Order prepare(Order order, PaymentNotified event) {
        String time = event.payment().getSuccessTime();
        return order.paidBy(event.payment().getTransactionId(), time == null ? null : OffsetDateTime.parse(time));
    }

    /** Throws ContentMismatchException, which names the field, what the order says, and what was paid. */
    @Override
    protected void check(Order order, PaymentNotified event) {
        event.notification().expectPaid(PaidOrder.of(order.mchid(), order.number(), order.amount()));
        event.notification().expect(Expectation.builder().appid(order.appid()).build());
        if (order.transactionId() == null || order.payTime() == null) {
            throw new OrderException("the payment of order " + order.number() + " has no transaction_id or success_time");
        }
    }

    @Override
    protected OrderState nextState(Order order, PaymentNotified event) {
        return next;
    }

    /** In the name of who made the order: WeChat Pay is no user of the shop. */
    @Override
    protected void save(Order order) {
        orders.save(order, order.createdBy());
    }

    @Override
    protected void after(Order order, PaymentNotified event) {
        events.publishEvent(new OrderPaid(order));
    }
}

package shop.payment;

import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import shop.order.BusinessCode;
import shop.order.Order;
import shop.order.OrderEvent;
import shop.order.OrderException;
import shop.order.OrderState;
import shop.order.PaymentChannel;
import shop.order.Transition;

/**
 * An order that this payment has paid already: a query was first, or a notification of another id. Nothing changes, and WeChat Pay
 * is answered with success. Of another payment somebody must hear: it came too late, or is one too many.
 */
@Component
class PaidAlready extends Transition<PaymentNotified> {
    PaidAlready() {
        super(PaymentNotified.class, keys());
    }

    private static Set<Key> keys() {
        Set<Key> keys = new HashSet<>();
        for (OrderState from : Set.of(OrderState.TO_BE_DELIVERED, OrderState.DELIVERED, OrderState.CLOSED)) {
            for (BusinessCode business : BusinessCode.values()) {
                keys.add(new Key(
                        from,
                        business,
                        PaymentChannel.WECHAT_PAY,
                        OrderEvent.Type.NOTIFY,
                        OrderEvent.Source.WECHAT_PAY));
            }
        }
        return keys;
    }

    @Override
    protected void check(Order order, PaymentNotified event) {
        String transactionId = event.payment().getTransactionId();
        if (transactionId == null || !transactionId.equals(order.transactionId())) {
            throw new OrderException("order " + order.number() + " is " + order.state() + ", and not paid by this transaction");
        }
    }

    @Override
    protected OrderState nextState(Order order, PaymentNotified event) {
        return order.state();
    }

    @Override
    protected void save(Order order) {
        // It is as it was.
    }
}

package shop.payment;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import shop.order.BusinessCode;
import shop.order.OrderRepository;
import shop.order.OrderState;

/** What needs no parcel is delivered, once it is paid. */
@Component
class TopUpPaid extends PayTransition {
    TopUpPaid(OrderRepository orders, ApplicationEventPublisher events) {
        super(BusinessCode.TOP_UP, OrderState.DELIVERED, orders, events);
    }
}

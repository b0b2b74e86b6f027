package shop.payment;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import shop.order.BusinessCode;
import shop.order.OrderRepository;
import shop.order.OrderState;

/** Goods are to be delivered, once they are paid. */
@Component
class GoodsPaid extends PayTransition {
    GoodsPaid(OrderRepository orders, ApplicationEventPublisher events) {
        super(BusinessCode.GOODS, OrderState.TO_BE_DELIVERED, orders, events);
    }
}

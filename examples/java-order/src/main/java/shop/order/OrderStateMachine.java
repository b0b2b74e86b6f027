package shop.order;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Finds the order and the transition that an event calls for, and runs it. */
@Service
public class OrderStateMachine {
    private final OrderRepository orders;
    private final List<Transition<?>> transitions;

    public OrderStateMachine(OrderRepository orders, List<Transition<?>> transitions) {
        this.orders = orders;
        this.transitions = transitions;
    }

    /**
     * Takes an order from state to state, in the transaction that there is, or one of its own.
     *
     * @throws OrderException where there is no such order, or no such transition
     */
    @Transactional
    public Order fire(OrderEvent event) {
        Order order = orders.findAndLock(event.orderNumber())
                .orElseThrow(() -> new OrderException("there is no order " + event.orderNumber()));
        Transition<?> transition = find(order, event);
        Order changed = transition.run(order, event);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                transition.finish(changed, event);
            }
        });
        return changed;
    }

    private Transition<?> find(Order order, OrderEvent event) {
        return transitions.stream()
                .filter(one -> one.from == order.state() && one.type == event.type() && one.source == event.source())
                .findFirst()
                .orElseThrow(() -> new OrderException("order " + order.number() + " is " + order.state() + " and takes no "
                        + event.type() + " from " + event.source()));
    }
}

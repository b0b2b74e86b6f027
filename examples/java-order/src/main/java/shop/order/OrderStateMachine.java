package shop.order;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Finds the order and the transition that an event calls for, and runs it. */
@Service
public class OrderStateMachine {
    private final OrderRepository orders;
    private final Map<Transition.Key, Transition<?>> transitions = new HashMap<>();

    /** @throws IllegalStateException where two transitions would take the same */
    public OrderStateMachine(OrderRepository orders, List<Transition<?>> transitions) {
        this.orders = orders;
        for (Transition<?> transition : transitions) {
            for (Transition.Key key : transition.keys) {
                if (this.transitions.putIfAbsent(key, transition) != null) {
                    throw new IllegalStateException("two transitions take " + key);
                }
            }
        }
    }

    /**
     * Takes an order from state to state, in the transaction that there is, or one of its own.
     *
     * @return the order's id
     * @throws OrderException where there is no such order, or no such transition
     */
    @Transactional
    public long fire(OrderEvent event) {
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
        return changed.id();
    }

    private Transition<?> find(Order order, OrderEvent event) {
        Transition<?> transition = transitions.get(Transition.Key.of(order, event));
        if (transition == null) {
            throw new OrderException("order " + order.number() + ", " + order.businessCode() + " by " + order.channel() + ", is "
                    + order.state() + " and takes no " + event.type() + " from " + event.source());
        }
        return transition;
    }
}

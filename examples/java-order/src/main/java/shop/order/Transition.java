package shop.order;

import java.util.Set;

/**
 * One way from state to state, in six steps. All but the last run in one transaction: what throws takes everything back.
 *
 * @param <E> the event that it takes
 */
public abstract class Transition<E extends OrderEvent> {
    /**
     * What a transition is found by: what the order is, and what happens to it. Its scene is the channel by which the order is to be
     * paid, whoever the event is from.
     */
    public record Key(
            OrderState from, BusinessCode business, PaymentChannel scene, OrderEvent.Type type, OrderEvent.Source source) {
        static Key of(Order order, OrderEvent event) {
            return new Key(order.state(), order.businessCode(), order.channel(), event.type(), event.source());
        }
    }

    final Set<Key> keys;
    private final Class<E> event;

    protected Transition(Class<E> event, Set<Key> keys) {
        this.event = event;
        this.keys = keys;
    }

    /** Up to what is saved; {@link #finish} is for after the commit. */
    final Order run(Order order, OrderEvent happened) {
        E own = event.cast(happened);
        Order prepared = prepare(order, own);
        check(prepared, own);
        OrderState next = nextState(prepared, own);
        Order changed = action(prepared.in(next), own);
        save(changed);
        return changed;
    }

    final void finish(Order order, OrderEvent happened) {
        after(order, event.cast(happened));
    }

    /** Takes from the event what the order needs. */
    protected Order prepare(Order order, E event) {
        return order;
    }

    /** Throws where the event does not fit the order. */
    protected abstract void check(Order order, E event);

    protected abstract OrderState nextState(Order order, E event);

    /** What else changes, in the same transaction. */
    protected Order action(Order order, E event) {
        return order;
    }

    protected abstract void save(Order order);

    /** What others hear of, once it is committed. A crash right then loses it: what must not be lost belongs into {@link #save}. */
    protected void after(Order order, E event) {}
}

package shop.order;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The orders in the database. */
@Repository
public class OrderRepository {
    private final JdbcClient jdbc;

    public OrderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks it until the transaction ends, so that two events of one order come one after the other. */
    public Optional<Order> findAndLock(String number) {
        return jdbc.sql("SELECT * FROM orders WHERE number = ? FOR UPDATE")
                .param(number)
                .query(Order.class)
                .optional();
    }

    /** @param actor in whose name it is changed */
    public void save(Order order, String actor) {
        jdbc.sql("UPDATE orders SET state = ?, transaction_id = ?, pay_time = ?, updated_by = ? WHERE id = ?")
                .params(order.state().name(), order.transactionId(), order.payTime(), actor, order.id())
                .update();
    }
}

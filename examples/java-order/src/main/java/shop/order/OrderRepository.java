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
        return jdbc.sql("SELECT number, state, mchid, appid, amount, transaction_id FROM orders WHERE number = ? FOR UPDATE")
                .param(number)
                .query(Order.class)
                .optional();
    }

    public void save(Order order) {
        jdbc.sql("UPDATE orders SET state = ?, transaction_id = ? WHERE number = ?")
                .params(order.state().name(), order.transactionId(), order.number())
                .update();
    }
}

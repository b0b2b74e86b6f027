package shop.order;

/** An event that an order cannot take. Nothing was changed. */
public class OrderException extends RuntimeException {
    public OrderException(String message) {
        super(message);
    }
}

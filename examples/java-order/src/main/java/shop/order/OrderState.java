package shop.order;

/** Where an order stands. */
public enum OrderState {
    TO_BE_PAID,
    TO_BE_DELIVERED,
    DELIVERED,
    CLOSED
}

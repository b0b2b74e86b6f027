package shop.payment;

import shop.order.Order;

/** An order is paid, and committed: for whoever packs it. */
public record OrderPaid(Order order) {}

package shop.order;

/** How an order is to be paid: what the customer chose. It is the scene in which the order's transitions are looked up. */
public enum PaymentChannel {
    WECHAT_PAY,
    ALIPAY
}

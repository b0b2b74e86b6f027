package shop.order;

/** Something that happens to an order. */
public interface OrderEvent {
    /** What happens. */
    enum Type {
        NOTIFY,
        CLOSE
    }

    /** From whom it comes. */
    enum Source {
        WECHAT_PAY,
        ALIPAY,
        MERCHANT
    }

    String orderNumber();

    Type type();

    Source source();
}

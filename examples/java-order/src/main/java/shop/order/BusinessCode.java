package shop.order;

/** The line of business that an order belongs to: the same event may take it another way in each. */
public enum BusinessCode {
    /** Has to be packed and sent. */
    GOODS,
    /** Is there once it is paid. */
    TOP_UP
}

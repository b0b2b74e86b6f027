package shop.order;

/**
 * An order. Immutable: a change is a new one, and the database has it once it is saved.
 *
 * @param number the merchant's own, {@code out_trade_no}
 * @param amount in 分
 * @param transactionId WeChat Pay's number of the payment, or null
 */
public record Order(
        String number, OrderState state, String mchid, String appid, long amount, String transactionId) {

    public Order in(OrderState next) {
        return new Order(number, next, mchid, appid, amount, transactionId);
    }

    public Order paidBy(String transactionId) {
        return new Order(number, state, mchid, appid, amount, transactionId);
    }
}

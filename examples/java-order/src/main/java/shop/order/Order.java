package shop.order;

import java.time.OffsetDateTime;

/**
 * An order. Immutable: a change is a new one, and the database has it once it is saved.
 *
 * @param id the database's own
 * @param number the merchant's own, {@code out_trade_no}
 * @param channel how it is to be paid
 * @param amount in 分
 * @param createdBy who made it: a user of the shop
 * @param transactionId WeChat Pay's number of the payment, or null
 * @param payTime when it was paid, as WeChat Pay says, or null
 */
public record Order(
        long id,
        String number,
        BusinessCode businessCode,
        PaymentChannel channel,
        OrderState state,
        String mchid,
        String appid,
        long amount,
        String createdBy,
        String transactionId,
        OffsetDateTime payTime) {

    public Order in(OrderState next) {
        return new Order(id, number, businessCode, channel, next, mchid, appid, amount, createdBy, transactionId, payTime);
    }

    public Order paidBy(String transactionId, OffsetDateTime payTime) {
        return new Order(id, number, businessCode, channel, state, mchid, appid, amount, createdBy, transactionId, payTime);
    }
}

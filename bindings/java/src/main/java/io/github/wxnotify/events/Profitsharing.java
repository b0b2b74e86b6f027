// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Profit sharing to a receiver (分账).
 *
 * <p>Kind {@code profitsharing}, carried by {@code PROFITSHARING}, {@code PROFITSHARING.SUCCESS}, {@code
 * TRANSACTION.FAIL}, {@code TRANSACTION.PAY_BACK}, {@code TRANSACTION.SUCCESS}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012289679">pay.weixin.qq.com/doc/v3/merchant/4012289679</a>
 */
public final class Profitsharing extends Event {
    private final String mchid;
    private final String spMchid;
    private final String subMchid;
    private final String transactionId;
    private final String orderId;
    private final String outOrderNo;
    private final Receiver receiver;
    private final String successTime;

    Profitsharing(Fields from) {
        mchid = from.value("mchid", String.class);
        spMchid = from.value("sp_mchid", String.class);
        subMchid = from.value("sub_mchid", String.class);
        transactionId = from.value("transaction_id", String.class);
        orderId = from.value("order_id", String.class);
        outOrderNo = from.value("out_order_no", String.class);
        receiver = from.object("receiver", Receiver::new);
        successTime = from.value("success_time", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.PROFITSHARING;
    }

    /**
     * The merchant number.
     *
     * @return {@code mchid}, or null
     */
    public @Nullable String getMchid() {
        return mchid;
    }

    /**
     * The merchant number of the service provider.
     *
     * @return {@code sp_mchid}, or null
     */
    public @Nullable String getSpMchid() {
        return spMchid;
    }

    /**
     * The merchant number of the sub-merchant.
     *
     * @return {@code sub_mchid}, or null
     */
    public @Nullable String getSubMchid() {
        return subMchid;
    }

    /**
     * WeChat Pay's number of the transaction.
     *
     * @return {@code transaction_id}
     */
    public String getTransactionId() {
        return transactionId;
    }

    /**
     * WeChat Pay's number of the profit sharing.
     *
     * @return {@code order_id}
     */
    public String getOrderId() {
        return orderId;
    }

    /**
     * The merchant's number of the profit sharing.
     *
     * @return {@code out_order_no}
     */
    public String getOutOrderNo() {
        return outOrderNo;
    }

    /**
     * Who received or returned the share.
     *
     * @return {@code receiver}
     */
    public Receiver getReceiver() {
        return receiver;
    }

    /**
     * When it succeeded. RFC 3339 with offset.
     *
     * @return {@code success_time}, or null
     */
    public @Nullable String getSuccessTime() {
        return successTime;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("mchid", mchid)
                .put("sp_mchid", spMchid)
                .put("sub_mchid", subMchid)
                .put("transaction_id", transactionId)
                .put("order_id", orderId)
                .put("out_order_no", outOrderNo)
                .put("receiver", receiver)
                .put("success_time", successTime)
                .unmodifiable();
    }

    /** Who received or returned the share: {@code receiver}. */
    public static final class Receiver extends EventObject {
        private final String type;
        private final String account;
        private final long amount;
        private final String description;

        Receiver(Fields from) {
            type = from.value("type", String.class);
            account = from.value("account", String.class);
            amount = from.value("amount", Long.class);
            description = from.value("description", String.class);
        }

        /**
         * Kind of receiver: MERCHANT_ID, PERSONAL_OPENID, PERSONAL_SUB_OPENID.
         *
         * @return {@code type}
         */
        public String getType() {
            return type;
        }

        /**
         * The receiver: a merchant number, or the user's openid, depending on the type.
         *
         * @return {@code account}
         */
        public String getAccount() {
            return account;
        }

        /**
         * The share. In the currency's minor unit (分 for CNY).
         *
         * @return {@code amount}
         */
        public long getAmount() {
            return amount;
        }

        /**
         * Note on the share.
         *
         * @return {@code description}, or null
         */
        public @Nullable String getDescription() {
            return description;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("type", type)
                    .put("account", account)
                    .put("amount", amount)
                    .put("description", description)
                    .unmodifiable();
        }
    }
}

// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order of a foreign wallet's user, pushed to the institution (外包内用).
 *
 * <p>Kind {@code cross_border.order}, carried by {@code CROSS_BORDER_PAY.PUSH_ORDER_INFO}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/institution/4019762399">pay.weixin.qq.com/doc/v3/institution/4019762399</a>
 */
public final class CrossBorderOrder extends Event {
    private final String acqTid;
    private final String bankType;
    private final Amount amount;
    private final String openid;

    CrossBorderOrder(Fields from) {
        acqTid = from.value("acq_tid", String.class);
        bankType = from.value("bank_type", String.class);
        amount = from.object("amount", Amount::new);
        openid = from.value("openid", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.CROSS_BORDER_ORDER;
    }

    /**
     * Transaction number of the accepting network.
     *
     * @return {@code acq_tid}
     */
    public String getAcqTid() {
        return acqTid;
    }

    /**
     * Code of the foreign wallet.
     *
     * @return {@code bank_type}
     */
    public String getBankType() {
        return bankType;
    }

    /**
     * The amounts.
     *
     * @return {@code amount}
     */
    public Amount getAmount() {
        return amount;
    }

    /**
     * The user's id under the application.
     *
     * @return {@code openid}
     */
    public String getOpenid() {
        return openid;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("acq_tid", acqTid)
                .put("bank_type", bankType)
                .put("amount", amount)
                .put("openid", openid)
                .unmodifiable();
    }

    /** The amounts: {@code amount}. */
    public static final class Amount extends EventObject {
        private final long total;
        private final String currency;

        Amount(Fields from) {
            total = from.value("total", Long.class);
            currency = from.value("currency", String.class);
        }

        /**
         * The amount of the order. In the currency's minor unit (分 for CNY).
         *
         * @return {@code total}
         */
        public long getTotal() {
            return total;
        }

        /**
         * Currency, by ISO 4217; CNY in mainland China.
         *
         * @return {@code currency}, or null
         */
        public @Nullable String getCurrency() {
            return currency;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("total", total)
                    .put("currency", currency)
                    .unmodifiable();
        }
    }
}

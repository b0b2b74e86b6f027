// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A company's quota card expired (企业支付).
 *
 * <p>Kind {@code webizpay.quota_card}, carried by {@code WEBIZPAY.QUOTACARDEXPIRED}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4014612130">pay.weixin.qq.com/doc/v3/partner/4014612130</a>
 */
public final class WebizpayQuotaCard extends Event {
    private final String spMchid;
    private final String subMchid;
    private final String cardNo;
    private final String employeeId;
    private final String cardState;
    private final String cardDisabledTime;
    private final String reason;

    WebizpayQuotaCard(Fields from) {
        spMchid = from.value("sp_mchid", String.class);
        subMchid = from.value("sub_mchid", String.class);
        cardNo = from.value("card_no", String.class);
        employeeId = from.value("employee_id", String.class);
        cardState = from.value("card_state", String.class);
        cardDisabledTime = from.value("card_disabled_time", String.class);
        reason = from.value("reason", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.WEBIZPAY_QUOTA_CARD;
    }

    /**
     * The merchant number of the service provider.
     *
     * @return {@code sp_mchid}
     */
    public String getSpMchid() {
        return spMchid;
    }

    /**
     * The merchant number of the sub-merchant.
     *
     * @return {@code sub_mchid}
     */
    public String getSubMchid() {
        return subMchid;
    }

    /**
     * Number of the company's quota card.
     *
     * @return {@code card_no}
     */
    public String getCardNo() {
        return cardNo;
    }

    /**
     * WeChat Pay's id of the employee's authorization.
     *
     * @return {@code employee_id}
     */
    public String getEmployeeId() {
        return employeeId;
    }

    /**
     * State of the card: ACTIVE, DISABLED.
     *
     * @return {@code card_state}
     */
    public String getCardState() {
        return cardState;
    }

    /**
     * When the card was disabled. Uncertain: format not documented in public.
     *
     * @return {@code card_disabled_time}
     */
    public String getCardDisabledTime() {
        return cardDisabledTime;
    }

    /**
     * Why the card was disabled.
     *
     * @return {@code reason}, or null
     */
    public @Nullable String getReason() {
        return reason;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("sp_mchid", spMchid)
                .put("sub_mchid", subMchid)
                .put("card_no", cardNo)
                .put("employee_id", employeeId)
                .put("card_state", cardState)
                .put("card_disabled_time", cardDisabledTime)
                .put("reason", reason)
                .unmodifiable();
    }
}

// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payment found risky (风险交易识别).
 *
 * <p>Kind {@code risk_trade}, carried by {@code RISKTRADE.IDENTIFICATION}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/merchant/4013894258">pay.weixin.qq.com/doc/v3/merchant/4013894258</a>
 */
public final class RiskTrade extends Event {
    private final String mchid;
    private final String outTradeNo;
    private final long riskType;
    private final long riskLevel;

    RiskTrade(Fields from) {
        mchid = from.value("mchid", String.class);
        outTradeNo = from.value("out_trade_no", String.class);
        riskType = from.value("risk_type", Long.class);
        riskLevel = from.value("risk_level", Long.class);
    }

    @Override
    public Kind getKind() {
        return Kind.RISK_TRADE;
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
     * The merchant's order number.
     *
     * @return {@code out_trade_no}
     */
    public String getOutTradeNo() {
        return outTradeNo;
    }

    /**
     * Kind of risk: 1, 2, 3, 4.
     *
     * @return {@code risk_type}
     */
    public long getRiskType() {
        return riskType;
    }

    /**
     * How high the risk is: 1, 2, 3.
     *
     * @return {@code risk_level}
     */
    public long getRiskLevel() {
        return riskLevel;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("mchid", mchid)
                .put("out_trade_no", outTradeNo)
                .put("risk_type", riskType)
                .put("risk_level", riskLevel)
                .unmodifiable();
    }
}

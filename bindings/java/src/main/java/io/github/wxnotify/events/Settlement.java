// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A batch of personal collections settled (个人收款).
 *
 * <p>Kind {@code settlement}, carried by {@code SETTLEMENT.SUCCESS}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4012650327">pay.weixin.qq.com/doc/v3/partner/4012650327</a>
 */
public final class Settlement extends Event {
    private final String outSettleBatchNo;
    private final String settleBatchNo;
    private final String individualAuthId;
    private final String description;
    private final String state;
    private final String tradeScenario;
    private final String createTime;
    private final String finishTime;

    Settlement(Fields from) {
        outSettleBatchNo = from.value("out_settle_batch_no", String.class);
        settleBatchNo = from.value("settle_batch_no", String.class);
        individualAuthId = from.value("individual_auth_id", String.class);
        description = from.value("description", String.class);
        state = from.value("state", String.class);
        tradeScenario = from.value("trade_scenario", String.class);
        createTime = from.value("create_time", String.class);
        finishTime = from.value("finish_time", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.SETTLEMENT;
    }

    /**
     * The merchant's number of the settlement batch.
     *
     * @return {@code out_settle_batch_no}
     */
    public String getOutSettleBatchNo() {
        return outSettleBatchNo;
    }

    /**
     * WeChat Pay's number of the settlement batch.
     *
     * @return {@code settle_batch_no}
     */
    public String getSettleBatchNo() {
        return settleBatchNo;
    }

    /**
     * Id of the individual who receives the money.
     *
     * @return {@code individual_auth_id}
     */
    public String getIndividualAuthId() {
        return individualAuthId;
    }

    /**
     * Description of the receiver.
     *
     * @return {@code description}
     */
    public String getDescription() {
        return description;
    }

    /**
     * State of the batch. Uncertain: values not documented in public.
     *
     * @return {@code state}
     */
    public String getState() {
        return state;
    }

    /**
     * Scenario of the payments that were settled. Uncertain: values not documented in public.
     *
     * @return {@code trade_scenario}
     */
    public String getTradeScenario() {
        return tradeScenario;
    }

    /**
     * When the record was created. RFC 3339 with offset.
     *
     * @return {@code create_time}
     */
    public String getCreateTime() {
        return createTime;
    }

    /**
     * When the batch was finished. RFC 3339 with offset.
     *
     * @return {@code finish_time}, or null
     */
    public @Nullable String getFinishTime() {
        return finishTime;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("out_settle_batch_no", outSettleBatchNo)
                .put("settle_batch_no", settleBatchNo)
                .put("individual_auth_id", individualAuthId)
                .put("description", description)
                .put("state", state)
                .put("trade_scenario", tradeScenario)
                .put("create_time", createTime)
                .put("finish_time", finishTime)
                .unmodifiable();
    }
}

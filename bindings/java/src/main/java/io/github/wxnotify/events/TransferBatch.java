// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A batch of transfers finished or closed (商家转账到零钱).
 *
 * <p>Kind {@code transfer.batch}, carried by {@code MCHTRANSFER.BATCH.CLOSED}, {@code MCHTRANSFER.BATCH.FINISHED}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012269028">pay.weixin.qq.com/doc/v3/merchant/4012269028</a>
 */
public final class TransferBatch extends Event {
    private final String mchid;
    private final String outBatchNo;
    private final String batchId;
    private final String batchStatus;
    private final long totalNum;
    private final long totalAmount;
    private final String closeReason;
    private final String updateTime;
    private final Long successAmount;
    private final Long successNum;
    private final Long failAmount;
    private final Long failNum;

    TransferBatch(Fields from) {
        mchid = from.value("mchid", String.class);
        outBatchNo = from.value("out_batch_no", String.class);
        batchId = from.value("batch_id", String.class);
        batchStatus = from.value("batch_status", String.class);
        totalNum = from.value("total_num", Long.class);
        totalAmount = from.value("total_amount", Long.class);
        closeReason = from.value("close_reason", String.class);
        updateTime = from.value("update_time", String.class);
        successAmount = from.value("success_amount", Long.class);
        successNum = from.value("success_num", Long.class);
        failAmount = from.value("fail_amount", Long.class);
        failNum = from.value("fail_num", Long.class);
    }

    @Override
    public Kind getKind() {
        return Kind.TRANSFER_BATCH;
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
     * The merchant's number of the batch.
     *
     * @return {@code out_batch_no}
     */
    public String getOutBatchNo() {
        return outBatchNo;
    }

    /**
     * WeChat Pay's number of the batch.
     *
     * @return {@code batch_id}
     */
    public String getBatchId() {
        return batchId;
    }

    /**
     * State of the batch: WAIT_PAY, ACCEPTED, PROCESSING, FINISHED, CLOSED.
     *
     * @return {@code batch_status}
     */
    public String getBatchStatus() {
        return batchStatus;
    }

    /**
     * How many transfers the batch has.
     *
     * @return {@code total_num}
     */
    public long getTotalNum() {
        return totalNum;
    }

    /**
     * Sum of the transfers. In the currency's minor unit (分 for CNY).
     *
     * @return {@code total_amount}
     */
    public long getTotalAmount() {
        return totalAmount;
    }

    /**
     * Why the batch was closed: MERCHANT_REVOCATION, OVERDUE_CLOSE, TRANSFER_SCENE_INVALID.
     *
     * @return {@code close_reason}, or null
     */
    public @Nullable String getCloseReason() {
        return closeReason;
    }

    /**
     * When the record last changed. RFC 3339 with offset.
     *
     * @return {@code update_time}
     */
    public String getUpdateTime() {
        return updateTime;
    }

    /**
     * Sum of what succeeded. In the currency's minor unit (分 for CNY).
     *
     * @return {@code success_amount}, or null
     */
    public @Nullable Long getSuccessAmount() {
        return successAmount;
    }

    /**
     * How many transfers succeeded.
     *
     * @return {@code success_num}, or null
     */
    public @Nullable Long getSuccessNum() {
        return successNum;
    }

    /**
     * Sum of what failed. In the currency's minor unit (分 for CNY).
     *
     * @return {@code fail_amount}, or null
     */
    public @Nullable Long getFailAmount() {
        return failAmount;
    }

    /**
     * How many transfers failed.
     *
     * @return {@code fail_num}, or null
     */
    public @Nullable Long getFailNum() {
        return failNum;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("mchid", mchid)
                .put("out_batch_no", outBatchNo)
                .put("batch_id", batchId)
                .put("batch_status", batchStatus)
                .put("total_num", totalNum)
                .put("total_amount", totalAmount)
                .put("close_reason", closeReason)
                .put("update_time", updateTime)
                .put("success_amount", successAmount)
                .put("success_num", successNum)
                .put("fail_amount", failAmount)
                .put("fail_num", failNum)
                .unmodifiable();
    }
}

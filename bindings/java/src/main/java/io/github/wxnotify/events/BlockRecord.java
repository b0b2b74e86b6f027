// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;

/**
 * Payments of a sub-merchant blocked (商户管控).
 *
 * <p>Kind {@code merchant_control.block}, carried by {@code BLOCKRECORD.CHANGE}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4014940982">pay.weixin.qq.com/doc/v3/partner/4014940982</a>
 */
public final class BlockRecord extends Event {
    private final String subMchid;
    private final String blockRecordId;
    private final String blockCountLevel;

    BlockRecord(Fields from) {
        subMchid = from.value("sub_mchid", String.class);
        blockRecordId = from.value("block_record_id", String.class);
        blockCountLevel = from.value("block_count_level", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.MERCHANT_CONTROL_BLOCK;
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
     * Id of the record of blocked payments.
     *
     * @return {@code block_record_id}
     */
    public String getBlockRecordId() {
        return blockRecordId;
    }

    /**
     * How many payments were blocked: LESS_THAN_TWENTY, LESS_THAN_ONE_HUNDRED, LESS_THAN_ONE_THOUSAND,
     * OVER_ONE_THOUSAND.
     *
     * @return {@code block_count_level}
     */
    public String getBlockCountLevel() {
        return blockCountLevel;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("sub_mchid", subMchid)
                .put("block_record_id", blockRecordId)
                .put("block_count_level", blockCountLevel)
                .unmodifiable();
    }
}

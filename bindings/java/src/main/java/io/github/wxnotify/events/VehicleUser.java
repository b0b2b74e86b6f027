// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user's authorization of ETC deductions changed (ETC扣费).
 *
 * <p>Kind {@code vehicle.user}, carried by {@code TRANSACTION.FAIL}, {@code TRANSACTION.PAY_BACK}, {@code
 * TRANSACTION.SUCCESS}, {@code VEHICLE.USER_STATE_CHANGE}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4012158358">pay.weixin.qq.com/doc/v3/partner/4012158358</a>
 */
public final class VehicleUser extends Event {
    private final String appid;
    private final String spMchid;
    private final String spOpenid;
    private final String subOpenid;
    private final String subMchid;
    private final String contractId;
    private final String bindState;
    private final String plateNumber;

    VehicleUser(Fields from) {
        appid = from.value("appid", String.class);
        spMchid = from.value("sp_mchid", String.class);
        spOpenid = from.value("sp_openid", String.class);
        subOpenid = from.value("sub_openid", String.class);
        subMchid = from.value("sub_mchid", String.class);
        contractId = from.value("contract_id", String.class);
        bindState = from.value("bind_state", String.class);
        plateNumber = from.value("plate_number", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.VEHICLE_USER;
    }

    /**
     * The application id of the merchant, or of the service provider.
     *
     * @return {@code appid}
     */
    public String getAppid() {
        return appid;
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
     * The user's id under the service provider's application.
     *
     * @return {@code sp_openid}
     */
    public String getSpOpenid() {
        return spOpenid;
    }

    /**
     * The user's id under the sub-merchant's application.
     *
     * @return {@code sub_openid}, or null
     */
    public @Nullable String getSubOpenid() {
        return subOpenid;
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
     * Number of the contract for ETC deductions.
     *
     * @return {@code contract_id}
     */
    public String getContractId() {
        return contractId;
    }

    /**
     * State of the vehicle's binding to ETC deductions. Uncertain: values not documented in public.
     *
     * @return {@code bind_state}
     */
    public String getBindState() {
        return bindState;
    }

    /**
     * The licence plate, without special characters.
     *
     * @return {@code plate_number}
     */
    public String getPlateNumber() {
        return plateNumber;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("appid", appid)
                .put("sp_mchid", spMchid)
                .put("sp_openid", spOpenid)
                .put("sub_openid", subOpenid)
                .put("sub_mchid", subMchid)
                .put("contract_id", contractId)
                .put("bind_state", bindState)
                .put("plate_number", plateNumber)
                .unmodifiable();
    }
}

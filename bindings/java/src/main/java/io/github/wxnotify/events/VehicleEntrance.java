// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A parked vehicle can or can no longer use the service (微信支付分停车服务).
 *
 * <p>Kind {@code vehicle.entrance}, carried by {@code VEHICLE.ENTRANCE_STATE_CHANGE}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012284177">pay.weixin.qq.com/doc/v3/merchant/4012284177</a>
 */
public final class VehicleEntrance extends Event {
    private final String spMchid;
    private final String subMchid;
    private final String parkingId;
    private final String outParkingNo;
    private final String plateNumber;
    private final String plateColor;
    private final String startTime;
    private final String parkingName;
    private final long freeDuration;
    private final String parkingState;
    private final String blockedStateDescription;
    private final String stateUpdateTime;

    VehicleEntrance(Fields from) {
        spMchid = from.value("sp_mchid", String.class);
        subMchid = from.value("sub_mchid", String.class);
        parkingId = from.value("parking_id", String.class);
        outParkingNo = from.value("out_parking_no", String.class);
        plateNumber = from.value("plate_number", String.class);
        plateColor = from.value("plate_color", String.class);
        startTime = from.value("start_time", String.class);
        parkingName = from.value("parking_name", String.class);
        freeDuration = from.value("free_duration", Long.class);
        parkingState = from.value("parking_state", String.class);
        blockedStateDescription = from.value("blocked_state_description", String.class);
        stateUpdateTime = from.value("state_update_time", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.VEHICLE_ENTRANCE;
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
     * WeChat Pay's id of the stay.
     *
     * @return {@code parking_id}
     */
    public String getParkingId() {
        return parkingId;
    }

    /**
     * The merchant's number of the stay.
     *
     * @return {@code out_parking_no}
     */
    public String getOutParkingNo() {
        return outParkingNo;
    }

    /**
     * The licence plate, without special characters.
     *
     * @return {@code plate_number}
     */
    public String getPlateNumber() {
        return plateNumber;
    }

    /**
     * Colour of the licence plate: BLUE, GREEN, YELLOW, BLACK, WHITE, LIMEGREEN.
     *
     * @return {@code plate_color}
     */
    public String getPlateColor() {
        return plateColor;
    }

    /**
     * When the vehicle entered. RFC 3339 with offset.
     *
     * @return {@code start_time}
     */
    public String getStartTime() {
        return startTime;
    }

    /**
     * Name of the car park.
     *
     * @return {@code parking_name}
     */
    public String getParkingName() {
        return parkingName;
    }

    /**
     * How long parking is free. In seconds.
     *
     * @return {@code free_duration}
     */
    public long getFreeDuration() {
        return freeDuration;
    }

    /**
     * Whether the vehicle can use the service: NORMAL, BLOCKED.
     *
     * @return {@code parking_state}
     */
    public String getParkingState() {
        return parkingState;
    }

    /**
     * Why the service cannot be used, when it is blocked: PAUSE, OVERDUE, REMOVE.
     *
     * @return {@code blocked_state_description}, or null
     */
    public @Nullable String getBlockedStateDescription() {
        return blockedStateDescription;
    }

    /**
     * When the state changed, to the millisecond. RFC 3339 with offset.
     *
     * @return {@code state_update_time}
     */
    public String getStateUpdateTime() {
        return stateUpdateTime;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("sp_mchid", spMchid)
                .put("sub_mchid", subMchid)
                .put("parking_id", parkingId)
                .put("out_parking_no", outParkingNo)
                .put("plate_number", plateNumber)
                .put("plate_color", plateColor)
                .put("start_time", startTime)
                .put("parking_name", parkingName)
                .put("free_duration", freeDuration)
                .put("parking_state", parkingState)
                .put("blocked_state_description", blockedStateDescription)
                .put("state_update_time", stateUpdateTime)
                .unmodifiable();
    }
}

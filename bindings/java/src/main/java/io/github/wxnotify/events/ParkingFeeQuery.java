// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A query for a parking fee, answered with data (停车缴费服务).
 *
 * <p>Kind {@code parking_fee.query}, carried by {@code PARKING_FEE.QUERY_TRANS_INFO}.
 *
 * <p>The platform waits for data in the answer: the fee and the state of the stay. Give it as the body of the
 * acknowledgement ({@code Ack} with a body).
 * It waits 2 seconds for the connection and 3 for the answer; a {@code code} other than SUCCESS is a failed query.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4024070065">pay.weixin.qq.com/doc/v3/partner/4024070065</a>
 */
public final class ParkingFeeQuery extends Event {
    private final String outSerialNumber;
    private final String plateNumber;
    private final String outParkingId;

    ParkingFeeQuery(Fields from) {
        outSerialNumber = from.value("out_serial_number", String.class);
        plateNumber = from.value("plate_number", String.class);
        outParkingId = from.value("out_parking_id", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.PARKING_FEE_QUERY;
    }

    /**
     * The merchant's number of the stay.
     *
     * @return {@code out_serial_number}
     */
    public String getOutSerialNumber() {
        return outSerialNumber;
    }

    /**
     * The licence plate, without special characters.
     *
     * @return {@code plate_number}, or null
     */
    public @Nullable String getPlateNumber() {
        return plateNumber;
    }

    /**
     * The merchant's id of the car park.
     *
     * @return {@code out_parking_id}, or null
     */
    public @Nullable String getOutParkingId() {
        return outParkingId;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("out_serial_number", outSerialNumber)
                .put("plate_number", plateNumber)
                .put("out_parking_id", outParkingId)
                .unmodifiable();
    }
}

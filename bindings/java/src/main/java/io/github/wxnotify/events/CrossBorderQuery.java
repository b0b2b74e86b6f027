// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;

/**
 * A query for what a scanned QR code stands for, answered with data (外包内用).
 *
 * <p>Kind {@code cross_border.query}, carried by {@code CROSS_BORDER_PAY.GET_MCH_INFO}.
 *
 * <p>The platform waits for data in the answer, within 3 seconds: who receives the money for the QR code. Give it as the
 * body of the acknowledgement ({@code Ack} with a body).
 * The answer has to be signed by the institution in its {@code Authorization} header; without it the payment stops.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/institution/4019762388">pay.weixin.qq.com/doc/v3/institution/4019762388</a>
 */
public final class CrossBorderQuery extends Event {
    private final String acqTid;
    private final String bankType;
    private final String qrCdMp;

    CrossBorderQuery(Fields from) {
        acqTid = from.value("acq_tid", String.class);
        bankType = from.value("bank_type", String.class);
        qrCdMp = from.value("qr_cd_mp", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.CROSS_BORDER_QUERY;
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
     * The URL in the QR code that the foreign wallet scanned. A URL.
     *
     * @return {@code qr_cd_mp}
     */
    public String getQrCdMp() {
        return qrCdMp;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("acq_tid", acqTid)
                .put("bank_type", bankType)
                .put("qr_cd_mp", qrCdMp)
                .unmodifiable();
    }
}

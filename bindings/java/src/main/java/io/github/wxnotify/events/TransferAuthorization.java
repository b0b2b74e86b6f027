// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user's authorization of transfers, confirmed or closed (免确认收款授权).
 *
 * <p>Kind {@code transfer.authorization}, carried by {@code MCHTRANSFER.AUTHORIZATION.CLOSED}, {@code
 * MCHTRANSFER.AUTHORIZATION.CONFIRMED}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/merchant/4014512908">pay.weixin.qq.com/doc/v3/merchant/4014512908</a>
 */
public final class TransferAuthorization extends Event {
    private final String outAuthorizationNo;
    private final String appid;
    private final String openid;
    private final String userDisplayName;
    private final String authorizationId;
    private final String state;
    private final String authorizeTime;
    private final CloseInfo closeInfo;

    TransferAuthorization(Fields from) {
        outAuthorizationNo = from.value("out_authorization_no", String.class);
        appid = from.value("appid", String.class);
        openid = from.value("openid", String.class);
        userDisplayName = from.value("user_display_name", String.class);
        authorizationId = from.value("authorization_id", String.class);
        state = from.value("state", String.class);
        authorizeTime = from.value("authorize_time", String.class);
        closeInfo = from.object("close_info", CloseInfo::new);
    }

    @Override
    public Kind getKind() {
        return Kind.TRANSFER_AUTHORIZATION;
    }

    /**
     * The merchant's number of the authorization.
     *
     * @return {@code out_authorization_no}
     */
    public String getOutAuthorizationNo() {
        return outAuthorizationNo;
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
     * The user's id under the application.
     *
     * @return {@code openid}
     */
    public String getOpenid() {
        return openid;
    }

    /**
     * The user's name as it is shown.
     *
     * @return {@code user_display_name}
     */
    public String getUserDisplayName() {
        return userDisplayName;
    }

    /**
     * WeChat Pay's number of the authorization.
     *
     * @return {@code authorization_id}
     */
    public String getAuthorizationId() {
        return authorizationId;
    }

    /**
     * State of the authorization: TAKING_EFFECT, CLOSED.
     *
     * @return {@code state}
     */
    public String getState() {
        return state;
    }

    /**
     * When the user confirmed the authorization. RFC 3339 with offset.
     *
     * @return {@code authorize_time}
     */
    public String getAuthorizeTime() {
        return authorizeTime;
    }

    /**
     * How the authorization was closed; absent while it is open.
     *
     * @return {@code close_info}, or null
     */
    public @Nullable CloseInfo getCloseInfo() {
        return closeInfo;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("out_authorization_no", outAuthorizationNo)
                .put("appid", appid)
                .put("openid", openid)
                .put("user_display_name", userDisplayName)
                .put("authorization_id", authorizationId)
                .put("state", state)
                .put("authorize_time", authorizeTime)
                .put("close_info", closeInfo)
                .unmodifiable();
    }

    /** How the authorization was closed; absent while it is open: {@code close_info}. */
    public static final class CloseInfo extends EventObject {
        private final String closeTime;
        private final String closeReason;

        CloseInfo(Fields from) {
            closeTime = from.value("close_time", String.class);
            closeReason = from.value("close_reason", String.class);
        }

        /**
         * When it was closed. RFC 3339 with offset.
         *
         * @return {@code close_time}
         */
        public String getCloseTime() {
            return closeTime;
        }

        /**
         * Why it was closed: CLOSE_VIA_MCH_API, USER_CLOSE.
         *
         * @return {@code close_reason}
         */
        public String getCloseReason() {
            return closeReason;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("close_time", closeTime)
                    .put("close_reason", closeReason)
                    .unmodifiable();
        }
    }
}

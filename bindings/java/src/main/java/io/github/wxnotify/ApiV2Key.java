package io.github.wxnotify;

import io.github.wxnotify.internal.Call;
import io.github.wxnotify.internal.Given;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A merchant's APIv2 key (API密钥, APIv2密钥): it opens what says that it is that merchant's, and nothing else. It is another
 * than the APIv3 key beside it, and neither is ever tried in the other's place. {@link #toString()} does not show it.
 */
public final class ApiV2Key {
    private final String mchId;
    private final String key;

    private ApiV2Key(String mchId, String key) {
        this.mchId = mchId;
        this.key = key;
    }

    /**
     * The key of a merchant.
     *
     * @param mchId the merchant's number (商户号), digits: {@code mch_id} of its notifications
     * @param key the 32 characters that the merchant set on the merchant platform (账户中心 → API安全)
     * @return the key
     * @throws ConfigurationException {@code OPTION_INVALID} with the field {@code api_v2_key} for anything else, also null;
     *     the message says what was found
     */
    public static ApiV2Key of(String mchId, String key) {
        ApiV2Key checked = new ApiV2Key(mchId, key == null ? "" : key);
        new Call("check_v2_keys").with("keys", forms(Collections.singletonList(checked))).value();
        return checked;
    }

    /**
     * Whose it is; {@link Notification#getApiV3KeyLabel()} says the same of what it opened.
     *
     * @return the merchant's number
     */
    public String getMchId() {
        return mchId;
    }

    /** As the core takes them, in JSON. */
    static List<Map<String, Object>> forms(Collection<ApiV2Key> keys) {
        return keys.stream().map(key -> Given.required(key, "key").form()).collect(Collectors.toList());
    }

    private Map<String, Object> form() {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("key", key);
        form.put("mch_id", mchId);
        return form;
    }

    /** Whose it is, and no part of the key. */
    @Override
    public String toString() {
        return "ApiV2Key[mchId=" + mchId + ", key=redacted]";
    }
}

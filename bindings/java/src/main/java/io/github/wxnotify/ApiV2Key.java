package io.github.wxnotify;

import io.github.wxnotify.internal.Call;
import io.github.wxnotify.internal.Given;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An APIv2 key (API密钥, APIv2密钥), with an optional label. It is another than the APIv3 key beside it, and neither is ever
 * tried in the other's place. {@link #toString()} shows nothing but the label.
 */
public final class ApiV2Key {
    private final String key;
    private final String label;

    private ApiV2Key(String key, String label) {
        this.key = key;
        this.label = label;
    }

    /**
     * A key without a label.
     *
     * @param key the 32 characters that the merchant set on the merchant platform (账户中心 → API安全)
     * @return the key
     * @throws ConfigurationException {@code OPTION_INVALID} with the field {@code api_v2_key} for anything else, also null;
     *     the message says what was found
     */
    public static ApiV2Key of(String key) {
        ApiV2Key checked = new ApiV2Key(key == null ? "" : key, null);
        try {
            new Call("parse_v2").with("body", "").with("keys", forms(Collections.singletonList(checked))).value();
        } catch (MalformedNotificationException aBodyThatIsNone) {
            // The core looks at the keys first: this one is good.
        }
        return checked;
    }

    /**
     * The same key with a label, by which {@link Notification#getApiV3KeyLabel()} says which key opened it.
     *
     * @param label such as a mchid
     * @return the labelled key
     */
    public ApiV2Key labelled(String label) {
        return new ApiV2Key(key, label);
    }

    /**
     * The label.
     *
     * @return the label, or null
     */
    public @Nullable String getLabel() {
        return label;
    }

    /** As the core takes them, in JSON. */
    static List<Map<String, Object>> forms(Collection<ApiV2Key> keys) {
        return keys.stream().map(key -> Given.required(key, "key").form()).collect(Collectors.toList());
    }

    private Map<String, Object> form() {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("key", key);
        form.put("label", label);
        return form;
    }

    /** The label, and no part of the key. */
    @Override
    public String toString() {
        return "ApiV2Key[label=" + label + ", key=redacted]";
    }
}

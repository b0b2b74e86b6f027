package io.github.wxnotify;

import io.github.wxnotify.internal.Given;
import io.github.wxnotify.internal.Native;
import io.github.wxnotify.internal.Reply;
import io.github.wxnotify.internal.Request;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An APIv3 key (APIv3密钥), with an optional label. {@link #toString()} shows nothing but the label. */
public final class ApiV3Key {
    private final byte[] key;
    private final String label;

    private ApiV3Key(byte[] key, String label) {
        this.key = key;
        this.label = label;
    }

    /**
     * A key without a label.
     *
     * @param key the 32 characters that the merchant set on the merchant platform (账户中心 → API安全)
     * @return the key
     * @throws ConfigurationException {@code API_V3_KEY_INVALID} for anything else, also null; the message says what was found
     */
    public static ApiV3Key of(String key) {
        byte[] bytes = (key == null ? "" : key).getBytes(StandardCharsets.UTF_8);
        ApiV3Key checked = new ApiV3Key(bytes, null);
        Request request = new Request();
        checked.write(request);
        new Reply(Native.apiV3KeyCheck(request.whole())); // throws where it is none
        return checked;
    }

    /**
     * The same key with a label, by which {@link Notification#getApiV3KeyLabel()} says which key opened it.
     *
     * @param label such as a mchid
     * @return the labelled key
     */
    public ApiV3Key labelled(String label) {
        return new ApiV3Key(key, label);
    }

    /**
     * The label.
     *
     * @return the label, or null
     */
    public @Nullable String getLabel() {
        return label;
    }

    private void write(Request request) {
        request.bytes(key).text(label);
    }

    /** As the core takes it, in JSON. */
    Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("key", new String(key, StandardCharsets.UTF_8));
        form.put("label", label);
        return form;
    }

    static void writeAll(Collection<ApiV3Key> keys, Request request) {
        request.list(keys.size());
        for (ApiV3Key key : keys) {
            Given.required(key, "key").write(request);
        }
    }

    /** The label, and no part of the key. */
    @Override
    public String toString() {
        return "ApiV3Key[label=" + label + ", key=redacted]";
    }
}

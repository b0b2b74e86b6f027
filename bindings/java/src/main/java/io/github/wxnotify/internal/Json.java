package io.github.wxnotify.internal;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes what is asked of the core as JSON. */
final class Json {
    /** What is JSON already, in UTF-8. */
    static final class Text {
        private final byte[] json;

        Text(byte[] json) {
            this.json = json;
        }
    }

    private static final String HEX = "0123456789abcdef";

    private final Request out;

    /** @param out takes it, in UTF-8 */
    Json(Request out) {
        this.out = out;
    }

    /** A value as JSON, in UTF-8. */
    static byte[] of(Object value) {
        Request out = new Request(1024);
        new Json(out).add(value);
        return out.whole();
    }

    /** Writes a map, an iterable, a number, a boolean, null; of anything else its text. */
    private void add(Object value) {
        if (value instanceof Map) {
            addObject((Map<?, ?>) value);
        } else if (value instanceof Iterable) {
            addArray((Iterable<?>) value);
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            out.octets(String.valueOf(value).getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof Text) {
            out.octets(((Text) value).json);
        } else {
            addText(value.toString());
        }
    }

    /**
     * Writes a member of an object.
     *
     * @param before what stands before it: a brace or a comma
     */
    void addMember(char before, String name, Object value) {
        out.octet(before);
        addText(name);
        out.octet(':');
        add(value);
    }

    private void addObject(Map<?, ?> object) {
        char before = '{';
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            addMember(before, entry.getKey().toString(), entry.getValue());
            before = ',';
        }
        if (before == '{') {
            out.octet('{');
        }
        out.octet('}');
    }

    private void addArray(Iterable<?> array) {
        out.octet('[');
        boolean isFirst = true;
        for (Object item : array) {
            if (!isFirst) {
                out.octet(',');
            }
            isFirst = false;
            add(item);
        }
        out.octet(']');
    }

    private void addText(String text) {
        out.octet('"');
        // In UTF-8 every octet of what is not ASCII is negative.
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet == '"' || octet == '\\') {
                out.octet('\\').octet(octet);
            } else if (octet >= 0 && octet < ' ') {
                out.octet('\\').octet('u').octet('0').octet('0').octet(HEX.charAt(octet >> 4)).octet(HEX.charAt(octet & 15));
            } else {
                out.octet(octet);
            }
        }
        out.octet('"');
    }
}

package io.github.wxnotify.internal;

import java.util.Iterator;
import java.util.Map;

/** Writes what is asked of the core as JSON. */
final class Json {
    /** What is JSON already. */
    static final class Text {
        private final String json;

        Text(String json) {
            this.json = json;
        }
    }

    private final StringBuilder out = new StringBuilder(256);

    private Json() {}

    /** @param value a map, an iterable, a number, a boolean, null; of anything else its text */
    static String write(Object value) {
        Json json = new Json();
        json.add(value);
        return json.out.toString();
    }

    private void add(Object value) {
        if (value instanceof Map) {
            addObject((Map<?, ?>) value);
        } else if (value instanceof Iterable) {
            addArray((Iterable<?>) value);
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Text) {
            out.append(((Text) value).json);
        } else {
            addText(value.toString());
        }
    }

    private void addObject(Map<?, ?> object) {
        out.append('{');
        for (Iterator<? extends Map.Entry<?, ?>> entries = object.entrySet().iterator(); entries.hasNext(); ) {
            Map.Entry<?, ?> entry = entries.next();
            addText(entry.getKey().toString());
            out.append(':');
            add(entry.getValue());
            out.append(entries.hasNext() ? "," : "");
        }
        out.append('}');
    }

    private void addArray(Iterable<?> array) {
        out.append('[');
        for (Iterator<?> items = array.iterator(); items.hasNext(); ) {
            add(items.next());
            out.append(items.hasNext() ? "," : "");
        }
        out.append(']');
    }

    private void addText(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}

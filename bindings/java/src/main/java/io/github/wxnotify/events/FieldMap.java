package io.github.wxnotify.events;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the map of {@link EventObject#toMap()}. */
final class FieldMap {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    /** Adds a value that is not null. */
    FieldMap put(String name, Object value) {
        if (value != null) {
            fields.put(name, value);
        }
        return this;
    }

    FieldMap put(String name, EventObject value) {
        return put(name, value == null ? null : (Object) value.toMap());
    }

    /** Adds a list that is not empty. */
    FieldMap put(String name, List<?> values) {
        if (values.isEmpty()) {
            return this;
        }
        List<Object> items = new ArrayList<>(values.size());
        values.forEach(value -> items.add(value instanceof EventObject ? ((EventObject) value).toMap() : value));
        return put(name, (Object) Collections.unmodifiableList(items));
    }

    Map<String, Object> unmodifiable() {
        return Collections.unmodifiableMap(fields);
    }
}

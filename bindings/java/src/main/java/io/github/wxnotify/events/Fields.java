package io.github.wxnotify.events;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The fields of an object that the core has checked: nothing here can fail. */
class Fields {
    private final Map<?, ?> fields;

    Fields(Map<?, ?> fields) {
        this.fields = fields;
    }

    /** No field at all, and zero for a number that must be there. */
    static Fields blank() {
        return new Fields(Collections.emptyMap()) {
            @Override
            <T> T value(String name, Class<T> type) {
                return type == Long.class ? type.cast(0L) : type == Boolean.class ? type.cast(false) : null;
            }
        };
    }

    /** A value, or null. */
    <T> T value(String name, Class<T> type) {
        return type.cast(fields.get(name));
    }

    /** The values of a list, which is empty where it is absent. */
    <T> List<T> list(String name, Class<T> type) {
        return items(name, type::cast);
    }

    /** An object, or null. */
    <T> T object(String name, Function<Fields, T> make) {
        Object value = fields.get(name);
        return value == null ? null : make.apply(new Fields((Map<?, ?>) value));
    }

    /** The objects of a list, which is empty where it is absent. */
    <T> List<T> objects(String name, Function<Fields, T> make) {
        return items(name, item -> make.apply(new Fields((Map<?, ?>) item)));
    }

    private <T> List<T> items(String name, Function<Object, T> make) {
        List<?> values = (List<?>) fields.get(name);
        if (values == null) {
            return Collections.emptyList();
        }
        List<T> items = new ArrayList<>(values.size());
        values.forEach(value -> items.add(make.apply(value)));
        return Collections.unmodifiableList(items);
    }
}

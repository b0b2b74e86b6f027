package io.github.wxnotify.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The constructors that public classes do not show: each leaves its own here, for the classes of other packages. */
public final class Constructors {
    private static final Map<Class<?>, Function<Reply, ?>> LENT = new ConcurrentHashMap<>();

    private Constructors() {}

    /**
     * Leaves a class's constructor here. The class calls it when it is loaded.
     *
     * @param type the class
     * @param constructor makes one of a reply
     * @param <T> the class
     */
    public static <T> void lend(Class<T> type, Function<Reply, T> constructor) {
        LENT.put(type, constructor);
    }

    /** An instance of a class that lends its constructor; loads the class where nothing did before. */
    static <T> T make(Class<T> type, Reply reply) {
        if (!LENT.containsKey(type)) {
            load(type);
        }
        return type.cast(LENT.get(type).apply(reply));
    }

    private static void load(Class<?> type) {
        try {
            Class.forName(type.getName(), true, type.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

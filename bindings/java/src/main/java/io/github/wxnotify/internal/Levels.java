package io.github.wxnotify.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;

/** The core's levels of a line as those of {@code java.util.logging}. */
public final class Levels {
    private static final Map<String, Level> OF = new HashMap<>();

    static {
        OF.put("debug", Level.FINE);
        OF.put("info", Level.INFO);
        OF.put("warning", Level.WARNING);
        OF.put("error", Level.SEVERE);
    }

    private Levels() {}

    public static Level of(Object name) {
        return OF.get(name);
    }
}

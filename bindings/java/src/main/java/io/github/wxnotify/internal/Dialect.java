package io.github.wxnotify.internal;

import java.util.Map;

/** What the core is told of an inbox's database. */
public interface Dialect {
    /**
     * The inbox's settings, as the core takes them.
     *
     * @param dialect which SQL it speaks
     */
    Map<String, Object> settings(String dialect);

    /** Which SQL it speaks, or null where it must be asked first. */
    String knownDialect();

    /**
     * Which SQL it speaks, which is asked where it is not known.
     *
     * @throws io.github.wxnotify.InboxException where it cannot be asked
     */
    String dialect();
}

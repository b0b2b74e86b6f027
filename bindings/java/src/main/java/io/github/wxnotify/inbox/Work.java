package io.github.wxnotify.inbox;

import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/**
 * Something to do with a connection.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
public interface Work<T extends @Nullable Object> {
    /**
     * Does it.
     *
     * @param connection to do it with; neither to be committed nor closed
     * @return what comes of it
     * @throws Exception where it fails
     */
    T run(Connection connection) throws Exception;
}

package io.github.wxnotify.internal;

import java.sql.Connection;
import java.sql.SQLException;

/** Ends a connection for good, so that nothing of it commits and no pool gives it to anybody. */
public final class Cut {
    private Cut() {}

    /** @param connection in whatever state, also in another thread's call; or null */
    public static void off(Connection connection) {
        if (connection == null) {
            return;
        }
        try {
            connection.abort(Runnable::run);
        } catch (SQLException | RuntimeException | LinkageError cannot) {
            // What cannot be aborted is closed.
        }
        try {
            connection.close();
        } catch (SQLException | RuntimeException isClosed) {
            // It is no use to anybody all the same.
        }
    }
}

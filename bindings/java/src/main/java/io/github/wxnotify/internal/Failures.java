package io.github.wxnotify.internal;

import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.WxNotifyException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What was thrown, as the core is told of it; and what the core refuses, as an exception. */
public final class Failures {
    private Failures() {}

    /** A failure of the database, in the driver's numbers. Its words are only for the core to recognize SQLite's errors by. */
    public static Map<String, Object> ofDatabase(Throwable thrown) {
        return ofDatabase(thrown, null);
    }

    /** @param file SQLite's, or null */
    public static Map<String, Object> ofDatabase(Throwable thrown, String file) {
        Map<String, Object> failure = new LinkedHashMap<>();
        failure.put("file", file);
        Throwable trouble = find(thrown, Trouble.class::isInstance);
        Throwable found = find(thrown, SQLException.class::isInstance);
        if (trouble != null) {
            failure.put("trouble", trouble.getMessage());
            failure.put("type", ((Trouble) trouble).what());
        } else if (found == null) {
            failure.put("type", thrown.getClass().getSimpleName());
        } else {
            SQLException error = (SQLException) found;
            failure.put("type", error.getClass().getSimpleName());
            failure.put("sqlstate", error.getSQLState());
            failure.put("words", error.getMessage());
            if (error.getErrorCode() != 0) {
                failure.put("number", error.getErrorCode());
            } else if (error.getSQLState() == null && error instanceof SQLTransientConnectionException) {
                failure.put("trouble", Trouble.NO_CONNECTION); // a pool's own
            }
        }
        return Collections.singletonMap("failed", failure);
    }

    /** What an HTTP client or the file system threw. */
    public static Map<String, Object> ofHost(Throwable thrown) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("type", thrown.getClass().getName());
        told.put("words", thrown.getMessage() == null ? null : thrown.getMessage().split("\\R", 2)[0]);
        return Collections.singletonMap("raised", told);
    }

    /** What the merchant's code threw. */
    public static Map<String, Object> ofMerchant(Throwable thrown) {
        if (thrown instanceof Said) {
            return Collections.singletonMap("said", thrown.getMessage());
        }
        if (thrown instanceof WxNotifyException) {
            return Collections.singletonMap("refused", refused(thrown));
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("type", thrown.getClass().getName());
        told.put("place", place(thrown.getStackTrace()));
        told.put("words", isDrivers(thrown) ? null : thrown.getMessage());
        return Collections.singletonMap("raised", told);
    }

    /** An error as the core takes it. What is none of this library's is told by its class alone. */
    public static Map<String, Object> refused(Throwable thrown) {
        WxNotifyException error = thrown instanceof WxNotifyException
                ? (WxNotifyException) thrown
                : new WxNotifyException(ErrorCode.INTERNAL, "the library threw " + thrown.getClass().getName(), null);
        Map<String, Object> refused = new LinkedHashMap<>();
        refused.put("code", error.getCode().name());
        refused.put("message", error.getMessage());
        refused.put("field", error.getField());
        return refused;
    }

    /**
     * An error of the core's.
     *
     * @param error its code, message and field
     * @param cause what led to it, or null
     */
    public static WxNotifyException exception(Object error, Throwable cause) {
        Map<?, ?> told = (Map<?, ?>) error;
        WxNotifyException exception = Exceptions.of(
                ErrorCode.valueOf((String) told.get("code")), (String) told.get("message"), (String) told.get("field"));
        if (cause != null) {
            exception.initCause(cause);
        }
        return exception;
    }

    /** Its class and, of a driver's, its number: nothing that quotes a row. */
    public static String name(Throwable thrown) {
        Throwable error = find(thrown, SQLException.class::isInstance);
        return error == null
                ? thrown.getClass().getSimpleName()
                : error.getClass().getSimpleName() + ", SQLSTATE " + ((SQLException) error).getSQLState();
    }

    /** Whether a database's driver has a part in it: then its words may quote a row, and are for no log. */
    public static boolean isDrivers(Throwable thrown) {
        return find(thrown, error -> error instanceof SQLException || isOverR2dbc(error)) != null;
    }

    /** By name, since R2DBC need not be there. */
    private static boolean isOverR2dbc(Throwable error) {
        Class<?> type = error.getClass();
        while (type != null && !type.getName().startsWith("io.r2dbc.")) {
            type = type.getSuperclass();
        }
        return type != null;
    }

    /** Whether the host knows what it is, whatever the database. */
    public static boolean isTrouble(Throwable thrown) {
        return find(thrown, Trouble.class::isInstance) != null;
    }

    /** What a log may hold of it: all of it, or, where a driver has a part in it, classes, numbers and places without words. */
    public static Throwable forLog(Throwable thrown) {
        return isDrivers(thrown) ? new Wordless(thrown, 8) : thrown;
    }

    /** Stands for an exception whose words quote rows. */
    private static final class Wordless extends Exception {
        private static final long serialVersionUID = 1L;

        /** @param causes how many to go down at most: they may go in a circle */
        Wordless(Throwable thrown, int causes) {
            super(
                    thrown.getClass().getName() + number(thrown),
                    thrown.getCause() == null || causes == 0 ? null : new Wordless(thrown.getCause(), causes - 1));
            setStackTrace(thrown.getStackTrace());
        }

        private static String number(Throwable thrown) {
            if (!(thrown instanceof SQLException)) {
                return "";
            }
            SQLException error = (SQLException) thrown;
            return " (SQLSTATE " + error.getSQLState() + ", error " + error.getErrorCode() + ")";
        }

        @Override
        public String toString() {
            return getMessage();
        }
    }

    /** The first of what was thrown, its causes and what they suppressed. */
    static Throwable find(Throwable thrown, Predicate<Throwable> wanted) {
        return find(thrown, wanted, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static Throwable find(Throwable thrown, Predicate<Throwable> wanted, Set<Throwable> seen) {
        if (thrown == null || !seen.add(thrown)) {
            return null;
        }
        Throwable found = wanted.test(thrown) ? thrown : find(thrown.getCause(), wanted, seen);
        for (Throwable suppressed : thrown.getSuppressed()) {
            found = found == null ? find(suppressed, wanted, seen) : found;
        }
        return found;
    }

    /** The first line of somebody's own code. */
    private static String place(StackTraceElement[] trace) {
        for (StackTraceElement element : trace) {
            if (!element.getClassName().startsWith("java.") && element.getLineNumber() > 0) {
                return element.getFileName() + ":" + element.getLineNumber();
            }
        }
        return null;
    }
}

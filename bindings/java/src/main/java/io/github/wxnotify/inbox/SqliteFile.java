package io.github.wxnotify.inbox;

import io.github.wxnotify.ConfigurationException;
import io.github.wxnotify.ErrorCode;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Collections;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A SQLite file by sqlite-jdbc, set up for several threads and processes that write. */
final class SqliteFile implements DataSource {
    private static final String PREFIX = "jdbc:sqlite:";
    private static final int SQLITE_BUSY = 5;

    final String path;
    private final String url;
    private final Properties properties = new Properties();
    /** Held open, because the last connection that closes folds the write-ahead log into the file. */
    private final Connection first;

    SqliteFile(String path) {
        this.path = path;
        url = PREFIX + path;
        properties.setProperty("journal_mode", "WAL");
        // What is acknowledged must outlast a power cut.
        properties.setProperty("synchronous", "FULL");
        properties.setProperty("busy_timeout", "10000");
        // A transaction that reads before it writes cannot wait for another's, unless it locks when it begins.
        properties.setProperty("transaction_mode", "IMMEDIATE");
        try {
            DriverManager.getDriver(url);
        } catch (SQLException noDriver) {
            throw new ConfigurationException(
                    ErrorCode.OPTION_INVALID,
                    "there is no JDBC driver for SQLite; add org.xerial:sqlite-jdbc to the program's dependencies",
                    "path");
        }
        try {
            first = getConnection();
        } catch (SQLException error) {
            throw Connections.failed(error, Collections.singletonMap("dialect", "sqlite"), path);
        }
    }

    /** Waits, which SQLite does not do by itself here, while others open the same new file: it says that it is locked. */
    @Override
    public Connection getConnection() throws SQLException {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (true) {
            try {
                return DriverManager.getConnection(url, properties);
            } catch (SQLException error) {
                if ((error.getErrorCode() & 0xFF) != SQLITE_BUSY || System.nanoTime() > patience) {
                    throw error;
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("a SQLite file has no users");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("this wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }

    @Override
    public PrintWriter getLogWriter() {
        return DriverManager.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("DriverManager has the log");
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("a SQLite file has no login");
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("this logs nothing");
    }

    /** The file. */
    @Override
    public String toString() {
        return url;
    }
}

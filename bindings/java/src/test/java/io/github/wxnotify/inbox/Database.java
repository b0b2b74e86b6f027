package io.github.wxnotify.inbox;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The databases that the tests run on; {@code tools/databases.sh} starts the servers. */
public enum Database {
    SQLITE,
    POSTGRESQL,
    MARIADB,
    /** The same server as {@link #MARIADB}, by MySQL's driver. */
    MARIADB_BY_MYSQL;

    /** A database without the tables of former tests. */
    public DataSource empty(Path folder) throws SQLException {
        DataSource dataSource = dataSource(folder);
        for (String table : List.of("wxnotify_inbox", "wxnotify_inbox_version", "shop_inbox", "shop_inbox_version", "orders")) {
            update(dataSource, "DROP TABLE IF EXISTS " + table);
        }
        return dataSource;
    }

    private DataSource dataSource(Path folder) {
        switch (this) {
            case SQLITE:
                return Inbox.sqliteDataSource(folder.resolve("shop.db").toString());
            case POSTGRESQL:
                return server("POSTGRES", "jdbc:postgresql:");
            case MARIADB:
                return server("MARIADB", "jdbc:mariadb:");
            default:
                return server("MARIADB", "jdbc:mysql:");
        }
    }

    private static DataSource server(String name, String protocol) {
        String url = protocol + "//" + variable(name, "HOST") + ":" + variable(name, "PORT") + "/" + variable(name, "DATABASE");
        return new DriverManagerDataSource(url, variable(name, "USER"), variable(name, "PASSWORD"));
    }

    private static String variable(String database, String name) {
        String value = System.getenv("WXNOTIFY_" + database + "_" + name);
        if (value == null) {
            throw new AssertionError("WXNOTIFY_" + database + "_" + name + " is not set; run the tests through tools/databases.sh");
        }
        return value;
    }

    public static int update(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    /** The first column of the only row, as text. */
    public static String read(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            if (!found.next()) {
                throw new AssertionError("no row: " + sql);
            }
            return found.getString(1);
        }
    }
}

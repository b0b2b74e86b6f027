package io.github.wxnotify.inbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** Which of the core's dialects a database speaks. */
final class Dialect {
    private Dialect() {}

    /** By the name that its driver gives it, which is refused by the core where it is none of its dialects. */
    static String of(Connection connection) {
        try {
            String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
            return product.equals("mariadb") ? "mysql" : product;
        } catch (SQLException error) {
            throw Statements.failed(error);
        }
    }
}

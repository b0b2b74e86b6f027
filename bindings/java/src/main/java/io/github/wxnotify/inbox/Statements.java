package io.github.wxnotify.inbox;

import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.InboxException;
import io.github.wxnotify.internal.Call;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Runs the statements that the core asks for, until it has what it needs to answer. */
final class Statements {
    private Statements() {}

    static Object run(Connection connection, Call request) {
        Map<String, Object> answer = request.answer();
        while (answer.containsKey("run")) {
            Map<?, ?> result = execute(connection, (Map<?, ?>) answer.get("run"));
            answer = new Call("inbox").with("state", answer.get("state")).with("result", result).answer();
        }
        return answer.get("value");
    }

    private static Map<String, Object> execute(Connection connection, Map<?, ?> statement) {
        try (PreparedStatement prepared = connection.prepareStatement((String) statement.get("sql"))) {
            int index = 0;
            for (Object argument : (List<?>) statement.get("arguments")) {
                prepared.setObject(++index, argument);
            }
            if ((Boolean) statement.get("is_query")) {
                return Collections.singletonMap("rows", rows(prepared));
            }
            return Collections.singletonMap("changed", prepared.executeUpdate());
        } catch (SQLException error) {
            throw failed(error);
        }
    }

    private static List<List<Object>> rows(PreparedStatement prepared) throws SQLException {
        try (ResultSet found = prepared.executeQuery()) {
            int columns = found.getMetaData().getColumnCount();
            List<List<Object>> rows = new ArrayList<>();
            while (found.next()) {
                List<Object> row = new ArrayList<>(columns);
                for (int column = 1; column <= columns; column++) {
                    // Numbers are taken as texts too, and a text is what every driver makes of every type alike.
                    row.add(found.getString(column));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /** What the driver threw, with the first line of what it said: the others may quote a row. */
    static InboxException failed(SQLException error) {
        String said = String.valueOf(error.getMessage()).split("\\R", 2)[0];
        InboxException failed = new InboxException(
                ErrorCode.INBOX_FAILED, "the inbox's database failed (SQLState " + error.getSQLState() + "): " + said, null);
        failed.initCause(error);
        return failed;
    }
}

package io.github.wxnotify.inbox;

import com.mysql.cj.MysqlConnection;
import java.sql.Connection;
import java.sql.SQLException;
import org.mariadb.jdbc.util.constants.ServerStatus;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.sqlite.SQLiteConnection;

/** Whether a connection has a transaction open, as far as its driver tells; JDBC itself cannot. */
enum Idle {
    POSTGRESQL {
        @Override
        boolean is(Connection connection) throws SQLException {
            return !connection.isWrapperFor(BaseConnection.class)
                    || connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.IDLE;
        }
    },
    MARIADB {
        @Override
        boolean is(Connection connection) throws SQLException {
            if (!connection.isWrapperFor(org.mariadb.jdbc.Connection.class)) {
                return true;
            }
            int status = connection.unwrap(org.mariadb.jdbc.Connection.class).getContext().getServerStatus();
            return (status & ServerStatus.IN_TRANSACTION) == 0;
        }
    },
    MYSQL {
        @Override
        boolean is(Connection connection) throws SQLException {
            return !connection.isWrapperFor(MysqlConnection.class)
                    || !connection.unwrap(MysqlConnection.class).getSession().getServerSession().inTransactionOnServer();
        }
    },
    /** Its driver begins a transaction when autocommit ends, and does not tell whether something was done in it. */
    SQLITE {
        @Override
        boolean is(Connection connection) throws SQLException {
            return !connection.isWrapperFor(SQLiteConnection.class) || connection.getAutoCommit();
        }
    };

    abstract boolean is(Connection connection) throws SQLException;

    /** Where the driver is none of these, or a version that has no such method, nobody can tell. */
    static boolean isIdle(Connection connection) {
        for (Idle driver : values()) {
            try {
                if (!driver.is(connection)) {
                    return false;
                }
            } catch (LinkageError | SQLException | RuntimeException cannotTell) {
                continue;
            }
        }
        return true;
    }
}

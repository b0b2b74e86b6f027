package io.github.wxnotify.internal;

import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.WxNotifyException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Runs a program of the core: does one step after the other, and decides nothing. A program is one thread's at a time. Where a
 * callback does not return in time, another thread goes on with the program, and the callback's finds that it is nobody's.
 */
public final class Program extends Steps {
    /** What is the merchant's to do. */
    public interface Merchant {
        /**
         * Does it.
         *
         * @param step what
         * @param connection of the transaction, JDBC's or R2DBC's, or null where none is open
         * @param renewal prolongs the lease of the callback
         * @return the core's reply to it; over R2DBC it may be a publisher of that
         * @throws Throwable what the merchant's code throws
         */
        Object reply(Map<String, Object> step, Object connection, Runnable renewal) throws Throwable;
    }

    /** What runs programs of one kind: by JDBC, or by R2DBC. */
    public interface Runner {
        /** Runs a program to its end, which another thread may reach. */
        void run(Call request, Merchant merchant, End end);
    }

    /** What a program comes to. */
    public interface End {
        /**
         * Is told once, by whichever thread ended it.
         *
         * @param step the last one
         * @param cause what the merchant's code threw, or else the driver, or null
         */
        void with(Map<String, Object> step, Throwable cause);
    }

    private static final int RENEWAL_WAIT_MS = 2000;
    private static final Runnable NO_LEASE = () -> {
        throw new WxNotifyException(
                ErrorCode.ARGUMENT_INVALID, "this delivery has no lease that could be renewed; only Mode.LEASED and workers have", "lease");
    };

    private final Database database;
    private final Merchant merchant;
    private final End end;
    private Connection connection;
    /** Ends the transaction that is open, from whatever thread. */
    private Runnable cut = () -> {};
    private Throwable raised;
    private Throwable failure;
    private Throwable crash;

    private Program(Object number, Map<String, Object> step, Database database, Merchant merchant, End end) {
        super(number, step);
        this.database = database;
        this.merchant = merchant;
        this.end = end;
    }

    /**
     * Runs a program to its end, which another thread may reach while this one's callback still hangs.
     *
     * @param database null where there is no inbox
     */
    public static void run(Call request, Database database, Merchant merchant, End end) {
        begin(request, database, merchant, end).toTheEnd();
    }

    /**
     * Runs a program that calls nobody back, in transactions of its own.
     *
     * @return its value
     * @throws WxNotifyException where it fails
     */
    public static Object call(Call request, Database database) {
        return begin(request, database, null, null).value();
    }

    /** The same on a connection that is open, and stays so. */
    public static Object call(Call request, Connection connection) {
        Program program = begin(request, null, null, null);
        program.connection = connection;
        return program.value();
    }

    private static Program begin(Call request, Database database, Merchant merchant, End end) {
        Map<String, Object> first = request.answer();
        return new Program(first.get("program"), first, database, merchant, end);
    }

    private Object value() {
        try {
            goOn();
        } finally {
            drop();
        }
        if (isNow("error")) {
            throw Failures.exception(step.get("error"), failure);
        }
        return step.get("value");
    }

    private void toTheEnd() {
        try {
            goOn();
        } catch (GivenUp returned) {
            new Call("callback_ended").with("program", number).value();
            return;
        } catch (RuntimeException | Error error) {
            drop();
            step = Collections.singletonMap("error", Failures.refused(error));
            raised = error;
        }
        end.with(step, raised != null ? raised : failure);
    }

    /** Until a step ends the program or, inside a transaction, the transaction. */
    private void goOn() {
        while (!hasEnded()) {
            switch ((String) step.get("step")) {
                case "begin":
                    inTransaction();
                    break;
                case "run":
                    next(run((Map<?, ?>) step.get("statement")));
                    break;
                case "commit":
                case "roll_back":
                    if (connection != null) {
                        return;
                    }
                    next(DONE);
                    break;
                case "pause":
                    pause((Long) step.get("ms"));
                    next(DONE);
                    break;
                case "callback":
                    callBack();
                    break;
                default:
                    next(ask(NO_LEASE));
            }
        }
    }

    /** The steps from begin to commit or roll_back: they are the work of one transaction, whoever runs it. */
    private void inTransaction() {
        Throwable thrown = null;
        try {
            database.inTransaction((Boolean) step.get("write"), ((Long) step.get("wait_ms")).intValue(), this::inside);
        } catch (Throwable error) {
            thrown = error;
        }
        connection = null;
        cut = () -> {};
        if (crash instanceof Error) {
            throw (Error) crash;
        } else if (crash != null) {
            throw (RuntimeException) crash;
        }
        if (isNow("roll_back") || isNow("commit") && thrown == null) {
            next(DONE);
        } else {
            failure = thrown == null ? new Trouble(Trouble.LOST) : thrown; // whoever runs transactions did not run this one
            next(Failures.ofDatabase(failure, database.file()));
        }
    }

    private void inside(Connection opened, Runnable cutting) {
        if (!isNow("begin")) {
            throw new Trouble(Trouble.LOST); // a second time: what came of the first is not known
        }
        connection = opened;
        cut = cutting;
        try {
            next(DONE);
            goOn();
        } catch (RuntimeException | Error error) {
            crash = error;
        }
        if (!isNow("commit") || crash != null) {
            throw new Undo();
        }
    }

    private Map<String, Object> run(Map<?, ?> statement) {
        try (PreparedStatement prepared = connection.prepareStatement((String) statement.get("sql"))) {
            int index = 0;
            for (Object argument : (List<?>) statement.get("arguments")) {
                prepared.setObject(++index, argument);
            }
            return (Boolean) statement.get("is_query")
                    ? Collections.singletonMap("rows", rows(prepared))
                    : Collections.singletonMap("changed", prepared.executeUpdate());
        } catch (SQLException error) {
            failure = error;
            return Failures.ofDatabase(error);
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

    private static void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Object ask(Runnable renewal) {
        try {
            return merchant.reply(step, connection, renewal);
        } catch (Throwable error) {
            raised = error;
            return Failures.ofMerchant(error);
        }
    }

    private void callBack() {
        Runnable cutsHers = cut;
        Limit limit = Limit.of(
                (Long) step.get("limit_ms"), () -> Limit.daemon(() -> giveUp(cutsHers), "wxnotify-late").start());
        Object lease = step.get("lease");
        Object reply = ask(lease == null ? NO_LEASE : () -> renew(lease, limit));
        if (!limit.end()) {
            throw new GivenUp();
        }
        next(reply);
    }

    /** The callback did not return in time. Nothing of its transaction can commit any more, and the program goes on here. */
    private void giveUp(Runnable cutsHers) {
        cutsHers.run();
        Program heir = new Program(number, step, database, merchant, end);
        heir.next("timed_out");
        heir.toTheEnd();
    }

    /** On another thread, since this one's may have a transaction of its own. */
    private void renew(Object lease, Limit limit) {
        CompletableFuture<Void> renewed = new CompletableFuture<>();
        Call request = new Call("renew").with("inbox", database.settings(database.dialect())).with("lease", lease);
        Limit.daemon(() -> {
            try {
                database.inTransaction(true, RENEWAL_WAIT_MS, (own, cutting) -> call(request, own));
                renewed.complete(null);
            } catch (Throwable error) {
                renewed.completeExceptionally(error);
            }
        }, "wxnotify-renewal").start();
        try {
            renewed.join();
        } catch (CompletionException failed) {
            Throwable error = failed.getCause();
            throw error instanceof WxNotifyException ? (WxNotifyException) error : database.failed(error);
        }
        limit.restart();
    }

    /** Has whoever runs the transaction roll it back. */
    private static final class Undo extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Undo() {
            super("the transaction is rolled back", null, false, false);
        }
    }

    /** The callback returned when another thread had gone on without it. */
    private static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GivenUp() {
            super("the callback returned after its limit", null, false, false);
        }
    }
}

package io.github.wxnotify.internal;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * As {@link Program}, over R2DBC: each step is a publisher, and no thread waits. A callback that does not complete in time is cancelled,
 * and its transaction rolled back, before the program goes on.
 */
public final class ReactiveProgram extends Steps {
    private static final Runnable NO_LEASE = () -> {
        throw new IllegalStateException("over R2DBC a lease is not renewed");
    };

    private final ReactiveDatabase database;
    private final Program.Merchant merchant;
    private Connection connection;
    private Throwable raised;
    private Throwable failure;
    private Throwable crash;
    private boolean isTimedOut;

    private ReactiveProgram(Map<String, Object> first, ReactiveDatabase database, Program.Merchant merchant) {
        super(first.get("program"), first);
        this.database = database;
        this.merchant = merchant;
    }

    /** Begins a program, and does not wait for its end. Whoever sent the request may leave: the program goes on. */
    public static void run(Call request, ReactiveDatabase database, Program.Merchant merchant, Program.End end) {
        ReactiveProgram program = new ReactiveProgram(request.answer(), database, merchant);
        program.goOn().subscribe(
                nothing -> {},
                error -> end.with(program.crashed(error), error),
                () -> end.with(program.step, program.raised != null ? program.raised : program.failure));
    }

    /** Runs a program that calls nobody back, in transactions of its own. */
    public static Mono<Object> call(Call request, ReactiveDatabase database) {
        return Mono.defer(() -> new ReactiveProgram(request.answer(), database, null).value());
    }

    /** The same on a connection that is open, and stays so. */
    public static Mono<Object> call(Call request, Connection connection) {
        return Mono.defer(() -> {
            ReactiveProgram program = new ReactiveProgram(request.answer(), null, null);
            program.connection = connection;
            return program.value();
        });
    }

    private Mono<Object> value() {
        return goOn().doFinally(signal -> drop()).then(Mono.defer(() -> isNow("error")
                ? Mono.error(Failures.exception(step.get("error"), failure))
                : Mono.justOrEmpty(step.get("value"))));
    }

    private Map<String, Object> crashed(Throwable error) {
        drop();
        return Collections.singletonMap("error", Failures.refused(error));
    }

    /** Until a step ends the program or, inside a transaction, the transaction. */
    private Mono<Void> goOn() {
        return Mono.defer(() -> isOver() ? Mono.<Void>empty() : one()).repeat(() -> !isOver()).then();
    }

    private boolean isOver() {
        return hasEnded() || isTimedOut || connection != null && (isNow("commit") || isNow("roll_back"));
    }

    private Mono<Void> one() {
        switch ((String) step.get("step")) {
            case "begin":
                return inTransaction();
            case "run":
                return run((Map<?, ?>) step.get("statement")).doOnNext(this::next).then();
            case "commit":
            case "roll_back":
                return Mono.fromRunnable(() -> next(DONE));
            case "pause":
                return Mono.delay(Duration.ofMillis((Long) step.get("ms"))).doOnNext(now -> next(DONE)).then();
            case "callback":
                return callBack();
            default:
                return ask().doOnNext(this::next).then();
        }
    }

    /** The steps from begin to commit or roll_back: they are the work of one transaction, whoever runs it. */
    private Mono<Void> inTransaction() {
        return database.inTransaction(this::inside)
                .then(Mono.<Throwable>empty())
                .onErrorResume(Mono::just)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .doOnNext(thrown -> settle(thrown.orElse(null)))
                .then();
    }

    private void settle(Throwable thrown) {
        connection = null;
        if (crash != null) {
            throw crash instanceof Error ? new IllegalStateException(crash) : (RuntimeException) crash;
        }
        if (isTimedOut) {
            isTimedOut = false;
            next("timed_out");
            new Call("callback_ended").with("program", number).value(); // it was cancelled
        } else if (isNow("roll_back") || isNow("commit") && thrown == null) {
            next(DONE);
        } else {
            failure = thrown == null ? new Trouble(Trouble.LOST) : thrown; // whoever runs transactions did not run this one
            next(ofDatabase(failure));
        }
    }

    private Mono<Void> inside(Connection opened) {
        return Mono.defer(() -> {
            if (!isNow("begin")) {
                return Mono.<Void>error(new Trouble(Trouble.LOST)); // a second time: what came of the first is not known
            }
            connection = opened;
            next(DONE);
            return goOn();
        }).onErrorResume(error -> {
            crash = error;
            return Mono.empty();
        }).then(Mono.defer(() -> isNow("commit") && crash == null && !isTimedOut ? Mono.empty() : Mono.error(new Undo())));
    }

    private Mono<Map<String, Object>> run(Map<?, ?> statement) {
        return Mono.defer(() -> {
            Statement prepared = connection.createStatement((String) statement.get("sql"));
            int index = 0;
            for (Object argument : (List<?>) statement.get("arguments")) {
                prepared.bind(index++, argument);
            }
            Flux<? extends Result> results = Flux.from(prepared.execute());
            return (Boolean) statement.get("is_query")
                    ? results.concatMap(result -> result.map((row, metadata) -> texts(row, metadata.getColumnMetadatas().size())))
                            .collectList().map(rows -> Collections.<String, Object>singletonMap("rows", rows))
                    : results.concatMap(ReactiveProgram::changed)
                            .reduce(0L, (sum, changed) -> sum + changed.longValue())
                            .map(changed -> Collections.<String, Object>singletonMap("changed", changed));
        }).onErrorResume(error -> {
            failure = error;
            return Mono.just(ofDatabase(error));
        });
    }

    /** Integers in R2DBC 0.9, and longs in 1.0. */
    private static Publisher<? extends Number> changed(Result result) {
        return result.getRowsUpdated();
    }

    /** Numbers are taken as texts too. */
    private static List<Object> texts(Row row, int columns) {
        List<Object> texts = new ArrayList<>(columns);
        for (int column = 0; column < columns; column++) {
            Object value = row.get(column);
            texts.add(value == null ? null : value.toString());
        }
        return texts;
    }

    /** What the merchant's code comes to: it may fail when it is called, or later. */
    private Mono<Object> ask() {
        return Mono.defer(() -> {
            try {
                Object reply = merchant.reply(step, connection, NO_LEASE);
                return reply instanceof Publisher ? Mono.from((Publisher<?>) reply).cast(Object.class) : Mono.just(reply);
            } catch (Throwable error) {
                return Mono.error(error);
            }
        }).onErrorResume(error -> {
            raised = error;
            return Mono.just(Failures.ofMerchant(error));
        });
    }

    private Mono<Void> callBack() {
        Long limit = (Long) step.get("limit_ms");
        Mono<Object> reply = ask();
        if (limit == null) {
            return reply.doOnNext(this::next).then();
        }
        boolean isInTransaction = connection != null;
        return reply.map(Optional::of)
                .timeout(Duration.ofMillis(limit), Mono.just(Optional.empty()))
                .doOnNext(found -> {
                    if (found.isPresent()) {
                        next(found.get());
                    } else if (isInTransaction) {
                        isTimedOut = true; // nothing of its transaction commits; see settle
                    } else {
                        settleLate();
                    }
                })
                .then();
    }

    private void settleLate() {
        isTimedOut = true;
        settle(null);
    }

    private static Map<String, Object> ofDatabase(Throwable thrown) {
        R2dbcException error = (R2dbcException) Failures.find(thrown, R2dbcException.class::isInstance);
        if (error == null || Failures.isTrouble(thrown)) {
            return Failures.ofDatabase(thrown);
        }
        Map<String, Object> failure = new LinkedHashMap<>();
        failure.put("type", error.getClass().getSimpleName());
        failure.put("sqlstate", error.getSqlState());
        failure.put("words", error.getMessage());
        if (error.getErrorCode() != 0) {
            failure.put("number", error.getErrorCode());
        }
        return Collections.singletonMap("failed", failure);
    }

    /** Has whoever runs the transaction roll it back. */
    private static final class Undo extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Undo() {
            super("the transaction is rolled back", null, false, false);
        }
    }
}

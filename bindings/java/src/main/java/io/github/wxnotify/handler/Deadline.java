package io.github.wxnotify.handler;

import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.HandlerException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Has work done on another thread, and gives up waiting for it in time; the work goes on. */
final class Deadline {
    private final Duration limit;
    private final Executor executor;

    Deadline(Duration limit, Executor executor) {
        this.limit = limit;
        this.executor = executor;
    }

    /**
     * @param startedAt {@code System.nanoTime()} from which the time counts
     * @param late gets the work's result where nobody waited for it
     * @return the work's result, or {@code DEADLINE_EXCEEDED}
     */
    Result wait(long startedAt, Supplier<Result> work, Consumer<Result> late) {
        // Whoever completes it first has the answer: the work, or the end of the time.
        CompletableFuture<Result> answer = new CompletableFuture<>();
        executor.execute(() -> {
            Result result = work.get();
            if (!answer.complete(result)) {
                late.accept(result);
            }
        });
        try {
            return answer.get(startedAt + limit.toNanos() - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException timeIsUp) {
            answer.complete(exceeded("the callback took longer than the deadline of " + limit.toMillis() + " ms"));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            answer.complete(exceeded("the thread was interrupted while the callback worked"));
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
        return answer.join();
    }

    private static Result exceeded(String what) {
        return Result.failed(new HandlerException(
                ErrorCode.DEADLINE_EXCEEDED, what + "; it goes on, and its result still counts", "deadline"));
    }
}

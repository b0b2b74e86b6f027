package io.github.wxnotify.handler;

import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.HandlerException;
import io.github.wxnotify.Headers;
import io.github.wxnotify.Notification;
import io.github.wxnotify.WxNotifyException;
import io.github.wxnotify.internal.Failures;
import io.github.wxnotify.internal.Limit;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** One request on its way to its answer: whoever has the answer first gives it, be it the deadline. */
final class Reception {
    private final NotificationHandler handler;
    private final Telling telling;
    private final Headers headers;
    private final String requestId;
    /** Somebody reads the body, or nobody will any more. */
    private final AtomicBoolean isTaken = new AtomicBoolean();
    private final AtomicBoolean isAnswered = new AtomicBoolean();
    private final CompletableFuture<Response> response = new CompletableFuture<>();
    private final CountDownLatch hasRead = new CountDownLatch(1);
    /** Whether it is APIv2's, as far as its body has said. */
    private volatile boolean v2;
    private volatile Notification notification;
    /** Completed with whether there is a merchant, where the handler serves several. */
    private final CompletableFuture<Boolean> found = new CompletableFuture<>();
    private volatile ServedMerchant merchant;

    Reception(NotificationHandler handler, Telling telling, Headers headers) {
        this.handler = handler;
        this.telling = telling;
        this.headers = headers;
        requestId = headers.get("Request-ID");
    }

    /** Whether it is no POST, and so is answered already. */
    boolean refuses(Request request) {
        if ("POST".equals(request.getMethod())) {
            return false;
        }
        refuse(new HandlerException(
                ErrorCode.METHOD_NOT_ALLOWED, "the request is a " + request.getMethod() + "; notifications are POSTed", "method"));
        return true;
    }

    /** Finds the merchant whose the request is. False where it is answered without one. */
    boolean find(MerchantFinder finder, Request request) {
        Object reply = Collections.singletonMap("returned", null);
        Throwable cause = null;
        try {
            merchant = finder.find(request);
        } catch (Throwable error) {
            reply = Failures.ofMerchant(error);
            cause = error instanceof WxNotifyException ? error.getCause() : error;
        }
        if (merchant == null && !isAnswered.get()) {
            letNobodyRead();
            answer(handler.core().refuseMerchant(reply, headers, requestId), cause);
        }
        found.complete(merchant != null);
        return merchant != null;
    }

    /** Waits for the merchant that another thread finds. False where it is answered without one, or time is up. */
    boolean awaitMerchant(Duration deadline) {
        try {
            return deadline == null ? found.get() : found.get(telling.left(deadline), TimeUnit.NANOSECONDS);
        } catch (TimeoutException timeIsUp) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Opening opening() {
        return merchant == null ? handler.opening() : merchant.opening();
    }

    /**
     * Reads the body, and does what is to be done.
     *
     * @param work where that is done
     */
    void receive(InputStream in, Executor work) {
        if (!isTaken.compareAndSet(false, true)) {
            return; // it waited for a thread for so long
        }
        try {
            byte[] body = read(in);
            if (isTooLate()) {
                return; // to begin: WeChat Pay sends it again
            }
            v2 = opening().isV2(body);
            notification = opening().open(headers, body, v2, handler.now());
            work.execute(this::process);
        } catch (RejectedExecutionException refused) {
            throw refused;
        } catch (IOException gone) {
            response.completeExceptionally(gone);
        } catch (RuntimeException | Error error) {
            fail(error);
        }
    }

    private void process() {
        try {
            handler.process(notification, v2, merchant, telling, this::end);
        } catch (RuntimeException | Error error) {
            fail(error);
        }
    }

    private void fail(Throwable error) {
        Throwable cause = error instanceof WxNotifyException ? error.getCause() : error;
        handler.hasSeen(error);
        refuse(Failures.refused(error), cause);
    }

    private void refuse(Object error, Throwable cause) {
        answer(refused(error), cause);
    }

    private Map<?, ?> refused(Object error) {
        return handler.core().refuse(error, requestId, v2, ServedMerchant.name(merchant));
    }

    private boolean isTooLate() {
        Duration deadline = handler.deadline();
        return isAnswered.get() || deadline != null && telling.left(deadline) <= 0;
    }

    private byte[] read(InputStream in) throws IOException {
        try {
            return Body.read(headers, in, opening().maxBodyBytes(), this::isTooLate);
        } finally {
            hasRead.countDown();
        }
    }

    /** There is nothing to read, or nobody to do it. */
    void refuse(WxNotifyException error) {
        letNobodyRead();
        refuse(Failures.refused(error), error.getCause());
    }

    private void letNobodyRead() {
        if (isTaken.compareAndSet(false, true)) {
            hasRead.countDown();
        }
    }

    private void end(Map<String, Object> last, Throwable cause) {
        Object error = last.get("step") == null || last.get("step").equals("error") ? last.get("error") : null;
        answer(error == null ? last : refused(error), cause);
    }

    private void answer(Map<?, ?> report, Throwable cause) {
        boolean isLate = !isAnswered.compareAndSet(false, true);
        telling.tell(report, cause, isLate);
        response.complete(new Response(report));
    }

    /**
     * Waits for the answer.
     *
     * @param deadline how long after the beginning it is given whatever happens; null for never
     */
    Response await(Duration deadline) throws IOException {
        try {
            return deadline == null ? response.get() : response.get(telling.left(deadline), TimeUnit.NANOSECONDS);
        } catch (TimeoutException timeIsUp) {
            return giveUp(timeIsUp(deadline));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return giveUp("the thread was interrupted");
        } catch (ExecutionException unread) {
            throw (IOException) unread.getCause();
        }
    }

    /** The answer to come: whatever happens, in time. */
    CompletableFuture<Response> answer(Duration deadline) {
        Long left = deadline == null ? null : Math.max(1, TimeUnit.NANOSECONDS.toMillis(telling.left(deadline)));
        Limit limit = Limit.of(left, () -> Limit.daemon(() -> giveUp(timeIsUp(deadline)), "wxnotify-late").start());
        response.whenComplete((answer, error) -> limit.end());
        return response;
    }

    /** The body does not come: nobody is there any more to be answered. */
    void leave(Throwable gone) {
        letNobodyRead();
        response.completeExceptionally(gone);
    }

    private String timeIsUp(Duration deadline) {
        return (isFinding() ? "the merchant was not found within " : "the body did not come within ") + deadline.toMillis() + " ms";
    }

    private boolean isFinding() {
        return handler.opening() == null && merchant == null;
    }

    private Response giveUp(String why) {
        letNobodyRead();
        if (isAnswered.compareAndSet(false, true)) {
            Map<?, ?> report = notification == null
                    ? refused(Failures.refused(new HandlerException(ErrorCode.DEADLINE_EXCEEDED, why, isFinding() ? "merchant" : "deadline")))
                    : handler.core().outOfTime(notification, v2, ServedMerchant.name(merchant));
            telling.tell(report, null, false);
            response.complete(new Response(report));
        }
        return response.join();
    }

    /** Waits until nobody reads the body any more: then its container can have it back. */
    void awaitEndOfReading() {
        try {
            hasRead.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}

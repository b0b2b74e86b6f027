package io.github.wxnotify.internal;

import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.WxNotifyException;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A native value that is freed exactly once: by {@link #close()}, or, should that be forgotten, after its owner was
 * garbage-collected; and in both cases not before the last call that uses it has returned.
 */
public final class NativeHandle implements AutoCloseable {
    private final Lifetime lifetime;

    /**
     * @param owner the object after whose end the value is freed
     * @param what the owner's name in the message of a call that comes too late
     * @param address the value
     * @param free the native function that frees it
     */
    public NativeHandle(Object owner, String what, long address, UnaryOperator<byte[]> free) {
        lifetime = new Lifetime(owner, what, address, free);
    }

    /**
     * Calls a native function that takes the value first.
     *
     * @param function the native function
     * @param capacity about how long the arguments are, in bytes
     * @param arguments writes what follows the value
     * @return its result
     * @throws WxNotifyException where the core refuses, and {@code ARGUMENT_INVALID} after {@link #close()}
     */
    public Reply call(UnaryOperator<byte[]> function, int capacity, Consumer<Request> arguments) {
        Request request = new Request(capacity + 8);
        request.integer(acquire());
        try {
            arguments.accept(request);
            return request.send(function);
        } finally {
            release();
        }
    }

    /**
     * The value, which is not freed before {@link #release}.
     *
     * @throws WxNotifyException {@code ARGUMENT_INVALID} after {@link #close()}
     */
    public long acquire() {
        return lifetime.acquire();
    }

    /** Ends what {@link #acquire} began. */
    public void release() {
        lifetime.release();
    }

    /** Frees the value as soon as no call uses it. Once more does nothing. */
    @Override
    public void close() {
        lifetime.close();
    }

    /** Knows nothing of the handle, so that it outlives it. */
    private static final class Lifetime extends PhantomReference<Object> {
        private static final ReferenceQueue<Object> ENDED = new ReferenceQueue<>();
        /** Keeps the references themselves from being collected. */
        private static final Set<Lifetime> LIVE = ConcurrentHashMap.newKeySet();
        /** Added to {@link #users} once it is closed. */
        private static final long CLOSED = Long.MIN_VALUE;

        static {
            Thread thread = new Thread("wxnotify-cleaner") {
                @Override
                public void run() {
                    closeEnded();
                }
            };
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            thread.start();
        }

        private final String what;
        private final long address;
        private final UnaryOperator<byte[]> free;
        /** How many calls use the value now. */
        private final AtomicLong users = new AtomicLong();

        Lifetime(Object owner, String what, long address, UnaryOperator<byte[]> free) {
            super(owner, ENDED);
            this.what = what;
            this.address = address;
            this.free = free;
            LIVE.add(this);
        }

        private static void closeEnded() {
            while (true) {
                try {
                    ((Lifetime) ENDED.remove()).close();
                } catch (InterruptedException ignored) {
                    // Nobody has a reason to interrupt this thread, and the handles still need it.
                }
            }
        }

        long acquire() {
            while (true) {
                long now = users.get();
                if (now < 0) {
                    throw new WxNotifyException(
                            ErrorCode.ARGUMENT_INVALID,
                            "the " + what + " is closed; make it once when the program starts, and close it when the program ends",
                            null);
                }
                if (users.compareAndSet(now, now + 1)) {
                    return address;
                }
            }
        }

        void release() {
            if (users.decrementAndGet() == CLOSED) {
                free();
            }
        }

        void close() {
            long now = users.get();
            while (now >= 0 && !users.compareAndSet(now, now + CLOSED)) {
                now = users.get();
            }
            // A use that is under way frees it at its end, and whoever closed it first did already.
            if (now == 0) {
                free();
            }
        }

        private void free() {
            LIVE.remove(this);
            new Request().integer(address).send(free);
        }
    }
}

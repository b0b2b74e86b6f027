package io.github.wxnotify.handler;

import io.github.wxnotify.ConfigurationException;
import io.github.wxnotify.WxNotifyException;
import io.github.wxnotify.internal.Call;
import io.github.wxnotify.internal.Failures;
import io.github.wxnotify.internal.Given;
import io.github.wxnotify.internal.Levels;
import io.github.wxnotify.internal.Limit;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A registry of merchants, loaded one by one where they are asked for, and kept. Make one, and share it between threads.
 *
 * <pre>{@code
 * Merchants merchants = Merchants.of(name -> shops.find(name).map(shop -> ServedMerchant.of(name, shop.parser())).orElse(null));
 * NotificationHandler handler = NotificationHandler.forMerchants(merchants.by(request -> lastOf(request.getPath())))...build();
 * }</pre>
 *
 * <p>A merchant serves for {@code maxAge} as it was loaded. After that it still does, while it is loaded anew beside; where that
 * fails it goes on serving, which is logged. At most {@code capacity} are kept; the one not asked for for the longest time goes first.
 *
 * <p>A name that is nobody's is remembered for ten seconds, and no more than 1,000 of them: where that many are,
 * {@code NOTIFICATION_BUSY} is thrown (503, and WeChat Pay sends again) instead of asking for another new name. So names that somebody
 * makes up cost at most 1,000 loads in ten seconds.
 */
public final class Merchants {
    /** Gives a merchant by its name, from your database say. */
    @FunctionalInterface
    public interface Loader {
        /**
         * Gives the merchant. It is asked once, however many requests wait for it.
         *
         * @param name the name
         * @return the merchant of this name, or null where nobody is called so
         * @throws Exception where it cannot say
         */
        @Nullable ServedMerchant load(String name) throws Exception;
    }

    /** Finds a merchant's name in a request. */
    @FunctionalInterface
    public interface NameFinder {
        /**
         * Finds the name.
         *
         * @param request the request, of which nothing is verified
         * @return the name, or null where the request is nobody's
         * @throws Exception where it fails
         */
        @Nullable String nameOf(Request request) throws Exception;
    }

    /** A merchant that is kept, and from when on it is loaded anew. */
    private static final class Kept {
        final ServedMerchant merchant;
        long freshUntil;

        Kept(ServedMerchant merchant, long freshUntil) {
            this.merchant = merchant;
            this.freshUntil = freshUntil;
        }
    }

    private static final Logger LOGGER = Logger.getLogger("io.github.wxnotify.handler");

    private final Loader loader;
    /** In nanoseconds. */
    private final LongSupplier clock;
    private final long maxAge;
    private final long retry;
    private final long unknownFor;
    private final long mostUnknown;
    private final long capacity;
    private final Object busy;
    private final ExecutorService beside;

    // All of these under the lock of this object; the first in the order in which they were asked for, the second of when it is over.
    private final LinkedHashMap<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final LinkedHashMap<String, Long> unknown = new LinkedHashMap<>();
    /** What is loaded for the first time: requests wait for it. */
    private final Map<String, CompletableFuture<ServedMerchant>> first = new HashMap<>();
    /** What is loaded anew, beside. */
    private final Map<String, Object> anew = new HashMap<>();

    private Merchants(Builder builder) {
        Map<?, ?> rules = (Map<?, ?>) new Call("merchants")
                .with("max_age", builder.maxAge.toNanos() / 1e9)
                .with("capacity", builder.capacity)
                .value();
        loader = builder.loader;
        clock = builder.clock;
        maxAge = nanos(rules.get("max_age_ms"));
        retry = nanos(rules.get("retry_ms"));
        unknownFor = nanos(rules.get("unknown_ms"));
        mostUnknown = (Long) rules.get("most_unknown");
        capacity = (Long) rules.get("capacity");
        busy = rules.get("busy");
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                2, 2, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> Limit.daemon(task, "wxnotify-merchants"));
        threads.allowCoreThreadTimeOut(true);
        beside = threads;
    }

    private static long nanos(Object ms) {
        return TimeUnit.MILLISECONDS.toNanos((Long) ms);
    }

    /**
     * A registry with the default options.
     *
     * @param loader gives merchants
     * @return the registry
     */
    public static Merchants of(Loader loader) {
        return builder(loader).build();
    }

    /**
     * Begins a registry.
     *
     * @param loader gives merchants
     * @return a builder with the default options
     */
    public static Builder builder(Loader loader) {
        return new Builder(Given.required(loader, "loader"));
    }

    /**
     * The merchant of a name.
     *
     * @param name the name
     * @return the merchant, or null where nobody is called so, or can be
     * @throws WxNotifyException {@code NOTIFICATION_BUSY} where too many names are asked for that are nobody's;
     *     {@code OPTION_INVALID} where the loader gives a merchant of another name
     * @throws Exception what the loader throws
     */
    public @Nullable ServedMerchant get(String name) throws Exception {
        CompletableFuture<ServedMerchant> loading;
        boolean isMine = false;
        // What is kept is a name; the rest is looked at before anything is remembered or asked for.
        boolean isName = name != null && (isKept(name) || canBeAName(name));
        synchronized (this) {
            long now = clock.getAsLong();
            Kept found = isName ? kept.get(name) : null;
            if (found != null) {
                if (now - found.freshUntil >= 0 && !anew.containsKey(name)) {
                    renew(name);
                }
                return found.merchant;
            }
            forgetUnknown(now);
            if (!isName || unknown.containsKey(name)) {
                return null;
            }
            loading = first.get(name);
            if (loading == null) {
                if (unknown.size() + first.size() >= mostUnknown) {
                    throw Failures.exception(busy, null);
                }
                isMine = true;
                loading = new CompletableFuture<>();
                first.put(name, loading);
            }
        }
        if (isMine) {
            loadFirst(name, loading);
        }
        return settled(loading);
    }

    private synchronized boolean isKept(String name) {
        return kept.containsKey(name);
    }

    private static boolean canBeAName(String name) {
        if (name.length() > 64) {
            return false;
        }
        try {
            new Call("check_merchant").with("merchant", name).value();
            return true;
        } catch (ConfigurationException wrong) {
            return false;
        }
    }

    private void forgetUnknown(long now) {
        Iterator<Long> ends = unknown.values().iterator();
        while (ends.hasNext() && now - ends.next() >= 0) {
            ends.remove();
        }
    }

    private static ServedMerchant settled(CompletableFuture<ServedMerchant> loading) throws Exception {
        try {
            return loading.get();
        } catch (ExecutionException failed) {
            Throwable error = failed.getCause();
            if (error instanceof Error) {
                throw (Error) error;
            }
            throw (Exception) error;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw stopping;
        }
    }

    private ServedMerchant load(String name) throws Exception {
        ServedMerchant loaded = loader.load(name);
        if (loaded != null) {
            new Call("check_merchant").with("merchant", loaded.getName()).with("asked", name).value();
        }
        return loaded;
    }

    private void loadFirst(String name, CompletableFuture<ServedMerchant> loading) {
        ServedMerchant loaded = null;
        Throwable failure = null;
        try {
            loaded = load(name);
        } catch (Throwable error) {
            failure = error;
        }
        synchronized (this) {
            if (first.remove(name, loading) && failure == null) {
                keep(name, loaded);
            }
        }
        if (failure == null) {
            loading.complete(loaded);
        } else {
            loading.completeExceptionally(failure);
        }
    }

    private void renew(String name) {
        Object ticket = new Object();
        anew.put(name, ticket);
        beside.execute(() -> loadAnew(name, ticket));
    }

    private void loadAnew(String name, Object ticket) {
        ServedMerchant loaded = null;
        Throwable failure = null;
        try {
            loaded = load(name);
        } catch (Throwable error) {
            failure = error;
        }
        synchronized (this) {
            if (!anew.remove(name, ticket)) {
                return;
            }
            if (failure == null) {
                keep(name, loaded);
            } else if (kept.containsKey(name)) {
                kept.get(name).freshUntil = clock.getAsLong() + retry;
            }
        }
        if (loaded == null) {
            Object reply = failure == null ? Collections.singletonMap("returned", null) : Failures.ofMerchant(failure);
            Map<?, ?> told = (Map<?, ?>) new Call("merchant_not_loaded").with("merchant", name).with("reply", reply).value();
            LOGGER.log(Levels.of(told.get("level")), (String) told.get("line"));
        }
    }

    private void keep(String name, ServedMerchant loaded) {
        long now = clock.getAsLong();
        if (loaded == null) {
            kept.remove(name);
            unknown.remove(name);
            unknown.put(name, now + unknownFor);
            return;
        }
        kept.put(name, new Kept(loaded, now + maxAge));
        Iterator<String> names = kept.keySet().iterator();
        while (kept.size() > capacity) {
            names.next();
            names.remove();
        }
    }

    /**
     * Has a merchant loaded anew when it is asked for again: after a change that cannot wait for {@code maxAge}.
     *
     * @param name the name
     */
    public synchronized void forget(String name) {
        kept.remove(name);
        unknown.remove(name);
        // What is on its way may be of before the change: who waits gets it, and it is not kept.
        first.remove(name);
        anew.remove(name);
    }

    /**
     * What {@link NotificationHandler#forMerchants} takes: the merchants of this registry, each by the name that a request has.
     *
     * @param nameOf finds it; what can be no name is nobody's
     * @return the finder, which {@link Mode#STORED} needs: its workers find merchants by name
     */
    public MerchantFinder by(NameFinder nameOf) {
        return new By(this, Given.required(nameOf, "nameOf"));
    }

    /** A registry's merchants by the name that a request has. */
    static final class By implements MerchantFinder {
        final Merchants merchants;
        private final NameFinder nameOf;

        By(Merchants merchants, NameFinder nameOf) {
            this.merchants = merchants;
            this.nameOf = nameOf;
        }

        @Override
        public ServedMerchant find(Request request) throws Exception {
            String name = nameOf.nameOf(request);
            return name == null ? null : merchants.get(name);
        }
    }

    /** How much is held: names that are kept, and names that are nobody's. For tests. */
    synchronized int[] sizes() {
        return new int[] {kept.size(), unknown.size(), first.size()};
    }

    /** How many are kept. */
    @Override
    public synchronized String toString() {
        return "Merchants[" + kept.size() + "]";
    }

    /** Collects a registry's options; see {@link Merchants#builder}. */
    public static final class Builder {
        private final Loader loader;
        private Duration maxAge = Duration.ofMinutes(5);
        private int capacity = 10_000;
        private LongSupplier clock = System::nanoTime;

        private Builder(Loader loader) {
            this.loader = loader;
        }

        /**
         * For how long a merchant is taken for what it was when it was loaded.
         *
         * @param age more than 0, and at most a day; 5 minutes unless given
         * @return this
         */
        public Builder maxAge(Duration age) {
            maxAge = Given.required(age, "age");
            return this;
        }

        /**
         * How many are kept.
         *
         * @param most 1 to 1,000,000; 10,000 unless given
         * @return this
         */
        public Builder capacity(int most) {
            capacity = most;
            return this;
        }

        /** A clock for tests, in nanoseconds. */
        Builder clock(LongSupplier nanos) {
            clock = nanos;
            return this;
        }

        /**
         * Checks the options and makes the registry, which loads nothing yet.
         *
         * @return the registry
         * @throws ConfigurationException {@code OPTION_INVALID}, naming the option
         */
        public Merchants build() {
            return new Merchants(this);
        }
    }
}

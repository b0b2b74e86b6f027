package io.github.wxnotify;

import io.github.wxnotify.internal.Asking;
import io.github.wxnotify.internal.Call;
import io.github.wxnotify.internal.Failures;
import io.github.wxnotify.internal.Given;
import io.github.wxnotify.internal.Levels;
import io.github.wxnotify.internal.Limit;
import io.github.wxnotify.internal.NativeHandle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Keeps platform certificates (平台证书) fresh: downloads {@code GET /v3/certificates}, verifies the answer, and has a parser trust
 * what it lists. A merchant whose parser has WeChat Pay public keys alone needs none of it.
 *
 * <pre>{@code
 * CertificateRefresher refresher = CertificateRefresher.builder(merchant)
 *         .apiV3Key(apiV3Key)
 *         .file(Paths.get("certificates.json"))
 *         .build();
 * NotificationParser parser = refresher.parser(); // downloads
 * refresher.start();                              // and again, every eight hours
 * NotificationHandler handler = NotificationHandler.builder(parser).refresher(refresher)...build();
 * }</pre>
 *
 * <p>Any thread may use it. What it does is logged by the {@code java.util.logging} logger
 * {@code io.github.wxnotify.CertificateRefresher}. {@link #toString()} shows no key.
 */
public final class CertificateRefresher implements AutoCloseable, Runnable {
    private static final Logger LOGGER = Logger.getLogger(CertificateRefresher.class.getName());
    private static final String DONE = "done";
    private static final long PATIENCE_MS = 2000;

    private final Merchant merchant;
    private final List<ApiV3Key> apiV3Keys;
    /** Null where there is none. */
    private final Path file;
    private final long number;
    private volatile NotificationParser parser;
    private volatile List<String> serials = Collections.emptyList();

    private final Object changed = new Object();
    private boolean isHinted;
    private boolean isClosing;
    private Thread thread;

    private CertificateRefresher(Builder builder) {
        merchant = builder.merchant;
        apiV3Keys = new ArrayList<>(builder.apiV3Keys);
        file = builder.file;
        number = (Long) new Call("refresher")
                .with("merchant", asking().merchant())
                .with("api_v3_keys", apiV3Keys.stream().map(ApiV3Key::form).collect(Collectors.toList()))
                .with("public_keys", builder.publicKeys)
                .with("path", builder.path)
                // A fraction is exact in the core's own number.
                .with("interval", builder.interval == null ? null : builder.interval.toNanos() / 1e9)
                .with("keeps", file != null)
                .with("pause_ms", builder.pauseMs)
                .value();
        long dropped = number;
        new NativeHandle(this, "refresher", number, address -> new Call("drop_refresher").with("refresher", dropped).send());
    }

    private Asking asking() {
        return Asking.Lent.of(merchant, null);
    }

    /**
     * Begins a refresher: at least one APIv3 key is needed.
     *
     * @param merchant who asks
     * @return a builder with the default options
     */
    public static Builder builder(Merchant merchant) {
        return new Builder(Given.required(merchant, "merchant"));
    }

    /**
     * Downloads the certificates, or takes those of the file where that fails, and makes a parser of them, whose platform keys it
     * replaces from then on.
     *
     * @return a new parser, to be closed by the caller
     * @throws RequestFailedException {@code REQUEST_FAILED} where there are none
     * @throws WxNotifyException what {@link Certificates#parse} and {@link NotificationParser.Builder#build()} throw
     */
    public NotificationParser parser() {
        return parser(options -> {});
    }

    /**
     * The same with options.
     *
     * @param options sets them; platform keys and APIv3 keys are there already
     * @return a new parser, to be closed by the caller
     * @throws WxNotifyException as {@link #parser()}
     */
    public NotificationParser parser(Consumer<NotificationParser.Builder> options) {
        Given.required(options, "options");
        PlatformKeys keys = keys((Map<?, ?>) outcome("start"));
        NotificationParser.Builder made = NotificationParser.builder().platformKeys(keys);
        apiV3Keys.forEach(made::apiV3Key);
        options.accept(made);
        NotificationParser built = made.build();
        serials = keys.getSerials();
        parser = built;
        return built;
    }

    /**
     * Downloads the certificates once, now. Where that fails, the parser trusts what it trusted.
     *
     * @throws RequestFailedException {@code REQUEST_FAILED}
     * @throws WxNotifyException what {@link Certificates#parse} throws
     */
    public void refresh() {
        outcome("refresh");
    }

    /** Has a daemon thread of its own {@link #run() run} it, until {@link #close()}. Once more does nothing. */
    public void start() {
        synchronized (changed) {
            if (thread == null && !isClosing) {
                thread = Limit.daemon(this, "wxnotify-certificates");
                thread.start();
            }
        }
    }

    /**
     * Downloads again and again, until {@link #close()}, or until its thread is interrupted: for a thread of the caller's, in place of
     * {@link #start()}. A download that fails is logged, and tried again after 1, 2, 4, ... minutes. A serial that is unknown
     * ({@link #seen}) brings the next one forward, but to no more than one a minute.
     */
    @Override
    public void run() {
        try {
            outcome("keep_fresh");
        } catch (Stopped closed) {
            // That is how it ends.
        }
    }

    /**
     * Takes each error of {@link NotificationParser#parse(Map, byte[]) parse}: of a serial that is unknown {@link #run()} hears. It returns
     * at once. A handler that was given the refresher calls it.
     *
     * @param error any; others than {@code SERIAL_UNKNOWN} are passed over
     */
    public void seen(Throwable error) {
        if (error instanceof WxNotifyException && ((WxNotifyException) error).getCode() == ErrorCode.SERIAL_UNKNOWN) {
            synchronized (changed) {
                isHinted = true;
                changed.notifyAll();
            }
        }
    }

    /**
     * Ends {@link #run()}, once a download that is on its way has ended; for the thread of {@link #start()} it waits, at most 2 seconds. The
     * parser stays as it is, and the caller's to close.
     */
    @Override
    public void close() {
        Thread started;
        synchronized (changed) {
            isClosing = true;
            changed.notifyAll();
            started = thread;
        }
        try {
            if (started != null && started != Thread.currentThread()) {
                started.join(PATIENCE_MS);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs a program of the core to its end. */
    private Object outcome(String what) {
        Asking asking = asking();
        Map<String, Object> step = new Call(what).with("refresher", number).answer();
        Object program = step.get("program");
        boolean hasEnded = false;
        try {
            while (!(hasEnded = step.get("step").equals("value") || step.get("step").equals("error"))) {
                step = new Call("next").with("program", program).with("result", reply(step, asking)).answer();
            }
        } finally {
            if (!hasEnded) {
                new Call("drop").with("program", program).value();
            }
        }
        if (step.get("step").equals("error")) {
            throw Failures.exception(step.get("error"), asking.failure());
        }
        return step.get("value");
    }

    private Object reply(Map<String, Object> step, Asking asking) {
        switch ((String) step.get("step")) {
            case "fetch":
                return asking.fetch(step);
            case "trust":
                return trust(step);
            case "read":
                return read();
            case "keep":
                return keep((String) step.get("text"));
            case "wait":
                return await((Long) step.get("ms"), true);
            case "pause":
                return await((Long) step.get("ms"), false);
            default: // log
                LOGGER.log(Levels.of(step.get("level")), (String) step.get("line"));
                return DONE;
        }
    }

    private Object trust(Map<?, ?> keys) {
        try {
            if (parser != null) {
                PlatformKeys fresh = keys(keys);
                parser.replacePlatformKeys(fresh);
                serials = fresh.getSerials();
            }
            return DONE;
        } catch (WxNotifyException error) {
            return Collections.singletonMap("refused", Failures.refused(error));
        }
    }

    private static PlatformKeys keys(Map<?, ?> told) {
        PlatformKeys.Builder keys = PlatformKeys.builder();
        ((List<?>) told.get("certificates")).forEach(pem -> keys.certificates((String) pem));
        for (Object key : (List<?>) told.get("public_keys")) {
            keys.publicKey((String) ((Map<?, ?>) key).get("id"), (String) ((Map<?, ?>) key).get("pem"));
        }
        return keys.build();
    }

    private Object read() {
        try {
            return Collections.singletonMap("text", new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (NoSuchFileException none) {
            return DONE;
        } catch (IOException | RuntimeException error) {
            return Failures.ofHost(error);
        }
    }

    /** Whole, or not at all. */
    private Object keep(String text) {
        try {
            Path whole = file.toAbsolutePath();
            Path beside = Files.createTempFile(whole.getParent(), whole.getFileName().toString(), null);
            try {
                Files.write(beside, text.getBytes(StandardCharsets.UTF_8));
                Files.move(beside, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
            return DONE;
        } catch (IOException | RuntimeException error) {
            return Failures.ofHost(error);
        }
    }

    /** @param canBeHinted whether a hint ends it */
    private Object await(long ms, boolean canBeHinted) {
        long start = System.nanoTime();
        synchronized (changed) {
            long left = TimeUnit.MILLISECONDS.toNanos(ms);
            try {
                while (!isClosing && !(canBeHinted && isHinted) && left > 0) {
                    TimeUnit.NANOSECONDS.timedWait(changed, left);
                    left = TimeUnit.MILLISECONDS.toNanos(ms) - (System.nanoTime() - start);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new Stopped();
            }
            if (isClosing) {
                throw new Stopped();
            }
            if (!(canBeHinted && isHinted)) {
                return DONE;
            }
            isHinted = false;
        }
        return Collections.singletonMap("hinted", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    /** The serials that the parser trusts. */
    @Override
    public String toString() {
        return "CertificateRefresher" + serials;
    }

    /** {@link #close()} was called, or the thread was interrupted. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("the refresher is closed", null, false, false);
        }
    }

    /** Collects a refresher's options; see {@link CertificateRefresher#builder}. */
    public static final class Builder {
        private final Merchant merchant;
        private final List<ApiV3Key> apiV3Keys = new ArrayList<>();
        private final List<Map<String, String>> publicKeys = new ArrayList<>();
        private String path;
        private Duration interval;
        private Path file;
        private Long pauseMs;

        private Builder(Merchant merchant) {
            this.merchant = merchant;
        }

        /**
         * Adds an APIv3 key.
         *
         * @param key the 32 characters that the merchant set on the merchant platform
         * @return this
         * @throws ConfigurationException {@code API_V3_KEY_INVALID}; the message says what was found
         */
        public Builder apiV3Key(String key) {
            return apiV3Key(ApiV3Key.of(key));
        }

        /**
         * Adds an APIv3 key. Several are tried in the order of adding, by the parser too.
         *
         * @param key the key, with its label
         * @return this
         */
        public Builder apiV3Key(ApiV3Key key) {
            apiV3Keys.add(Given.required(key, "key"));
            return this;
        }

        /**
         * Adds a WeChat Pay public key, which the parser is to have beside the certificates: while the merchant moves to it.
         *
         * @param id the {@code PUB_KEY_ID_...} that the merchant platform shows beside it
         * @param pem the key (SPKI or PKCS#1)
         * @return this
         */
        public Builder publicKey(String id, String pem) {
            Map<String, String> key = new LinkedHashMap<>();
            key.put("id", Given.required(id, "id"));
            key.put("pem", Given.required(pem, "pem"));
            publicKeys.add(key);
            return this;
        }

        /**
         * Where the certificates are.
         *
         * @param path {@link Certificates#PATH} unless given; {@link Certificates#GLOBAL_PATH} abroad
         * @return this
         */
        public Builder path(String path) {
            this.path = Given.required(path, "path");
            return this;
        }

        /**
         * How often they are downloaded. Each time is up to a tenth earlier, so that not all machines ask at once.
         *
         * @param interval more than 0 and less than 12 hours, which is WeChat Pay's rule; 8 hours unless given
         * @return this
         */
        public Builder interval(Duration interval) {
            this.interval = Given.required(interval, "interval");
            return this;
        }

        /**
         * Keeps the certificates in a file too, for a start while WeChat Pay cannot be reached.
         *
         * @param file there is no secret in it, but who can write it decides whom the parser trusts
         * @return this
         */
        public Builder file(Path file) {
            this.file = Given.required(file, "file");
            return this;
        }

        /** What takes a minute otherwise, for tests. */
        Builder pauseMs(long ms) {
            pauseMs = ms;
            return this;
        }

        /**
         * Checks the options and makes the refresher, which asks nobody yet.
         *
         * @return the refresher
         * @throws ConfigurationException {@code OPTION_INVALID}, {@code API_V3_KEY_INVALID} where there is none,
         *     {@code PEM_INVALID}, {@code KEY_UNSUPPORTED}
         */
        public CertificateRefresher build() {
            return new CertificateRefresher(this);
        }
    }
}

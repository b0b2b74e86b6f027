package io.github.wxnotify.testing;

import io.github.wxnotify.internal.Call;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The pauses after which WeChat Pay sends a product's notification again, as its official pages tell them. */
public enum Schedule {
    /** Most products': 15 times in 24 hours and 4 minutes, 15s/15s/30s/3m/10m/20m/30m/30m/30m/60m/3h/3h/3h/6h/6h. */
    TRANSACTION,
    /** That of some of PayScore (支付分): 9 times in 3 hours and 4 minutes. */
    PAYSCORE,
    /** That of transfers (商家转账): 65 times in 23 hours. */
    TRANSFER,
    /** Nothing comes again, as with medical insurance (医保) after its first half minute. */
    NONE;

    /**
     * The pauses.
     *
     * @return one before each repetition
     */
    public List<Duration> pauses() {
        List<?> seconds = (List<?>) new Call("schedule").with("schedule", name().toLowerCase(Locale.ROOT)).value();
        return Collections.unmodifiableList(
                seconds.stream().map(pause -> Duration.ofSeconds((Long) pause)).collect(Collectors.toList()));
    }
}

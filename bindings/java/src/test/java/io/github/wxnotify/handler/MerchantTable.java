package io.github.wxnotify.handler;

import io.github.wxnotify.NotificationParser;
import io.github.wxnotify.testing.Platform;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The merchants' own table, in which there are two: {@code shop-a} and {@code shop-b}. It may be down, and counts what it is asked. */
final class MerchantTable implements AutoCloseable {
    static final List<String> NAMES = List.of("shop-a", "shop-b");
    /** Making keys takes long. */
    static final Map<String, Platform> PLATFORMS = Map.of("shop-a", Platform.create(), "shop-b", Platform.create());

    final List<String> asked = new CopyOnWriteArrayList<>();
    /** What it throws; null where it works. */
    volatile Exception fails;
    private final List<NotificationParser> parsers = new CopyOnWriteArrayList<>();

    /** What a registry loads. */
    ServedMerchant load(String name) throws Exception {
        asked.add(name);
        if (fails != null) {
            throw fails;
        }
        if (!PLATFORMS.containsKey(name)) {
            return null;
        }
        NotificationParser parser = PLATFORMS.get(name).parser();
        parsers.add(parser);
        return ServedMerchant.of(name, parser).context("row of " + name);
    }

    @Override
    public void close() {
        parsers.forEach(NotificationParser::close);
    }
}

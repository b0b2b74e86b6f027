package io.github.wxnotify.handler;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the handlers' log gets, from {@code FINE} on, until it is closed. */
final class Records extends Handler implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger("io.github.wxnotify.handler");

    final List<LogRecord> records = new CopyOnWriteArrayList<>();

    Records() {
        LOGGER.addHandler(this);
        LOGGER.setLevel(Level.FINE);
    }

    List<String> lines() {
        return records.stream().map(record -> record.getLevel() + " " + record.getMessage()).toList();
    }

    LogRecord last() {
        return records.get(records.size() - 1);
    }

    @Override
    public void publish(LogRecord record) {
        records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOGGER.removeHandler(this);
        LOGGER.setLevel(null);
    }
}

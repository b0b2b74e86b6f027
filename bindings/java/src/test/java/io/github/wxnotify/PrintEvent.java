package io.github.wxnotify;

import io.github.wxnotify.events.Event;
import io.github.wxnotify.testing.Sample;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

/** A program that reads one event. */
public final class PrintEvent {
    private PrintEvent() {}

    public static void main(String[] args) {
        byte[] plaintext = Sample.of("TRANSACTION.SUCCESS", Collections.emptyMap()).getBytes(StandardCharsets.UTF_8);
        System.out.println(Event.of("TRANSACTION.SUCCESS", Kind.TRANSACTION_DIRECT, plaintext).getKind());
    }
}

package io.github.wxnotify.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.wxnotify.Notification;
import io.github.wxnotify.Samples;
import io.github.wxnotify.inbox.Database;
import io.github.wxnotify.inbox.Lease;
import io.github.wxnotify.inbox.StoredNotification;
import io.github.wxnotify.testing.Delivery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each state that a row can have, in each mode, with success and failure: after each 200 another connection sees why. */
class StatesTest {
    @TempDir
    Path folder;

    /** What a delivery may find. */
    enum State {
        NONE, CLAIMED, CLAIMED_AND_EXPIRED, RELEASED, STORED, TAKEN_AND_DUE, DONE, DEAD, DISCARDED
    }

    @ParameterizedTest
    @EnumSource
    void after200TheEffectOrTheNotificationIsThere(Database database) throws Exception {
        try (Shop shop = new Shop(database, folder)) {
            List<String> false200 = new ArrayList<>();
            for (State state : State.values()) {
                for (Mode mode : Mode.values()) {
                    for (boolean fails : new boolean[] {false, true}) {
                        Database.update(shop.database, "DELETE FROM wxnotify_inbox");
                        Database.update(shop.database, "UPDATE orders SET paid = 0");
                        Delivery payment = shop.payment();
                        make(shop, state, Samples.parse(shop.platform, payment));
                        try (NotificationHandler handler = handler(shop, mode, fails)) {
                            int status = Shop.send(handler, payment).getStatus();
                            String row = state + " " + mode + (fails ? " fails: " : ": ") + status + " " + shop.last().getLine();
                            if (status == 200 && !isTrue(shop, state)) {
                                false200.add(row);
                            }
                            assertEquals(expected(state, mode, fails), status, row);
                        }
                    }
                }
            }
            assertEquals(List.of(), false200);
        }
    }

    private static NotificationHandler handler(Shop shop, Mode mode, boolean fails) {
        return shop.handler().mode(mode).onPaid((paid, delivery) -> {
            if (mode == Mode.LEASED) {
                shop.inbox.inAutocommit(own -> {
                    Shop.pay(own, paid.getOutTradeNo());
                    return null;
                });
            } else {
                Shop.pay(delivery.getConnection(), paid.getOutTradeNo());
            }
            if (fails) {
                throw new IllegalStateException("no stock");
            }
        }).build();
    }

    /** On another connection: it took effect, now or before, or a worker will find it. */
    private static boolean isTrue(Shop shop, State state) throws Exception {
        boolean isDone = shop.inInbox("state").equals("done") && (state == State.DONE || shop.paid() == 1);
        boolean isKept = Database.read(shop.database, "SELECT COUNT(*) FROM wxnotify_inbox"
                + " WHERE notification IS NOT NULL AND due_at IS NOT NULL AND state IN ('stored', 'claimed')").equals("1");
        return isDone || isKept || shop.inInbox("state").equals("discarded");
    }

    private static int expected(State state, Mode mode, boolean fails) {
        switch (state) {
            case DONE:
            case DISCARDED:
                return 200;
            case DEAD:
                return 500;
            case CLAIMED:
                return 503;
            default:
                return mode == Mode.STORED || !fails ? 200 : 500;
        }
    }

    private static void make(Shop shop, State state, Notification notification) throws Exception {
        switch (state) {
            case NONE:
                return;
            case CLAIMED:
            case CLAIMED_AND_EXPIRED:
            case RELEASED:
            case DONE:
                Lease lease = shop.inbox.inTransaction(own -> shop.inbox.claim(own, notification).getLease());
                if (state == State.CLAIMED_AND_EXPIRED) {
                    Database.update(shop.database, "UPDATE wxnotify_inbox SET lease_until = 1");
                } else if (state == State.RELEASED) {
                    shop.inbox.inTransaction(own -> shop.inbox.release(own, lease, "no stock"));
                } else if (state == State.DONE) {
                    shop.inbox.inTransaction(own -> {
                        shop.inbox.complete(own, lease);
                        return null;
                    });
                }
                return;
            default:
                assertEquals(true, shop.inbox.inTransaction(own -> shop.inbox.store(own, notification)));
        }
        if (state == State.STORED) {
            return;
        }
        StoredNotification taken = shop.inbox.inTransaction(shop.inbox::take);
        if (state == State.TAKEN_AND_DUE) {
            Database.update(shop.database, "UPDATE wxnotify_inbox SET lease_until = 1, due_at = 1");
            return;
        }
        shop.inbox.inTransaction(own -> shop.inbox.fail(own, taken.getLease(), "no stock"));
        Database.update(shop.database, "UPDATE wxnotify_inbox SET due_at = 1");
        StoredNotification last = shop.inbox.inTransaction(shop.inbox::take);
        assertEquals(true, shop.inbox.inTransaction(own -> shop.inbox.fail(own, last.getLease(), "no stock")));
        if (state == State.DISCARDED) {
            assertEquals(true, shop.inbox.inTransaction(own -> shop.inbox.discard(own, notification.getId())));
        }
    }
}

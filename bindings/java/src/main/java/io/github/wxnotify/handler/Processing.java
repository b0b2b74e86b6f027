package io.github.wxnotify.handler;

import io.github.wxnotify.Ack;
import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.Expectation;
import io.github.wxnotify.HandlerException;
import io.github.wxnotify.Notification;
import io.github.wxnotify.WxNotifyException;
import io.github.wxnotify.inbox.Claim;
import io.github.wxnotify.inbox.Inbox;
import io.github.wxnotify.inbox.Lease;
import io.github.wxnotify.inbox.StoredNotification;
import java.util.function.Function;

/** What is done with a genuine notification: comparison, route, inbox, callback. */
final class Processing {
    private final Routes routes;
    private final Inbox inbox;
    private final Mode mode;
    private final Function<Notification, String> key;
    private final Function<Notification, Expectation> expect;
    private final Unhandled unhandled;

    Processing(NotificationHandler.Builder builder) {
        routes = builder.routes.copy();
        inbox = builder.inbox;
        mode = builder.mode;
        key = builder.key;
        expect = builder.expect;
        unhandled = builder.unhandled;
    }

    /** Never throws: whatever goes wrong is a result. */
    Result receive(Notification notification) {
        try {
            Expectation expectation = expect.apply(notification);
            if (expectation != null) {
                notification.expect(expectation);
            }
            Route route = routes.find(notification);
            if (route == null && unhandled == Unhandled.ACKNOWLEDGE) {
                return Result.acknowledged("IGNORED", Ack.success());
            }
            if (route == null) {
                throw unhandled(notification);
            }
            if (inbox == null || routes.asks(notification)) {
                return Result.acknowledged("SUCCESS", call(route, new NotificationDelivery(notification, null, 1)));
            }
            String itsKey = key.apply(notification);
            switch (mode) {
                case TRANSACTION:
                    return inTransaction(route, notification, itsKey);
                case LEASED:
                    return leased(route, notification, itsKey);
                default:
                    inbox.inAutocommit(connection -> {
                        inbox.store(connection, notification, itsKey);
                        return null;
                    });
                    return Result.acknowledged("STORED", Ack.success());
            }
        } catch (Throwable error) {
            return Result.failed(error);
        }
    }

    private Result inTransaction(Route route, Notification notification, String itsKey) throws Exception {
        try {
            return inbox.inTransaction(connection -> {
                Claim claim = inbox.claim(connection, notification, itsKey);
                if (claim.getState() != Claim.State.FRESH) {
                    return notFresh(claim);
                }
                Lease lease = claim.getLease();
                Ack ack = call(route, new NotificationDelivery(notification, connection, lease.getAttempts()));
                inbox.complete(connection, lease);
                return Result.acknowledged("SUCCESS", ack);
            });
        } catch (Throwable error) {
            // The attempt was rolled back with the rest; note it, where the database lets us.
            try {
                Claim claim = inbox.inAutocommit(connection -> inbox.claim(connection, notification, itsKey));
                if (claim.getState() == Claim.State.FRESH) {
                    release(claim.getLease(), error);
                }
            } catch (Exception alsoFailed) {
                error.addSuppressed(alsoFailed);
            }
            throw error;
        }
    }

    private Result leased(Route route, Notification notification, String itsKey) throws Exception {
        Claim claim = inbox.inAutocommit(connection -> inbox.claim(connection, notification, itsKey));
        if (claim.getState() != Claim.State.FRESH) {
            return notFresh(claim);
        }
        Lease lease = claim.getLease();
        Ack ack;
        try {
            ack = call(route, new NotificationDelivery(notification, null, lease.getAttempts()));
        } catch (Throwable error) {
            try {
                release(lease, error);
            } catch (Exception alsoFailed) {
                error.addSuppressed(alsoFailed);
            }
            throw error;
        }
        inbox.inAutocommit(connection -> {
            inbox.complete(connection, lease);
            return null;
        });
        return Result.acknowledged("SUCCESS", ack);
    }

    private void release(Lease lease, Throwable error) throws Exception {
        inbox.inAutocommit(connection -> {
            inbox.release(connection, lease, Result.describe(error));
            return null;
        });
    }

    /**
     * Works off a stored notification. Never throws.
     *
     * @param notification the one that was stored
     */
    Result work(StoredNotification stored, Notification notification) {
        Lease lease = stored.getLease();
        try {
            Route route = routes.find(notification);
            if (route == null) {
                throw unhandled(notification);
            }
            Ack ack = inbox.inTransaction(connection -> {
                Ack answer = call(route, new NotificationDelivery(notification, connection, lease.getAttempts()));
                inbox.complete(connection, lease);
                return answer;
            });
            return Result.acknowledged("SUCCESS", ack);
        } catch (Throwable error) {
            return workFailed(lease, error);
        }
    }

    /** Notes it: the notification waits for its next attempt, or is dead. */
    Result workFailed(Lease lease, Throwable error) {
        try {
            inbox.inAutocommit(connection -> {
                inbox.fail(connection, lease, Result.describe(error));
                return null;
            });
        } catch (Exception alsoFailed) {
            // Nothing is lost: the lease ends by itself.
            error.addSuppressed(alsoFailed);
        }
        return Result.failed(error);
    }

    private static Ack call(Route route, NotificationDelivery delivery) throws Exception {
        Ack ack = route.take(delivery);
        if (ack == null) {
            return Ack.success();
        }
        if (ack.getStatus() / 100 != 2) {
            throw new HandlerException("the callback answered " + ack.getStatus(), ack);
        }
        return ack;
    }

    private static Result notFresh(Claim claim) {
        if (claim.getState() == Claim.State.DONE) {
            return Result.acknowledged("DUPLICATE", Ack.success());
        }
        return Result.failed(new HandlerException(
                ErrorCode.NOTIFICATION_BUSY, "another worker has the notification now", null));
    }

    private static WxNotifyException unhandled(Notification notification) {
        return new HandlerException(
                ErrorCode.EVENT_UNHANDLED,
                "no route takes " + notification.getEventType() + " of the kind " + notification.getKind().getName()
                        + "; add one, or otherwise(...), or unhandled(Unhandled.ACKNOWLEDGE)",
                "event_type");
    }
}

package io.github.wxnotify.handler;

import io.github.wxnotify.NotificationParser;
import io.github.wxnotify.Samples;
import io.github.wxnotify.inbox.Database;
import io.github.wxnotify.inbox.Inbox;
import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Platform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** A merchant with one order, A1, and what WeChat Pay sends to it. */
final class Shop implements AutoCloseable {
    final Platform platform = Platform.create();
    final NotificationParser parser = platform.parser();
    final DataSource database;
    final Inbox inbox;
    final List<Outcome> outcomes = new CopyOnWriteArrayList<>();

    Shop(Database kind, Path folder) throws SQLException {
        database = kind.empty(folder);
        inbox = Inbox.builder(database).maxAttempts(2).build();
        inbox.create();
        Database.update(database, "CREATE TABLE orders (number VARCHAR(32) PRIMARY KEY, paid BIGINT NOT NULL)");
        Database.update(database, "INSERT INTO orders VALUES ('A1', 0)");
    }

    /** A handler with the inbox, whose outcomes are kept. */
    NotificationHandler.Builder handler() {
        return NotificationHandler.builder(parser).inbox(inbox).observe(outcomes::add);
    }

    /** One that counts payments, in the inbox's transaction. */
    NotificationHandler.Builder paying() {
        return handler().onPaid((paid, delivery) -> pay(delivery.getConnection(), paid.getOutTradeNo()));
    }

    static void pay(Connection connection, String number) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE orders SET paid = paid + 1 WHERE number = ?")) {
            update.setString(1, number);
            update.executeUpdate();
        }
    }

    Delivery payment() {
        return platform.notification("TRANSACTION.SUCCESS", Samples.PAYMENT).requestId("08E5").build();
    }

    static Response send(NotificationHandler handler, Delivery delivery) throws IOException {
        return handler.handle("POST", delivery.getHeaders(), new ByteArrayInputStream(delivery.getBody()));
    }

    static String text(Response response) {
        return new String(response.getBody(), StandardCharsets.UTF_8);
    }

    /** How often the order was paid. */
    int paid() throws SQLException {
        return Integer.parseInt(Database.read(database, "SELECT paid FROM orders"));
    }

    String inInbox(String column) throws SQLException {
        return Database.read(database, "SELECT " + column + " FROM wxnotify_inbox");
    }

    List<String> codes() {
        return outcomes.stream().map(Outcome::getCode).toList();
    }

    Outcome last() {
        return outcomes.get(outcomes.size() - 1);
    }

    void awaitOutcomes(int count) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (outcomes.size() < count) {
            if (System.nanoTime() > until) {
                throw new AssertionError("no " + count + " outcomes came: " + outcomes);
            }
            Thread.sleep(5);
        }
    }

    @Override
    public void close() {
        parser.close();
        platform.close();
    }
}

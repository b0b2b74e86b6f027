package io.github.wxnotify.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.inbox.Inbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthContributorRegistry;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

/** The inbox's health in the actuator, where it is asked for. */
class HealthTest {
    @TempDir
    Path folder;

    private Application application(String... properties) {
        String[] all = new String[properties.length + 3];
        System.arraycopy(properties, 0, all, 0, properties.length);
        all[properties.length] = Application.NO_DATABASE;
        all[properties.length + 1] = "--wxnotify.inbox.sqlite=" + folder.resolve("inbox.db");
        all[properties.length + 2] = "--wxnotify.inbox.max-attempts=1";
        return new Application(StarterTest.Counting.class, all);
    }

    private static Health health(Application application) {
        HealthIndicator indicator =
                (HealthIndicator) application.context.getBean(HealthContributorRegistry.class).getContributor("wxnotify");
        return indicator == null ? null : indicator.health();
    }

    @Test
    void itIsThereWhereItIsAskedForAlone() {
        try (Application application = application()) {
            assertNull(health(application));
        }
    }

    @Test
    void aDeadLetterIsDown() throws Exception {
        try (Application application = application("--wxnotify.health.enabled=true")) {
            Health well = health(application);
            assertEquals(Status.UP, well.getStatus());
            assertEquals(Map.of("problems", List.of(), "waiting", 0L, "dead", 0L), well.getDetails());
            Inbox inbox = application.context.getBean(Inbox.class);
            io.github.wxnotify.Notification payment;
            try (io.github.wxnotify.NotificationParser parser = Application.PLATFORM.parser()) {
                io.github.wxnotify.testing.Delivery sent = Application.payment(100);
                payment = parser.parse(sent.getHeaders(), sent.getBody());
            }
            inbox.inTransaction(connection -> inbox.store(connection, payment));
            inbox.inTransaction(connection -> inbox.fail(connection, inbox.take(connection).getLease(), "no stock"));
            Health dead = health(application);
            assertEquals(Status.DOWN, dead.getStatus());
            assertEquals(1L, dead.getDetails().get("dead"));
            assertTrue(dead.getDetails().get("problems").toString().contains("dead letters"), dead.toString());
        }
        try (Application application = application("--wxnotify.health.enabled=true", "--wxnotify.health.max-dead=1")) {
            assertEquals(Status.UP, health(application).getStatus());
        }
    }

    @Test
    void aDatabaseThatCannotBeReadIsDown() throws Exception {
        try (Application application = application("--wxnotify.health.enabled=true")) {
            Inbox inbox = application.context.getBean(Inbox.class);
            inbox.inAutocommit(connection -> connection.createStatement().executeUpdate("DROP TABLE wxnotify_inbox"));
            Health health = health(application);
            assertEquals(Status.DOWN, health.getStatus());
            assertTrue(health.getDetails().get("error").toString().contains("INBOX_SCHEMA")
                    || health.getDetails().get("error").toString().contains("InboxException"), health.toString());
        }
        assertTrue(Files.exists(folder.resolve("inbox.db")));
    }
}

package io.github.wxnotify.spring;

import io.github.wxnotify.inbox.Inbox;
import io.github.wxnotify.inbox.Stats;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/** The inbox's health in Spring Boot's actuator, for an alarm. */
final class InboxHealthIndicator extends AbstractHealthIndicator {
    private final Inbox inbox;
    private final WxNotifyProperties.Health limits;

    InboxHealthIndicator(Inbox inbox, WxNotifyProperties.Health limits) {
        super("the inbox's database cannot be read");
        this.inbox = inbox;
        this.limits = limits;
    }

    @Override
    protected void doHealthCheck(Health.Builder told) throws Exception {
        io.github.wxnotify.inbox.Health health =
                inbox.inAutocommit(connection -> inbox.health(connection, limits.maxWaiting, limits.maxDead));
        Stats stats = health.getStats();
        told.status(health.isHealthy() ? "UP" : "DOWN")
                .withDetail("problems", health.getProblems())
                .withDetail("waiting", stats.getWaiting())
                .withDetail("dead", stats.getDead());
    }
}

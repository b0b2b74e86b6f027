package io.github.wxnotify.inbox;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether all is well with an inbox: for alarms. Immutable. */
public final class Health {
    private final boolean healthy;
    private final List<String> problems;
    private final Stats stats;

    Health(Map<?, ?> health) {
        healthy = (Boolean) health.get("healthy");
        List<?> told = (List<?>) health.get("problems");
        problems = Collections.unmodifiableList(told.stream().map(Object::toString).collect(Collectors.toList()));
        stats = new Stats((Map<?, ?>) health.get("stats"));
    }

    /**
     * Whether there is no problem.
     *
     * @return true where nothing has to be done
     */
    public boolean isHealthy() {
        return healthy;
    }

    /**
     * What is wrong and what to do, for people.
     *
     * @return a sentence each; none where all is well
     */
    public List<String> getProblems() {
        return problems;
    }

    /**
     * What was counted.
     *
     * @return the counts
     */
    public Stats getStats() {
        return stats;
    }

    /** The problems and the counts. */
    @Override
    public String toString() {
        return "Health[healthy=" + healthy + ", problems=" + problems + ", stats=" + stats + "]";
    }
}

package io.github.wxnotify.handler;

import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The hook unless another is given: one line for each failure. */
final class WarningLog implements Consumer<Outcome> {
    private static final Logger LOGGER = Logger.getLogger("io.github.wxnotify.handler");

    @Override
    public void accept(Outcome outcome) {
        if (outcome.getError() == null) {
            return;
        }
        String line = outcome.getCode() + ": " + outcome.getError().getMessage()
                + (outcome.getRequestId() == null ? "" : " (Request-ID " + outcome.getRequestId() + ")");
        LOGGER.warning(line);
        // What the merchant's own code threw may say more than belongs into a warning.
        if (outcome.getCode().equals("HANDLER_FAILED") && outcome.getError().getCause() != null) {
            LOGGER.log(Level.SEVERE, "the callback failed", outcome.getError().getCause());
        }
    }

    static void hookFailed(Throwable error) {
        LOGGER.warning("the handler's observe hook threw " + error.getClass().getName());
    }
}

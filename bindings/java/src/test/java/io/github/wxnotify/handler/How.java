package io.github.wxnotify.handler;

/** How a handler works: without an inbox, or in one of its modes. */
enum How {
    NONE, TRANSACTION, LEASED, STORED;

    /** A handler of the shop's, whose outcomes are kept. */
    NotificationHandler.Builder handler(Shop shop) {
        return this == NONE
                ? NotificationHandler.builder(shop.parser).observe(shop.outcomes::add)
                : shop.handler().mode(Mode.valueOf(name()));
    }

    /** Works on what is stored, until none waits. */
    void workOff(NotificationHandler handler) {
        boolean hasWorked = this == STORED;
        while (hasWorked) {
            hasWorked = handler.workOnce();
        }
    }
}

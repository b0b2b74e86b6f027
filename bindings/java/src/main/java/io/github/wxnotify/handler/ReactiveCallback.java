package io.github.wxnotify.handler;

import org.reactivestreams.Publisher;

/** What a reactive merchant does with a notification. */
@FunctionalInterface
public interface ReactiveCallback {
    /**
     * Takes a notification. It must not block.
     *
     * @param delivery the notification, and the inbox's connection
     * @return is subscribed to once; its completion is success, its values are passed over, and where it fails WeChat Pay sends the
     *     notification again
     * @throws Exception is a failure, too
     */
    Publisher<?> receive(ReactiveDelivery delivery) throws Exception;
}

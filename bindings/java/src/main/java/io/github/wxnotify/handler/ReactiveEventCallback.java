package io.github.wxnotify.handler;

import io.github.wxnotify.events.Event;
import org.reactivestreams.Publisher;

/**
 * What a reactive merchant does with an event of one class.
 *
 * @param <E> the class
 */
@FunctionalInterface
public interface ReactiveEventCallback<E extends Event> {
    /**
     * Takes an event. It must not block.
     *
     * @param event the event
     * @param delivery the notification, and the inbox's connection
     * @return is subscribed to once; its completion is success, its values are passed over, and where it fails WeChat Pay sends the
     *     notification again
     * @throws Exception is a failure, too
     */
    Publisher<?> receive(E event, ReactiveDelivery delivery) throws Exception;
}

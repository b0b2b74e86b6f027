<?php

declare(strict_types=1);

namespace WxNotify;

use PDO;
use WxNotify\Events\Event;

/** A notification on its way through a {@see NotificationHandler}: what your function gets. */
final class Delivery
{
    private ?Event $event = null;

    /** @internal */
    public function __construct(
        /** The notification. */
        public readonly Notification $notification,
        /**
         * The connection with the inbox's transaction open, so that your writes commit with the notification: in mode `transaction`, and
         * for a worker. Else null. Leave commit and rollBack to the handler.
         */
        public readonly ?PDO $connection = null,
        /** How often it was worked on, this time included. Null without an inbox, which counts. */
        public readonly ?int $attempts = null,
    ) {
    }

    /**
     * The resource as the class of its kind.
     *
     * @throws ContentMismatchException `EVENT_UNTYPED`, as {@see Notification::event()}
     */
    public function event(): Event
    {
        return $this->event ??= $this->notification->event();
    }

    /**
     * The way out: the notification is not processed, WeChat Pay is answered 500 and sends it again, and nothing of the inbox's
     * transaction stays.
     *
     * @param string $message why: for the answer (cut to 64 characters), `observe`, and the inbox's `last_error`. No secrets
     * @throws HandlerException always
     */
    public function fail(string $message): never
    {
        throw HandlerException::saidBy($message);
    }
}

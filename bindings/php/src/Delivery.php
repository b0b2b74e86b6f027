<?php

declare(strict_types=1);

namespace WxNotify;

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
         * for a worker. Else null. It is what the inbox was given: a PDO, or the connection of Laravel, Doctrine or ThinkPHP, on which a
         * transaction that you begin is a savepoint in the inbox's. Leave the inbox's own to the handler.
         *
         * @var \PDO|\Illuminate\Database\Connection|\Doctrine\DBAL\Connection|\think\db\PDOConnection|null
         */
        public readonly ?object $connection = null,
        /** How often it was worked on, this time included. 1 without an inbox, which counts. */
        public readonly int $attempts = 1,
        private readonly ?\Closure $renew = null,
        private readonly ?string $kind = null,
        /** Whose it is, where the handler serves several merchants; else null. */
        public readonly ?ServedMerchant $merchant = null,
    ) {
    }

    /**
     * The resource as the class that its route has: a deduction that comes to {@see NotificationHandler::onPaid()} is a
     * `TransactionDirect`. Elsewhere that is the class of its kind.
     *
     * @throws ContentMismatchException `EVENT_UNTYPED`, as {@see Notification::event()}
     */
    public function event(): Event
    {
        return $this->event ??= $this->notification->eventAs($this->kind ?? $this->notification->kind);
    }

    /**
     * Prolongs the lease, by its whole length from now on, where the work takes longer: in the modes `leased` and `stored`. It is a
     * transaction of its own, in `stored` on a connection of its own: SQLite, which lets only one write, has none then.
     *
     * @throws InboxException `LEASE_LOST` where it ended already: undo what was done
     * @throws ConfigurationException where the notification is not under a lease
     */
    public function renew(): void
    {
        if ($this->renew === null) {
            throw ConfigurationException::of('lease', 'there is no lease to renew: only the modes leased and stored have one');
        }
        ($this->renew)();
    }

    /**
     * The way out: the notification is not processed, WeChat Pay is answered 500 and sends it again, and nothing of the inbox's
     * transaction stays.
     *
     * @param string $message why: for the answer (cut to 64 characters), the log, `observe`, and the inbox's `last_error`. No secrets
     * @throws HandlerException always
     */
    public function fail(string $message): never
    {
        throw HandlerException::saidBy($message);
    }
}

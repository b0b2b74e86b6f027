<?php

declare(strict_types=1);

namespace WxNotify\Inbox;

use WxNotify\Notification;

/** A stored notification that is to be worked on. */
final class Task
{
    /** @internal */
    public function __construct(
        /** The worker's hold on it. */
        public readonly Lease $lease,
        /** The notification, as it was when it was verified. */
        public readonly Notification $notification,
    ) {
    }
}

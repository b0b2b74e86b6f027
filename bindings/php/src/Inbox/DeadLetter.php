<?php

declare(strict_types=1);

namespace WxNotify\Inbox;

/** A stored notification that failed too often. */
final class DeadLetter
{
    /** @internal */
    public function __construct(
        /** Its key, for {@see \WxNotify\Inbox::retry()} and {@see \WxNotify\Inbox::discard()}. */
        public readonly string $key,
        /** Such as `TRANSACTION.SUCCESS`. */
        public readonly string $eventType,
        /** One of {@see \WxNotify\Kind}. */
        public readonly string $kind,
        /** How often it was worked on. */
        public readonly int $attempts,
        /** When it was first delivered, in seconds since the epoch. */
        public readonly int $firstSeen,
        /** What the last attempt said, or null. */
        public readonly ?string $lastError,
        /** The notification, as {@see \WxNotify\Notification::toJson()} wrote it. */
        public readonly string $notification,
    ) {
    }

    /** @return array<string, mixed> without the notification, which has the resource in it */
    public function __debugInfo(): array
    {
        return ['notification' => '[' . strlen($this->notification) . ' bytes]'] + get_object_vars($this);
    }
}

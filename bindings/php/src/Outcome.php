<?php

declare(strict_types=1);

namespace WxNotify;

/** What became of one request, or of one stored notification: what {@see NotificationHandler} gives to its `observe`. */
final class Outcome
{
    /** Processed. */
    public const SUCCESS = 'SUCCESS';
    /** It had its effect before, or is stored already; answered with success, and nothing done. */
    public const DUPLICATE = 'DUPLICATE';
    /** Written down for a worker. */
    public const STORED = 'STORED';
    /** No route takes it, and `unhandled` is `acknowledge`. */
    public const IGNORED = 'IGNORED';
    /** A stored notification failed for the last time: somebody must look at {@see Inbox::deadLetters()}. */
    public const DEAD = 'DEAD';

    private function __construct(
        /** One of the constants, or one of {@see ErrorCode}. */
        public readonly string $code,
        /** The HTTP status that was answered, or that a worker's notification would have had. */
        public readonly int $status,
        /** How long it took, in seconds. */
        public readonly float $duration,
        /** `Request-ID`, which WeChat Pay's support asks for, or null. Where nothing was verified anybody may have written it. */
        public readonly ?string $requestId,
        /** Such as `TRANSACTION.SUCCESS`; null where nothing was verified. */
        public readonly ?string $eventType,
        /** One of {@see Kind}, or null. */
        public readonly ?string $kind,
        /** The notification's id, or null. */
        public readonly ?string $notificationId,
        /** The merchant's number of the order, refund or the like, or null. */
        public readonly ?string $number,
        /** How often it was worked on, where a worker did; else null. */
        public readonly ?int $attempts,
        /** Why it failed, or null. Its `getPrevious()` is what your own function, or PDO, threw. */
        public readonly ?WxNotifyException $error,
        /** Whether it took longer than the deadline: WeChat Pay may have hung up, and will then find it done when it repeats. */
        public readonly bool $late,
        /** The name of the merchant whose it is, where the handler serves several, and as far as that was found; else null. */
        public readonly ?string $merchant,
    ) {
    }

    /** @internal */
    public static function of(\stdClass $report, ?WxNotifyException $error, float $duration, bool $late): self
    {
        return new self(
            $report->code,
            $report->status,
            $duration,
            $report->request_id,
            $report->event_type,
            $report->kind,
            $report->notification_id,
            $report->number,
            $report->attempts,
            $error,
            $late,
            $report->merchant,
        );
    }
}

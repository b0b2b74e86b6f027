<?php

declare(strict_types=1);

namespace WxNotify\Internal;

use Closure;
use WxNotify\ErrorCode;
use WxNotify\HandlerException;
use WxNotify\Notification;
use WxNotify\Outcome;
use WxNotify\WxNotifyException;

/**
 * What is known of one delivery on its way, and the telling of its outcome: to the merchant's hook, or else to PHP's log.
 *
 * @internal
 */
final class Observer
{
    public ?string $requestId = null;
    public ?Notification $notification = null;
    private readonly int $started;

    /** @param Closure(Outcome): mixed|null $hook */
    public function __construct(private readonly ?Closure $hook, private readonly ?float $deadline)
    {
        $this->started = hrtime(true);
    }

    public function tell(string $code, int $status, ?WxNotifyException $error = null): void
    {
        $duration = (hrtime(true) - $this->started) / 1e9;
        $outcome = new Outcome(
            $code,
            $status,
            $duration,
            $this->requestId,
            $this->notification?->eventType,
            $this->notification?->kind,
            $this->notification?->id,
            $error,
            $this->deadline !== null && $duration > $this->deadline,
        );
        if ($this->hook === null) {
            $this->log($outcome);
            return;
        }
        try {
            ($this->hook)($outcome);
        } catch (\Throwable $thrown) {
            self::line('the handler\'s observe threw ' . get_debug_type($thrown) . ': ' . $thrown->getMessage());
        }
    }

    private function log(Outcome $outcome): void
    {
        $request = $outcome->requestId === null ? '' : ", Request-ID $outcome->requestId";
        if ($outcome->error !== null) {
            $thrown = $outcome->error instanceof HandlerException ? $outcome->error->getPrevious() : null;
            $where = $thrown === null ? '' : " in {$thrown->getFile()}:{$thrown->getLine()}";
            self::line("$outcome->code: {$outcome->error->getMessage()}$where$request");
        }
        if ($outcome->late) {
            self::line(sprintf('%s: it took %.1f s, and WeChat Pay waits for 5; use the mode stored, and a worker%s', ErrorCode::DEADLINE_EXCEEDED, $outcome->duration, $request));
        }
    }

    /** One line, whatever is in it: a header may be an attacker's. */
    private static function line(string $text): void
    {
        error_log('wxnotify: ' . preg_replace('/[\x00-\x1f\x7f]+/', ' ', substr($text, 0, 1000)));
    }
}

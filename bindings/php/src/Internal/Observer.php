<?php

declare(strict_types=1);

namespace WxNotify\Internal;

use Closure;
use Psr\Log\LoggerInterface;
use WxNotify\Outcome;
use WxNotify\WxNotifyException;

/**
 * Tells what became of notifications: to the log, and to the merchant's hook.
 *
 * @internal
 */
final class Observer
{
    /** @param Closure(Outcome): mixed|null $hook */
    public function __construct(private readonly ?Closure $hook, private readonly ?LoggerInterface $logger)
    {
    }

    /**
     * @param \stdClass $report the core's
     * @param float $duration in seconds
     */
    public function tell(\stdClass $report, ?WxNotifyException $error, float $duration = 0.0, bool $late = false): void
    {
        $this->log($report->level, $report->line);
        try {
            if ($this->hook !== null) {
                ($this->hook)(Outcome::of($report, $error, $duration, $late));
            }
        } catch (\Throwable $thrown) {
            ['type' => $type, 'place' => $place] = Failure::ofCallback($thrown);
            $this->log('error', "the handler's observe threw $type at $place");
        }
    }

    /** PHP's own log has no levels, so that what went well is left out of it. */
    public function log(string $level, string $line): void
    {
        if ($this->logger !== null) {
            $this->logger->log($level, "wxnotify: $line");
        } elseif ($level !== 'debug') {
            error_log("wxnotify: $line");
        }
    }
}

<?php

declare(strict_types=1);

namespace WxNotify\Testing;

use Closure;
use WxNotify\ConfigurationException;
use WxNotify\NotificationHandler;
use WxNotify\Response;

/**
 * Brings notifications to a handler as WeChat Pay does, in virtual time, for tests only: what is not taken comes again, freshly signed, after
 * the pauses of the official schedule, a day of them in a moment.
 *
 * The handler goes by the same clock, `clock: $clock->now(...)`; your own code by `$parser->parse($headers, $body, $clock->now())`. By
 * the system's it would refuse what is signed hours ahead.
 */
final class Courier
{
    /** How long WeChat Pay waits for an answer, in seconds. */
    private float $patience = 5.0;
    /** @var Closure(Delivery): object */
    private readonly Closure $handler;
    /** @var list<int> */
    private readonly array $pauses;

    /**
     * @param Platform $platform signs and encrypts
     * @param NotificationHandler|callable(Delivery): object $handler receives, without a socket: a handler, or a function that gives a request
     *     to your application, and returns its response, of PSR-7, of Symfony or Laravel, or this library's:
     *     `fn (Delivery $delivery) => $app->handle($delivery->request(new Psr17Factory(), '/notify'))`
     * @param Clock $clock what the handler goes by; a pause sets it forward
     * @param Schedule|string $schedule when a notification comes again, or its name such as `transfer`
     * @param string $path of the notify_url, for a handler that looks at it
     * @throws ConfigurationException `OPTION_INVALID` for a schedule that is none
     */
    public function __construct(
        private readonly Platform $platform,
        NotificationHandler|callable $handler,
        private readonly Clock $clock,
        Schedule|string $schedule = Schedule::Transaction,
        string $path = '/',
    ) {
        $this->handler = $handler instanceof NotificationHandler
            ? static fn (Delivery $delivery): Response => $handler->handle('POST', $delivery->headers, $delivery->body, $path)
            : $handler(...);
        $this->pauses = Schedule::pausesOf($schedule instanceof Schedule ? $schedule->value : $schedule);
    }

    /**
     * Brings a notification again and again, until it is taken or the schedule ends. It is the same notification each time, with one id,
     * signed and encrypted anew at the clock's time. Call it again, with the same `id:`, for a repetition of what was taken.
     *
     * @param string $eventType as {@see Platform::notification()} takes it
     * @param string|array<mixed> $resource so, too
     * @param mixed ...$options the others of {@see Platform::notification()} by their names, but `now`: `id: 'EV-1'`, `fault: Fault::FORGED`
     * @return non-empty-list<Attempt> the last one tells whether it was taken
     * @throws ConfigurationException `OPTION_INVALID`
     */
    public function deliver(string $eventType, string|array $resource, mixed ...$options): array
    {
        $attempts = [];
        foreach ([0, ...$this->pauses] as $pause) {
            $this->clock->advance($pause);
            $delivery = $this->platform->notification($eventType, $resource, ...['now' => $this->clock->now()] + $options);
            $options = self::identity($delivery) + $options;
            $attempts[] = $attempt = $this->bring($delivery);
            if ($attempt->isTaken()) {
                break;
            }
        }
        return $attempts;
    }

    /** @return array<string, string> what makes the next notification the same, as far as this one has it: one of the faults is no JSON */
    private static function identity(Delivery $delivery): array
    {
        $envelope = json_decode($delivery->body);
        return isset($envelope->id, $envelope->create_time) ? ['id' => $envelope->id, 'createTime' => $envelope->create_time] : [];
    }

    private function bring(Delivery $delivery): Attempt
    {
        $began = hrtime(true);
        try {
            $answer = ($this->handler)($delivery);
        } catch (\Throwable) {
            $answer = null; // a server closes the connection
        }
        // PHP cannot interrupt it, so it is waited for; WeChat Pay has hung up by then.
        $isTooLate = (hrtime(true) - $began) / 1e9 > $this->patience;
        return $answer === null || $isTooLate
            ? new Attempt($this->clock->now(), null, '')
            : new Attempt($this->clock->now(), ...self::read($answer));
    }

    /** @return array{int, string} the status and body of a response */
    private static function read(object $answer): array
    {
        return match (true) {
            $answer instanceof Response => [$answer->status, $answer->body],
            method_exists($answer, 'getContent') => [$answer->getStatusCode(), (string) $answer->getContent()],
            default => [$answer->getStatusCode(), (string) $answer->getBody()],
        };
    }
}

<?php

declare(strict_types=1);

namespace WxNotify\OpenTelemetry;

use OpenTelemetry\API\Globals;
use OpenTelemetry\API\Metrics\CounterInterface;
use OpenTelemetry\API\Metrics\HistogramInterface;
use OpenTelemetry\API\Metrics\MeterInterface;
use OpenTelemetry\API\Metrics\MeterProviderInterface;
use OpenTelemetry\API\Metrics\ObserverInterface;
use OpenTelemetry\API\Trace\SpanKind;
use OpenTelemetry\API\Trace\StatusCode;
use OpenTelemetry\API\Trace\TracerInterface;
use OpenTelemetry\API\Trace\TracerProviderInterface;
use WxNotify\Inbox;
use WxNotify\Inbox\Stats;
use WxNotify\Library;
use WxNotify\Outcome;

/**
 * Metrics and traces of a handler and its inbox, by OpenTelemetry: for a handler's `observe`, and off unless asked for.
 *
 *     $handler = new NotificationHandler($parser, $inbox, observe: new Observer());
 *
 * It needs `open-telemetry/api`; what is measured goes where your SDK sends it, and nowhere without one. Names and units are the same in
 * every language, and `monitoring/` in the repository has a Grafana dashboard and alerts for them:
 *
 * | instrument | unit | attributes |
 * | --- | --- | --- |
 * | counter `wxnotify.deliveries` | `{delivery}` | `code`, `event_type` |
 * | histogram `wxnotify.delivery.duration` | `s` | `code` |
 * | gauges `wxnotify.inbox.waiting`, `wxnotify.inbox.in_work`, `wxnotify.inbox.dead` | `{notification}` | `inbox` |
 * | gauge `wxnotify.inbox.oldest_waiting` | `s` | `inbox` |
 *
 * Each delivery is a span, `process TRANSACTION.SUCCESS`, of kind consumer, with the conventions' `messaging.*` attributes, whose status is
 * an error where the answer was one. No attribute holds a key, or anything of the plaintext.
 */
final class Observer
{
    /** So that what takes 4.5 of WeChat Pay's 5 seconds is told from what takes 5. */
    private const BOUNDARIES = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 4, 4.5, 5, 10];

    /** Four gauges are read one after another: one look at the inbox serves them all. In seconds. */
    private const KEPT = 5.0;

    private readonly TracerInterface $tracer;
    private readonly CounterInterface $deliveries;
    private readonly HistogramInterface $duration;
    private ?Stats $stats = null;
    private float $looked = 0.0;

    /**
     * @param Inbox|null $inbox is looked at whenever metrics are collected, on a connection that it gives, and at most every 5 seconds. Give it
     *     in a worker: in php-fpm each request would look
     * @param MeterProviderInterface|null $meterProvider the global one, unless given
     * @param TracerProviderInterface|null $tracerProvider the global one, unless given
     */
    public function __construct(
        private readonly ?Inbox $inbox = null,
        ?MeterProviderInterface $meterProvider = null,
        ?TracerProviderInterface $tracerProvider = null,
    ) {
        $meter = ($meterProvider ?? Globals::meterProvider())->getMeter('wxnotify', Library::VERSION);
        $this->tracer = ($tracerProvider ?? Globals::tracerProvider())->getTracer('wxnotify', Library::VERSION);
        $this->deliveries = $meter->createCounter(
            'wxnotify.deliveries',
            '{delivery}',
            'Notifications that were answered, or worked on from the inbox.',
        );
        $this->duration = $meter->createHistogram(
            'wxnotify.delivery.duration',
            's',
            'From the request\'s first byte to its answer.',
            ['ExplicitBucketBoundaries' => self::BOUNDARIES],
        );
        if ($inbox !== null) {
            $this->gauge($meter, 'waiting', '{notification}', 'Stored notifications that wait for a worker.', static fn (Stats $of) => $of->waiting);
            $this->gauge($meter, 'in_work', '{notification}', 'Notifications that are being worked on.', static fn (Stats $of) => $of->inWork);
            $this->gauge($meter, 'dead', '{notification}', 'Dead letters: they wait for a person.', static fn (Stats $of) => $of->dead);
            // None waits: that is no time at all.
            $this->gauge($meter, 'oldest_waiting', 's', 'For how long the oldest one has waited.', static fn (Stats $of) => $of->oldestWaiting ?? 0);
        }
    }

    /** Takes an outcome. */
    public function __invoke(Outcome $outcome): void
    {
        $ended = (int) (microtime(true) * 1e6) * 1000;
        $code = ['code' => $outcome->code];
        $this->deliveries->add(1, $code + ($outcome->eventType === null ? [] : ['event_type' => $outcome->eventType]));
        $this->duration->record($outcome->duration, $code);
        $span = $this->tracer->spanBuilder(rtrim("process $outcome->eventType"))
            ->setSpanKind(SpanKind::KIND_CONSUMER)
            ->setStartTimestamp($ended - (int) ($outcome->duration * 1e9))
            ->setAttributes(self::attributes($outcome))
            ->startSpan();
        if ($outcome->error !== null) {
            // Its message names the field and the fix, and never a secret.
            $span->setStatus(StatusCode::STATUS_ERROR, $outcome->error->getMessage());
        }
        $span->end($ended);
    }

    /** @return array<string, string|int|bool> */
    private static function attributes(Outcome $outcome): array
    {
        return array_filter([
            'messaging.system' => 'wechatpay',
            'messaging.operation.name' => 'process',
            'messaging.operation.type' => 'process',
            'messaging.destination.name' => $outcome->eventType,
            'messaging.message.id' => $outcome->notificationId,
            'http.response.status_code' => $outcome->status,
            'error.type' => $outcome->error === null ? null : $outcome->code,
            'wxnotify.code' => $outcome->code,
            'wxnotify.kind' => $outcome->kind,
            'wxnotify.request_id' => $outcome->requestId,
            'wxnotify.attempts' => $outcome->attempts,
            'wxnotify.late' => $outcome->late,
        ], static fn (mixed $value): bool => $value !== null);
    }

    /** @param \Closure(Stats): int $read */
    private function gauge(MeterInterface $meter, string $name, string $unit, string $description, \Closure $read): void
    {
        $attributes = ['inbox' => $this->inbox->settings()['name'] ?? ''];
        // It is detached when this object goes.
        $meter->createObservableGauge("wxnotify.inbox.$name", $unit, $description)->observe(
            fn (ObserverInterface $observer) => $observer->observe($read($this->look()), $attributes),
        );
    }

    private function look(): Stats
    {
        $now = hrtime(true) / 1e9;
        if ($this->stats === null || $now - $this->looked >= self::KEPT) {
            $this->stats = $this->inbox->stats($this->inbox->connection());
            $this->looked = $now;
        }
        return $this->stats;
    }
}

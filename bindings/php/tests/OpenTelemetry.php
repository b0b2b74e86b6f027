<?php

declare(strict_types=1);

// Of OpenTelemetry's API (open-telemetry/api 1.8), which Debian does not have, what the observer calls: its public interfaces; and
// providers that keep what they are told.

namespace OpenTelemetry\API\Metrics {
    interface MeterProviderInterface
    {
        public function getMeter(string $name, ?string $version = null, ?string $schemaUrl = null, iterable $attributes = []): MeterInterface;
    }

    interface MeterInterface
    {
        public function createCounter(string $name, ?string $unit = null, ?string $description = null, array $advisory = []): CounterInterface;

        public function createHistogram(string $name, ?string $unit = null, ?string $description = null, array $advisory = []): HistogramInterface;

        public function createObservableGauge(
            string $name,
            ?string $unit = null,
            ?string $description = null,
            array|callable $advisory = [],
            callable ...$callbacks,
        ): ObservableGaugeInterface;
    }

    interface CounterInterface
    {
        public function add(float|int $amount, iterable $attributes = [], mixed $context = null): void;
    }

    interface HistogramInterface
    {
        public function record(float|int $amount, iterable $attributes = [], mixed $context = null): void;
    }

    interface ObservableGaugeInterface
    {
        public function observe(callable $callback): ObservableCallbackInterface;
    }

    interface ObservableCallbackInterface
    {
        public function detach(): void;
    }

    interface ObserverInterface
    {
        public function observe(float|int $amount, iterable $attributes = []): void;
    }
}

namespace OpenTelemetry\API\Trace {
    interface TracerProviderInterface
    {
        public function getTracer(string $name, ?string $version = null, ?string $schemaUrl = null, iterable $attributes = []): TracerInterface;
    }

    interface TracerInterface
    {
        public function spanBuilder(string $spanName): SpanBuilderInterface;
    }

    interface SpanBuilderInterface
    {
        public function setAttributes(iterable $attributes): SpanBuilderInterface;

        public function setStartTimestamp(int $timestampNanos): SpanBuilderInterface;

        public function setSpanKind(int $spanKind): SpanBuilderInterface;

        public function startSpan(): SpanInterface;
    }

    interface SpanInterface
    {
        public function setStatus(string $code, ?string $description = null): SpanInterface;

        public function end(?int $endEpochNanos = null): void;
    }

    interface SpanKind
    {
        public const KIND_CONSUMER = 4;
    }

    interface StatusCode
    {
        public const STATUS_ERROR = 'Error';
    }
}

namespace WxNotify\Tests {
    use OpenTelemetry\API\Metrics;
    use OpenTelemetry\API\Trace;

    /** Both providers, and all instruments: what they were told. */
    final class Collected implements
        Metrics\MeterProviderInterface,
        Metrics\MeterInterface,
        Trace\TracerProviderInterface,
        Trace\TracerInterface
    {
        /** @var array<string, string> by the instrument's name */
        public array $units = [];
        /** @var array<string, array<mixed>> by the instrument's name */
        public array $advice = [];
        /** @var list<array{string, float|int, array<string, mixed>}> name, amount and attributes */
        public array $points = [];
        /** @var array<string, callable> by the gauge's name */
        public array $gauges = [];
        /** @var list<array<string, mixed>> */
        public array $spans = [];

        public function getMeter(string $name, ?string $version = null, ?string $schemaUrl = null, iterable $attributes = []): Metrics\MeterInterface
        {
            return $this;
        }

        public function getTracer(string $name, ?string $version = null, ?string $schemaUrl = null, iterable $attributes = []): Trace\TracerInterface
        {
            return $this;
        }

        public function createCounter(string $name, ?string $unit = null, ?string $description = null, array $advisory = []): Metrics\CounterInterface
        {
            return $this->instrument($name, $unit, $advisory);
        }

        public function createHistogram(string $name, ?string $unit = null, ?string $description = null, array $advisory = []): Metrics\HistogramInterface
        {
            return $this->instrument($name, $unit, $advisory);
        }

        public function createObservableGauge(
            string $name,
            ?string $unit = null,
            ?string $description = null,
            array|callable $advisory = [],
            callable ...$callbacks,
        ): Metrics\ObservableGaugeInterface {
            $this->units[$name] = (string) $unit;
            return new class ($this, $name) implements Metrics\ObservableGaugeInterface, Metrics\ObservableCallbackInterface {
                public function __construct(private readonly Collected $of, private readonly string $name)
                {
                }

                public function observe(callable $callback): Metrics\ObservableCallbackInterface
                {
                    $this->of->gauges[$this->name] = $callback;
                    return $this;
                }

                public function detach(): void
                {
                    unset($this->of->gauges[$this->name]);
                }
            };
        }

        /** @return array<string, array{float|int, array<string, mixed>}> what the gauges say now */
        public function collect(): array
        {
            $this->points = [];
            foreach ($this->gauges as $name => $callback) {
                $callback($this->instrument($name, $this->units[$name], []));
            }
            return array_combine(array_column($this->points, 0), array_map(fn (array $point) => array_slice($point, 1), $this->points));
        }

        public function spanBuilder(string $spanName): Trace\SpanBuilderInterface
        {
            return new class ($this, $spanName) implements Trace\SpanBuilderInterface, Trace\SpanInterface {
                /** @var array<string, mixed> */
                private array $span;

                public function __construct(private readonly Collected $of, string $name)
                {
                    $this->span = ['name' => $name, 'status' => 'Unset', 'description' => null];
                }

                public function setAttributes(iterable $attributes): static
                {
                    $this->span['attributes'] = $attributes;
                    return $this;
                }

                public function setStartTimestamp(int $timestampNanos): static
                {
                    $this->span['start'] = $timestampNanos;
                    return $this;
                }

                public function setSpanKind(int $spanKind): static
                {
                    $this->span['kind'] = $spanKind;
                    return $this;
                }

                public function startSpan(): static
                {
                    return $this;
                }

                public function setStatus(string $code, ?string $description = null): static
                {
                    $this->span = ['status' => $code, 'description' => $description] + $this->span;
                    return $this;
                }

                public function end(?int $endEpochNanos = null): void
                {
                    $this->of->spans[] = $this->span + ['end' => $endEpochNanos];
                }
            };
        }

        private function instrument(string $name, ?string $unit, array $advisory): object
        {
            $this->units[$name] = (string) $unit;
            $this->advice[$name] = $advisory;
            return new class ($this, $name) implements Metrics\CounterInterface, Metrics\HistogramInterface, Metrics\ObserverInterface {
                public function __construct(private readonly Collected $of, private readonly string $name)
                {
                }

                public function add(float|int $amount, iterable $attributes = [], mixed $context = null): void
                {
                    $this->of->points[] = [$this->name, $amount, $attributes];
                }

                public function record(float|int $amount, iterable $attributes = [], mixed $context = null): void
                {
                    $this->add($amount, $attributes);
                }

                public function observe(float|int $amount, iterable $attributes = []): void
                {
                    $this->add($amount, $attributes);
                }
            };
        }
    }
}

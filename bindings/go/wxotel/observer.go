// Package wxotel has metrics and traces of a handler and its inbox, by OpenTelemetry. It is a module of its own, so that who does not use
// OpenTelemetry does not inherit it.
//
//	observer, err := wxotel.New(wxotel.WithInbox(inbox))
//	handler, err := wxhttp.New(parser, wxhttp.WithInbox(inbox), wxhttp.WithObserver(observer.Observe))
//
// What is measured goes where your OpenTelemetry SDK sends it, and nowhere without one. Names and units are the same in every language, and
// the repository's monitoring/ has a Grafana dashboard and alerts for them:
//
//   - counter wxnotify.deliveries, {delivery}: code, event_type
//   - histogram wxnotify.delivery.duration, s: code
//   - gauges wxnotify.inbox.waiting, wxnotify.inbox.in_work and wxnotify.inbox.dead, {notification}: inbox
//   - gauge wxnotify.inbox.oldest_waiting, s: inbox
//
// Each delivery is a span, "process TRANSACTION.SUCCESS", of kind consumer, with the conventions' messaging.* attributes, whose status is
// an error where the answer was one. It begins when the delivery did. No attribute holds a key, or anything of the plaintext.
package wxotel

import (
	"context"
	"errors"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/internal/hook"
	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxinbox"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/metric"
	"go.opentelemetry.io/otel/trace"
)

// boundaries tell what takes 4.5 of WeChat Pay's 5 seconds from what takes 5.
var boundaries = []float64{0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 4, 4.5, 5, 10}

// Observer counts and times each outcome, and makes a span of it. All goroutines may use it.
type Observer struct {
	tracer     trace.Tracer
	deliveries metric.Int64Counter
	duration   metric.Float64Histogram
}

// Option is one of the options of [New].
type Option func(*options)

type options struct {
	inbox  *wxinbox.Inbox
	meters metric.MeterProvider
	traces trace.TracerProvider
}

// WithInbox has the inbox looked at whenever metrics are collected, over a connection of its own. Give it in one process, or take the
// highest of all.
func WithInbox(inbox *wxinbox.Inbox) Option { return func(o *options) { o.inbox = inbox } }

// WithMeterProvider has metrics go there, and not to the global provider.
func WithMeterProvider(provider metric.MeterProvider) Option {
	return func(o *options) { o.meters = provider }
}

// WithTracerProvider has spans go there, and not to the global provider.
func WithTracerProvider(provider trace.TracerProvider) Option {
	return func(o *options) { o.traces = provider }
}

// New makes an observer, whose Observe is for [wxhttp.WithObserver].
//
// Errors: those of the meter provider.
func New(given ...Option) (*Observer, error) {
	o := options{meters: otel.GetMeterProvider(), traces: otel.GetTracerProvider()}
	for _, option := range given {
		option(&o)
	}
	meter := o.meters.Meter("wxnotify", metric.WithInstrumentationVersion(wxnotify.Version()))
	deliveries, err := meter.Int64Counter("wxnotify.deliveries", metric.WithUnit("{delivery}"),
		metric.WithDescription("Notifications that were answered, or worked on from the inbox."))
	if err != nil {
		return nil, err
	}
	duration, err := meter.Float64Histogram("wxnotify.delivery.duration", metric.WithUnit("s"),
		metric.WithDescription("From the request's first byte to its answer."), metric.WithExplicitBucketBoundaries(boundaries...))
	if err != nil {
		return nil, err
	}
	if o.inbox != nil {
		if err := watch(meter, o.inbox); err != nil {
			return nil, err
		}
	}
	tracer := o.traces.Tracer("wxnotify", trace.WithInstrumentationVersion(wxnotify.Version()))
	return &Observer{tracer, deliveries, duration}, nil
}

// Observe takes an outcome.
func (o *Observer) Observe(ctx context.Context, outcome wxhttp.Outcome) {
	code := attribute.String("code", string(outcome.Code))
	counted, name := []attribute.KeyValue{code}, "process"
	if outcome.EventType != "" {
		counted = append(counted, attribute.String("event_type", outcome.EventType))
		name += " " + outcome.EventType
	}
	o.deliveries.Add(ctx, 1, metric.WithAttributes(counted...))
	o.duration.Record(ctx, outcome.Duration.Seconds(), metric.WithAttributes(code))
	ended := time.Now()
	_, span := o.tracer.Start(ctx, name, trace.WithSpanKind(trace.SpanKindConsumer), trace.WithTimestamp(ended.Add(-outcome.Duration)),
		trace.WithAttributes(attributesOf(outcome)...))
	if outcome.Err != nil {
		span.SetStatus(codes.Error, messageOf(outcome.Err))
	}
	span.End(trace.WithTimestamp(ended))
}

func attributesOf(outcome wxhttp.Outcome) []attribute.KeyValue {
	attributes := []attribute.KeyValue{
		attribute.String("messaging.system", "wechatpay"),
		attribute.String("messaging.operation.name", "process"),
		attribute.String("messaging.operation.type", "process"),
		attribute.Int("http.response.status_code", outcome.Status),
		attribute.String("wxnotify.code", string(outcome.Code)),
		attribute.Bool("wxnotify.late", outcome.Late),
	}
	given := func(name, value string) {
		if value != "" {
			attributes = append(attributes, attribute.String(name, value))
		}
	}
	given("messaging.destination.name", outcome.EventType)
	given("messaging.message.id", outcome.NotificationID)
	given("wxnotify.kind", string(outcome.Kind))
	given("wxnotify.request_id", outcome.RequestID)
	if outcome.Err != nil {
		given("error.type", string(outcome.Code))
	}
	if outcome.Attempts != 0 {
		attributes = append(attributes, attribute.Int64("wxnotify.attempts", outcome.Attempts))
	}
	return attributes
}

// messageOf is the library's own message, which names the field and the fix, and never a secret. What is beneath it is a driver's, say.
func messageOf(err error) string {
	var known *wxnotify.Error
	if errors.As(err, &known) {
		return known.Message
	}
	return ""
}

// watch has the inbox's gauges read by one look at it.
func watch(meter metric.Meter, inbox *wxinbox.Inbox) error {
	name, _ := hook.InboxSettings(inbox)["name"].(string)
	of := metric.WithAttributes(attribute.String("inbox", name))
	var problems error
	gauge := func(name, unit, description string) metric.Int64ObservableGauge {
		made, err := meter.Int64ObservableGauge("wxnotify.inbox."+name, metric.WithUnit(unit), metric.WithDescription(description))
		problems = errors.Join(problems, err)
		return made
	}
	const notifications = "{notification}"
	waiting := gauge("waiting", notifications, "Stored notifications that wait for a worker.")
	inWork := gauge("in_work", notifications, "Notifications that are being worked on.")
	dead := gauge("dead", notifications, "Dead letters: they wait for a person.")
	oldest := gauge("oldest_waiting", "s", "For how long the oldest one has waited.")
	if problems != nil {
		return problems
	}
	_, err := meter.RegisterCallback(func(ctx context.Context, observer metric.Observer) error {
		stats, err := inbox.Stats(ctx, inbox.DB())
		if err != nil {
			return err
		}
		observer.ObserveInt64(waiting, stats.Waiting, of)
		observer.ObserveInt64(inWork, stats.InWork, of)
		observer.ObserveInt64(dead, stats.Dead, of)
		observer.ObserveInt64(oldest, int64(stats.OldestWaiting.Seconds()), of)
		return nil
	}, waiting, inWork, dead, oldest)
	return err
}

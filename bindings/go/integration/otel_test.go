package integration

import (
	"context"
	"errors"
	"fmt"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/wxhttp"
	"github.com/wxnotify/wxnotify-go/wxinbox"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
	"github.com/wxnotify/wxnotify-go/wxotel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/metric/metricdata"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
	"go.opentelemetry.io/otel/trace"
)

// Metrics and spans, as OpenTelemetry's own SDK collects them.

type collected struct {
	reader *metric.ManualReader
	spans  *tracetest.InMemoryExporter
	option wxhttp.Option
}

func collect(t *testing.T, options ...wxotel.Option) *collected {
	t.Helper()
	c := &collected{reader: metric.NewManualReader(), spans: tracetest.NewInMemoryExporter()}
	options = append(options, wxotel.WithMeterProvider(metric.NewMeterProvider(metric.WithReader(c.reader))),
		wxotel.WithTracerProvider(sdktrace.NewTracerProvider(sdktrace.WithSyncer(c.spans))))
	c.option = wxhttp.WithObserver(must(wxotel.New(options...))(t).Observe)
	return c
}

// metrics are all points, by metric, unit and attributes: a number, or what a histogram counted.
func (c *collected) metrics(t *testing.T) map[string]string {
	t.Helper()
	var data metricdata.ResourceMetrics
	check(t, c.reader.Collect(ctx, &data))
	found := map[string]string{}
	for _, scope := range data.ScopeMetrics {
		is(t, scope.Scope.Name, "wxnotify")
		is(t, scope.Scope.Version, wxnotify.Version())
		for _, m := range scope.Metrics {
			point := func(of attribute.Set, value any) {
				found[strings.TrimSpace(fmt.Sprintf("%s %s %s", m.Name, m.Unit, of.Encoded(attribute.DefaultEncoder())))] = fmt.Sprint(value)
			}
			switch points := m.Data.(type) {
			case metricdata.Sum[int64]:
				for _, p := range points.DataPoints {
					point(p.Attributes, p.Value)
				}
			case metricdata.Gauge[int64]:
				for _, p := range points.DataPoints {
					point(p.Attributes, p.Value)
				}
			case metricdata.Histogram[float64]:
				for _, p := range points.DataPoints {
					point(p.Attributes, p.Count)
					if p.Sum <= 0 || p.Sum > 5 || !slices.Contains(p.Bounds, 4.5) || !slices.Contains(p.Bounds, 5) {
						t.Errorf("%s is %+v", m.Name, p)
					}
				}
			}
		}
	}
	return found
}

var errSecret = errors.New("the secret word")

// observed is a handler that fails at orders called BAD.
func observed(t *testing.T, c *collected, options ...wxhttp.Option) *endpoint {
	t.Helper()
	e := &endpoint{t: t}
	e.handler = must(wxhttp.New(platform().Parser(), append(options, c.option,
		wxhttp.OnPaid(func(_ context.Context, payment *events.TransactionDirect, _ *wxhttp.Delivery) error {
			if payment.OutTradeNo == "BAD" {
				return errSecret
			}
			return nil
		}))...))(t)
	server := httptest.NewServer(e.handler)
	t.Cleanup(server.Close)
	e.url = server.URL
	return e
}

func paymentOf(t *testing.T, number string, options ...wxnotifytest.NotificationOption) *wxnotifytest.Delivery {
	t.Helper()
	resource := must(wxnotifytest.Sample("TRANSACTION.SUCCESS", map[string]any{"out_trade_no": number}))(t)
	return must(platform().Notification("TRANSACTION.SUCCESS", resource, options...))(t)
}

func TestOutcomesAreCountedByCodeAndTimed(t *testing.T) {
	c := collect(t)
	e := observed(t, c)
	is(t, e.post(paymentOf(t, "A1")), success)
	is(t, e.post(paymentOf(t, "A2")), success)
	is(t, e.post(paymentOf(t, "A3", wxnotifytest.Forged))[:3], "401")
	is(t, fmt.Sprint(c.metrics(t)), fmt.Sprint(map[string]string{
		"wxnotify.deliveries {delivery} code=SUCCESS,event_type=TRANSACTION.SUCCESS": "2",
		"wxnotify.deliveries {delivery} code=SIGNATURE_INVALID":                      "1",
		"wxnotify.delivery.duration s code=SUCCESS":                                  "2",
		"wxnotify.delivery.duration s code=SIGNATURE_INVALID":                        "1",
	}))
}

func TestEachDeliveryIsASpanWithoutSecrets(t *testing.T) {
	c := collect(t)
	e := observed(t, c)
	is(t, e.post(paymentOf(t, "A1", wxnotifytest.WithID("N1"), wxnotifytest.WithRequestID("R1"))), success)
	is(t, e.post(paymentOf(t, "BAD"))[:3], "500")
	spans := c.spans.GetSpans()
	if len(spans) != 2 {
		t.Fatalf("%d spans", len(spans))
	}
	good, bad := spans[0], spans[1]
	attributes := attribute.NewSet(good.Attributes...)
	is(t, good.Name, "process TRANSACTION.SUCCESS")
	is(t, good.SpanKind, trace.SpanKindConsumer)
	is(t, good.Status.Code, codes.Unset)
	is(t, attributes.Encoded(attribute.DefaultEncoder()), "http.response.status_code=200,messaging.destination.name=TRANSACTION.SUCCESS,"+
		"messaging.message.id=N1,messaging.operation.name=process,messaging.operation.type=process,messaging.system=wechatpay,"+
		"wxnotify.code=SUCCESS,wxnotify.kind=transaction.direct,wxnotify.late=false,wxnotify.request_id=R1")
	if took := good.EndTime.Sub(good.StartTime); took <= 0 || took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
	is(t, bad.Status.Code, codes.Error)
	failed := attribute.NewSet(bad.Attributes...)
	for _, name := range []attribute.Key{"error.type", "wxnotify.code"} {
		value, _ := failed.Value(name)
		is(t, value.AsString(), "HANDLER_FAILED")
	}
	if all := fmt.Sprintf("%+v", bad); strings.Contains(all, errSecret.Error()) {
		t.Errorf("the span is %s", all)
	}
}

func TestTheInboxIsLookedAtWhenMetricsAreCollected(t *testing.T) {
	s := newShop(t, "sqlite", wxinbox.WithName("shop"))
	c := collect(t, wxotel.WithInbox(s.inbox))
	e := observed(t, c, wxhttp.WithInbox(s.inbox), wxhttp.WithMode(wxhttp.Stored))
	is(t, e.post(paymentOf(t, "A1")), success)
	is(t, e.post(paymentOf(t, "A2")), success)
	metrics := c.metrics(t)
	oldest := metrics["wxnotify.inbox.oldest_waiting s inbox=shop"]
	if len(oldest) != 1 || oldest > "5" {
		t.Errorf("the oldest waits for %q s", oldest)
	}
	is(t, metrics["wxnotify.inbox.waiting {notification} inbox=shop"], "2")
	is(t, metrics["wxnotify.inbox.in_work {notification} inbox=shop"], "0")
	is(t, metrics["wxnotify.inbox.dead {notification} inbox=shop"], "0")
	is(t, must(e.handler.WorkOnce(ctx))(t), true)
	is(t, c.metrics(t)["wxnotify.inbox.waiting {notification} inbox=shop"], "1")
	span := c.spans.GetSpans()[2]
	worked := attribute.NewSet(span.Attributes...)
	attempts, _ := worked.Value("wxnotify.attempts")
	is(t, attempts.AsInt64(), 1)
	// A database that cannot be looked at is the reader's error, and hides nothing else.
	check(t, s.db.Close())
	var data metricdata.ResourceMetrics
	isCode(t, c.reader.Collect(ctx, &data), wxnotify.ErrInboxFailed)
}

// The dashboard asks for what there is, by the names that the Prometheus exporter gives it.
func TestTheDashboardAsksForNothingElse(t *testing.T) {
	s := newShop(t, "sqlite")
	c := collect(t, wxotel.WithInbox(s.inbox))
	is(t, observed(t, c).post(paymentOf(t, "A1")), success)
	ends := map[string]string{"wxnotify.deliveries": "_total", "wxnotify.delivery.duration": "_seconds_bucket", "wxnotify.inbox.oldest_waiting": "_seconds"}
	var known []string
	for metric := range c.metrics(t) {
		name, _, _ := strings.Cut(metric, " ")
		known = append(known, strings.ReplaceAll(name, ".", "_")+ends[name])
	}
	board := must(os.ReadFile("../../../monitoring/grafana.json"))(t)
	rules := must(os.ReadFile("../../../monitoring/alerts.yml"))(t)
	asked := regexp.MustCompile(`\bwxnotify_[a-z_]+`).FindAllString(string(board)+string(rules), -1)
	slices.Sort(known)
	slices.Sort(asked)
	is(t, fmt.Sprint(slices.Compact(asked)), fmt.Sprint(known))
}

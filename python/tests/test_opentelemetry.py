"""Metrics and spans, as OpenTelemetry's own SDK collects them."""

import json
import re
from pathlib import Path

import pytest
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

import wxnotify
from wxnotify import opentelemetry, testing

ROOT = Path(__file__).resolve().parent.parent.parent


class Collected:
    def __init__(self, **options):
        self.reader, self.spans = InMemoryMetricReader(), InMemorySpanExporter()
        tracers = TracerProvider()
        tracers.add_span_processor(SimpleSpanProcessor(self.spans))
        providers = {"meter_provider": MeterProvider([self.reader]), "tracer_provider": tracers}
        self.observer = opentelemetry.Observer(**providers, **options)

    def metrics(self):
        """Each metric's unit, and its points: attributes to value, or to count and sum."""
        data = self.reader.get_metrics_data()
        found = [m for r in data.resource_metrics for s in r.scope_metrics for m in s.metrics] if data else []
        return {
            metric.name: (metric.unit, {tuple(sorted(p.attributes.items())): p for p in metric.data.data_points})
            for metric in found
        }


@pytest.fixture
def platform():
    return testing.Platform()


def handle(handler, delivery):
    chunks = [delivery.body]
    return handler.handle("POST", delivery.headers, lambda size: chunks.pop() if chunks else b"").status


def handler_of(platform, collected, **options):
    handler = wxnotify.NotificationHandler(platform.parser(), observe=collected.observer, **options)

    @handler.on_paid
    def paid(event, delivery):
        if event.out_trade_no == "BAD":
            raise ValueError("the secret word")

    return handler


def payment(platform, number, **options):
    return platform.notification(
        "TRANSACTION.SUCCESS", testing.sample("TRANSACTION.SUCCESS", {"out_trade_no": number}), **options
    )


def test_outcomes_are_counted_by_code_and_timed(platform):
    collected = Collected()
    handler = handler_of(platform, collected)
    assert handle(handler, payment(platform, "A1")) == 200
    assert handle(handler, payment(platform, "A2")) == 200
    assert handle(handler, payment(platform, "A3", fault="forged")) == 401
    metrics = collected.metrics()
    unit, points = metrics["wxnotify.deliveries"]
    assert unit == "{delivery}"
    assert {of: point.value for of, point in points.items()} == {
        (("code", "SUCCESS"), ("event_type", "TRANSACTION.SUCCESS")): 2,
        (("code", "SIGNATURE_INVALID"),): 1,
    }
    unit, points = metrics["wxnotify.delivery.duration"]
    point = points[(("code", "SUCCESS"),)]
    assert unit == "s" and point.count == 2 and 0 < point.sum < 5
    assert 4.5 in point.explicit_bounds and 5 in point.explicit_bounds


def test_each_delivery_is_a_span_without_secrets(platform):
    collected = Collected()
    handler = handler_of(platform, collected)
    assert handle(handler, payment(platform, "A1")) == 200
    assert handle(handler, payment(platform, "BAD")) == 500
    good, bad = collected.spans.get_finished_spans()
    assert good.name == "process TRANSACTION.SUCCESS" and good.kind == SpanKind.CONSUMER
    assert good.status.status_code == StatusCode.UNSET and bad.status.status_code == StatusCode.ERROR
    assert good.attributes["messaging.system"] == "wechatpay" and good.attributes["http.response.status_code"] == 200
    assert good.attributes["messaging.message.id"] and "error.type" not in good.attributes
    assert bad.attributes["error.type"] == bad.attributes["wxnotify.code"] == "HANDLER_FAILED"
    assert 0 < good.end_time - good.start_time < 5e9
    assert "secret word" not in repr((bad.attributes, bad.status.description))


def test_the_inbox_is_looked_at_when_metrics_are_collected(platform, tmp_path):
    inbox = wxnotify.Inbox.sqlite(str(tmp_path / "inbox.db"), name="shop")
    with inbox.transaction() as connection:
        inbox.create(connection)
    collected = Collected(inbox=inbox)
    handler = handler_of(platform, collected, inbox=inbox, mode="stored")
    assert handle(handler, payment(platform, "A1")) == 200
    assert handle(handler, payment(platform, "A2")) == 200
    metrics = collected.metrics()
    of_it = (("inbox", "shop"),)
    waiting = {
        name.removeprefix("wxnotify.inbox."): points[of_it].value
        for name, (_, points) in metrics.items()
        if "inbox" in name
    }
    oldest = waiting.pop("oldest_waiting")
    assert waiting == {"waiting": 2, "in_work": 0, "dead": 0} and 0 <= oldest <= 5
    assert metrics["wxnotify.inbox.oldest_waiting"][0] == "s"


def test_the_dashboard_and_the_alerts_ask_for_nothing_else(platform, tmp_path):
    inbox = wxnotify.Inbox.sqlite(str(tmp_path / "inbox.db"))
    with inbox.transaction() as connection:
        inbox.create(connection)
    collected = Collected(inbox=inbox)
    assert handle(handler_of(platform, collected), payment(platform, "A1")) == 200
    # As the Prometheus exporter calls them.
    ends = {
        "wxnotify.deliveries": "_total",
        "wxnotify.delivery.duration": "_seconds_bucket",
        "wxnotify.inbox.oldest_waiting": "_seconds",
    }
    known = {name.replace(".", "_") + ends.get(name, "") for name in collected.metrics()}
    board = (ROOT / "monitoring/grafana.json").read_text(encoding="utf-8")
    rules = (ROOT / "monitoring/alerts.yml").read_text(encoding="utf-8")
    asked = set(re.findall(r"\bwxnotify_[a-z_]+", board + rules))
    assert asked == known
    assert {panel["id"] for panel in json.loads(board)["panels"]} == set(range(1, 11))

"""Metrics and traces of a handler and its inbox, by OpenTelemetry: off unless asked for.

    handler = wxnotify.NotificationHandler(parser, inbox=inbox, observe=wxnotify.opentelemetry.Observer(inbox=inbox))

It needs `opentelemetry-api` 1.30 or later; what is measured goes where your OpenTelemetry SDK sends it, and nowhere without one. Names and units
are the same in every language, and `monitoring/` has a Grafana dashboard and alerts for them:

| instrument | unit | attributes |
| --- | --- | --- |
| counter `wxnotify.deliveries` | `{delivery}` | `code`, `event_type` |
| histogram `wxnotify.delivery.duration` | `s` | `code` |
| gauges `wxnotify.inbox.waiting`, `wxnotify.inbox.in_work`, `wxnotify.inbox.dead` | `{notification}` | `inbox` |
| gauge `wxnotify.inbox.oldest_waiting` | `s` | `inbox` |

Each delivery is a span, `process TRANSACTION.SUCCESS`, of kind consumer, with the conventions' `messaging.*` attributes, whose
status is an error where the answer was one. It begins when the delivery did. No attribute holds a key, or anything of the plaintext.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

from opentelemetry import metrics, trace
from opentelemetry.metrics import CallbackOptions, Observation
from opentelemetry.trace import SpanKind, Status, StatusCode

from ._native import VERSION

if TYPE_CHECKING:
    from .delivery import Outcome
    from .inbox import Inbox, Stats

# So that what takes 4.5 of WeChat Pay's 5 seconds is told from what takes 5.
BOUNDARIES = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 4, 4.5, 5, 10)

_SECONDS_KEPT = 5.0
"""Three gauges are read one after another: one look at the inbox serves them all."""


class Observer:
    """For a handler's `observe`: counts and times each outcome, and makes a span of it."""

    def __init__(
        self,
        *,
        inbox: Inbox | None = None,
        meter_provider: metrics.MeterProvider | None = None,
        tracer_provider: trace.TracerProvider | None = None,
    ) -> None:
        """`inbox` is looked at whenever metrics are collected, over a connection of its own, and at most every 5 seconds; give it in one
        process, or take the highest of all. The providers are the global ones unless given.
        """
        meter = metrics.get_meter("wxnotify", VERSION, meter_provider)
        self._tracer = trace.get_tracer("wxnotify", VERSION, tracer_provider)
        self._deliveries = meter.create_counter(
            "wxnotify.deliveries", "{delivery}", "Notifications that were answered, or worked on from the inbox."
        )
        self._duration = meter.create_histogram(
            "wxnotify.delivery.duration",
            "s",
            "From the request's first byte to its answer.",
            explicit_bucket_boundaries_advisory=BOUNDARIES,
        )
        if inbox is not None:
            _watch(inbox, meter)

    def __call__(self, outcome: Outcome) -> None:
        """Takes an outcome."""
        code = {"code": outcome.code}
        event_type = {"event_type": outcome.event_type} if outcome.event_type else {}
        self._deliveries.add(1, {**code, **event_type})
        self._duration.record(outcome.duration, code)
        ended = time.time_ns()
        span = self._tracer.start_span(
            f"process {outcome.event_type}" if outcome.event_type else "process",
            kind=SpanKind.CONSUMER,
            start_time=ended - int(outcome.duration * 1e9),
            attributes={name: value for name, value in _attributes(outcome).items() if value is not None},
        )
        if outcome.error is not None:
            # Its message names the field and the fix, and never a secret.
            span.set_status(Status(StatusCode.ERROR, outcome.error.message))
        span.end(ended)


def _attributes(outcome: Outcome) -> dict[str, str | int | bool | None]:
    return {
        "messaging.system": "wechatpay",
        "messaging.operation.name": "process",
        "messaging.operation.type": "process",
        "messaging.destination.name": outcome.event_type,
        "messaging.message.id": outcome.notification_id,
        "http.response.status_code": outcome.status,
        "error.type": outcome.code if outcome.error is not None else None,
        "wxnotify.code": outcome.code,
        "wxnotify.kind": outcome.kind,
        "wxnotify.request_id": outcome.request_id,
        "wxnotify.attempts": outcome.attempts,
        "wxnotify.late": outcome.late,
    }


def _watch(inbox: Inbox, meter: metrics.Meter) -> None:
    attributes = {"inbox": str(inbox._options["name"] or "")}
    seen: Stats | None = None
    looked = -_SECONDS_KEPT

    def look() -> Stats:
        nonlocal seen, looked
        if seen is None or time.monotonic() - looked >= _SECONDS_KEPT:
            with inbox.transaction() as connection:
                seen = inbox.stats(connection)
            looked = time.monotonic()
        return seen

    def gauge(name: str, unit: str, description: str, field: str) -> None:
        def observe(_: CallbackOptions) -> Iterable[Observation]:
            # None waits: that is no time at all.
            return [Observation(getattr(look(), field) or 0, attributes)]

        meter.create_observable_gauge(f"wxnotify.inbox.{name}", [observe], unit, description)

    notifications = "{notification}"
    gauge("waiting", notifications, "Stored notifications that wait for a worker.", "waiting")
    gauge("in_work", notifications, "Notifications that are being worked on.", "in_work")
    gauge("dead", notifications, "Dead letters: they wait for a person.", "dead")
    gauge("oldest_waiting", "s", "For how long the oldest one has waited.", "oldest_waiting")

'use strict'

// Metrics and traces of a handler and its inbox, by OpenTelemetry, for who asks for them.

const { SpanKind, SpanStatusCode, metrics, trace } = require('@opentelemetry/api')
const { record } = require('./lib/arguments.js')
const { describe } = require('./lib/describe.js')
const { argumentInvalid } = require('./lib/errors.js')
const { Inbox } = require('./lib/inbox.js')
const { version } = require('./package.json')

/** In seconds: so that what takes 4.5 of WeChat Pay's 5 is told from what takes 5. */
const BOUNDARIES = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 4, 4.5, 5, 10]

function observer(options = {}) {
  const { inbox, meterProvider = metrics, tracerProvider = trace } = record(options, 'options', ['inbox', 'meterProvider', 'tracerProvider'])
  const meter = meterProvider.getMeter('wxnotify', version)
  const tracer = tracerProvider.getTracer('wxnotify', version)
  const deliveries = meter.createCounter('wxnotify.deliveries', {
    unit: '{delivery}',
    description: 'Notifications that were answered, or worked on from the inbox.',
  })
  const duration = meter.createHistogram('wxnotify.delivery.duration', {
    unit: 's',
    description: "From the request's first byte to its answer.",
    advice: { explicitBucketBoundaries: BOUNDARIES },
  })
  if (inbox !== undefined && inbox !== null) watch(inbox, meter)
  return (outcome) => {
    const { code, eventType } = outcome
    deliveries.add(1, { code, ...(eventType && { event_type: eventType }) })
    duration.record(outcome.duration, { code })
    makeSpan(tracer, outcome)
  }
}

function makeSpan(tracer, outcome) {
  const { eventType, duration, error } = outcome
  const endTime = Date.now()
  const span = tracer.startSpan(eventType ? `process ${eventType}` : 'process', {
    kind: SpanKind.CONSUMER,
    startTime: endTime - duration * 1000,
    attributes: attributesOf(outcome),
  })
  // Its message names the field and the fix, and never a secret.
  if (error !== null) span.setStatus({ code: SpanStatusCode.ERROR, message: error.message })
  span.end(endTime)
}

function attributesOf({ code, status, eventType, kind, notificationId, requestId, attempts, late, error }) {
  const known = {
    'messaging.system': 'wechatpay',
    'messaging.operation.name': 'process',
    'messaging.operation.type': 'process',
    'messaging.destination.name': eventType,
    'messaging.message.id': notificationId,
    'http.response.status_code': status,
    'error.type': error === null ? null : code,
    'wxnotify.code': code,
    'wxnotify.kind': kind,
    'wxnotify.request_id': requestId,
    'wxnotify.attempts': attempts,
    'wxnotify.late': late,
  }
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null))
}

/** One look at the inbox, over a connection of its own, for all gauges of a collection. */
function watch(inbox, meter) {
  if (!(inbox instanceof Inbox)) throw argumentInvalid('inbox', `inbox is ${describe(inbox)}; give an Inbox`)
  const attributes = { inbox: Inbox.of(inbox).settings.name ?? '' }
  const gauge = (name, unit, description) => meter.createObservableGauge(`wxnotify.inbox.${name}`, { unit, description })
  const gauges = {
    waiting: gauge('waiting', '{notification}', 'Stored notifications that wait for a worker.'),
    inWork: gauge('in_work', '{notification}', 'Notifications that are being worked on.'),
    dead: gauge('dead', '{notification}', 'Dead letters: they wait for a person.'),
    oldestWaiting: gauge('oldest_waiting', 's', 'For how long the oldest one has waited.'),
  }
  const look = async (result) => {
    const stats = await inbox.transaction((connection) => inbox.stats(connection))
    // None waits: that is no time at all.
    for (const [name, of] of Object.entries(gauges)) result.observe(of, stats[name] ?? 0, attributes)
  }
  meter.addBatchObservableCallback(look, Object.values(gauges))
}

module.exports = { observer }

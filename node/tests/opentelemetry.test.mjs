// Metrics and spans, as OpenTelemetry's own SDK collects them.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { SpanKind, SpanStatusCode } from '@opentelemetry/api'
import { AggregationTemporality, InMemoryMetricExporter, MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { NotificationHandler } from 'wxnotify'
import { observer } from 'wxnotify/opentelemetry'
import { databases } from './databases.mjs'
import { openShop, parser, request } from './shop.mjs'
import { PAID, platform, silent, thrownBy } from './support.mjs'

const database = databases.at(-1)

/** An observer, and what the SDK has of it. */
function collecting(options = {}) {
  const reader = new PeriodicExportingMetricReader({ exporter: new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE), exportIntervalMillis: 1e9 })
  const spans = new InMemorySpanExporter()
  const providers = {
    meterProvider: new MeterProvider({ readers: [reader] }),
    tracerProvider: new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }),
  }
  return {
    observe: observer({ ...providers, ...options }),
    spans: () => spans.getFinishedSpans(),
    /** Each metric's unit, and its points: attributes and value. */
    async metrics() {
      const { resourceMetrics, errors } = await reader.collect()
      assert.deepEqual(errors, [])
      const found = resourceMetrics.scopeMetrics.flatMap(({ metrics }) => metrics)
      return Object.fromEntries(found.map(({ descriptor: { name, unit }, dataPoints }) => [name, { unit, points: dataPoints.map(({ attributes, value }) => [attributes, value]) }]))
    },
  }
}

function handlerOf({ observe }) {
  return new NotificationHandler(parser, { observe, logger: silent }).onPaid(({ resource }) => {
    if (resource.out_trade_no === 'BAD') throw new Error('the secret word')
  })
}

test('outcomes are counted by code, and timed', async () => {
  const collected = collecting()
  const handler = handlerOf(collected)
  for (const id of ['A1', 'A2']) await handler.handle(request(id))
  await handler.handle({ method: 'POST', ...platform.notification('TRANSACTION.SUCCESS', PAID, { fault: 'forged' }) })
  const { 'wxnotify.deliveries': deliveries, 'wxnotify.delivery.duration': duration } = await collected.metrics()
  assert.deepEqual(deliveries, {
    unit: '{delivery}',
    points: [
      [{ code: 'SUCCESS', event_type: 'TRANSACTION.SUCCESS' }, 2],
      [{ code: 'SIGNATURE_INVALID' }, 1],
    ],
  })
  const [[attributes, { count, sum, buckets }]] = duration.points
  assert.deepEqual([duration.unit, attributes, count], ['s', { code: 'SUCCESS' }, 2])
  assert(sum > 0 && sum < 5)
  for (const boundary of [4.5, 5]) assert(buckets.boundaries.includes(boundary))
})

test('each delivery is a span without secrets', async () => {
  const collected = collecting()
  const handler = handlerOf(collected)
  await handler.handle(request('good'))
  await handler.handle(request('bad', { ...PAID, out_trade_no: 'BAD' }))
  const [good, bad] = collected.spans()
  assert.deepEqual([good.name, good.kind], ['process TRANSACTION.SUCCESS', SpanKind.CONSUMER])
  assert.deepEqual([good.status.code, bad.status.code], [SpanStatusCode.UNSET, SpanStatusCode.ERROR])
  const { 'error.type': type, ...attributes } = good.attributes
  assert.equal(type, undefined)
  assert.deepEqual([attributes['messaging.system'], attributes['messaging.message.id'], attributes['http.response.status_code']], ['wechatpay', 'good', 200])
  assert.deepEqual([bad.attributes['error.type'], bad.attributes['wxnotify.code']], ['HANDLER_FAILED', 'HANDLER_FAILED'])
  const seconds = good.duration[0] + good.duration[1] / 1e9
  assert(seconds > 0 && seconds < 5)
  assert.doesNotMatch(JSON.stringify([bad.attributes, bad.status]), new RegExp(`secret word|${PAID.payer.openid}`))
})

test('the inbox is looked at when metrics are collected', async () => {
  const { inbox } = await openShop(database, {}, { name: 'shop' })
  const collected = collecting({ inbox })
  const handler = new NotificationHandler(parser, { inbox, mode: 'stored', observe: collected.observe, logger: silent }).onPaid(() => {})
  for (const id of ['A1', 'A2']) await handler.handle(request(id))
  const metrics = await collected.metrics()
  const gauge = (name) => metrics[`wxnotify.inbox.${name}`]
  for (const [name, value] of Object.entries({ waiting: 2, in_work: 0, dead: 0 })) {
    assert.deepEqual(gauge(name), { unit: '{notification}', points: [[{ inbox: 'shop' }, value]] })
  }
  const { unit, points: [[, oldest]] } = gauge('oldest_waiting')
  assert(unit === 's' && oldest >= 0 && oldest <= 30, `${oldest} ${unit}`)
})

test('the dashboard and the alerts ask for these names, and for nothing else', async () => {
  const { inbox } = await openShop(database)
  const collected = collecting({ inbox })
  await handlerOf(collected).handle(request('A1'))
  // As the Prometheus exporter calls them.
  const ends = { 'wxnotify.deliveries': '_total', 'wxnotify.delivery.duration': '_seconds_bucket', 'wxnotify.inbox.oldest_waiting': '_seconds' }
  const known = Object.keys(await collected.metrics()).map((name) => name.replaceAll('.', '_') + (ends[name] ?? ''))
  const asked = ['grafana.json', 'alerts.yml'].flatMap((name) => readFileSync(new URL(`../../monitoring/${name}`, import.meta.url), 'utf8').match(/\bwxnotify_[a-z_]+/g))
  assert.deepEqual([...new Set(asked)].sort(), known.sort())
})

test('without an SDK it does nothing, and what is no inbox is named', async () => {
  const { status } = await handlerOf({ observe: observer() }).handle(request('A1'))
  assert.equal(status, 200)
  assert.equal(thrownBy(() => observer({ inbox: {} })).code, 'ARGUMENT_INVALID')
  assert.equal(thrownBy(() => observer({ meter: 1 })).field, 'meter')
})

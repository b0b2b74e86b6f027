import type { MeterProvider, TracerProvider } from '@opentelemetry/api'
import type { Inbox, Outcome } from './index'

/**
 * For a handler's `observe`: counts and times each outcome by OpenTelemetry, and makes a span of it.
 *
 * ```js
 * new NotificationHandler(parser, { inbox, observe: observer({ inbox }) })
 * ```
 *
 * It needs `@opentelemetry/api` 1.9 or later; what is measured goes where your OpenTelemetry SDK sends it, and nowhere without one. Names and
 * units are the same in every language, and `monitoring/` in the repository has a Grafana dashboard and alerts for them:
 *
 * | instrument | unit | attributes |
 * | --- | --- | --- |
 * | counter `wxnotify.deliveries` | `{delivery}` | `code`, `event_type` |
 * | histogram `wxnotify.delivery.duration` | `s` | `code` |
 * | gauges `wxnotify.inbox.waiting`, `wxnotify.inbox.in_work`, `wxnotify.inbox.dead` | `{notification}` | `inbox` |
 * | gauge `wxnotify.inbox.oldest_waiting` | `s` | `inbox` |
 *
 * Each delivery is a span, `process TRANSACTION.SUCCESS`, of kind consumer, with the conventions' `messaging.*` attributes, whose status is an
 * error where the answer was one. It begins when the delivery did. No attribute holds a key, or anything of the plaintext.
 *
 * @throws {ArgumentError} `inbox` is none
 */
export function observer(options?: {
  /**
   * Is looked at whenever metrics are collected, over a connection of its own; give it in one process, or take the highest of all.
   */
  inbox?: Inbox<any> | null
  /** The global one unless given. */
  meterProvider?: MeterProvider
  /** The global one unless given. */
  tracerProvider?: TracerProvider
}): (outcome: Outcome) => void

// Run by package.sh in a folder into which the packed package was installed, with nothing else there.
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import * as wxnotify from 'wxnotify'
import { receives } from './exchange.mjs'

const require = createRequire(import.meta.url)

test('the README quickstart receives genuine notifications and refuses others', () =>
  receives(fileURLToPath(new URL('quickstart.mjs', import.meta.url))))

test('the drivers of other libraries load without any of them', async () => {
  assert.equal(typeof (await import('wxnotify/transactions')).ofPrisma, 'function')
})

test('metrics need OpenTelemetry, and nothing else does', () => {
  assert.throws(() => require('wxnotify/opentelemetry'), /@opentelemetry\/api/)
})

test('require works as well, and loads the same', () => {
  assert.equal(require('wxnotify').NotificationParser, wxnotify.NotificationParser)
})

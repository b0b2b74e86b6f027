// Each state that a notification's row can have, in each mode, with a callback that succeeds and one that fails: after a 200
// another connection sees the effect, or what a worker will take up.
import assert from 'node:assert/strict'
import test from 'node:test'
import { Inbox } from 'wxnotify'
import { databases } from './databases.mjs'
import { openShop, parser, request } from './shop.mjs'
import { PAID, platform } from './support.mjs'

function notification() {
  const { headers, body } = platform.notification('TRANSACTION.SUCCESS', PAID, { id: 'n' })
  return parser.parse(headers, body)
}

const kill = async ({ call }) => call('fail', (await call('take')).lease, 'the last time')

/** Each: how the row comes into it, and what transaction or leased answer, where the callback succeeds and fails, and stored. */
const STATES = {
  none: [async () => {}, 200, 500, 200],
  'claimed, and live': [({ call }) => call('claim', notification()), 503, 503, 503],
  'claimed, and expired': [({ past }) => past('claim', notification()), 200, 500, 200],
  released: [async ({ call }) => call('release', (await call('claim', notification())).lease, 'no'), 200, 500, 200],
  stored: [({ call }) => call('store', notification()), 200, 500, 200],
  'claimed by a worker, and live': [async ({ call }) => [await call('store', notification()), await call('take')], 503, 503, 200],
  'claimed by a worker, and expired': [async ({ past }) => [await past('store', notification()), await past('take')], 200, 500, 200],
  done: [async ({ call }) => call('complete', (await call('claim', notification())).lease), 200, 200, 200],
  dead: [async (shop) => [await shop.call('store', notification()), await kill(shop)], 500, 500, 500],
  discarded: [async (shop) => [await shop.call('store', notification()), await kill(shop), await shop.call('discard', 'n')], 200, 200, 200],
}
const IS_OVER = ['done', 'discarded']

for (const database of databases) {
  for (const [state, [arrive, succeeds, fails, stored]] of Object.entries(STATES)) {
    const cases = [
      ['transaction', true, succeeds],
      ['transaction', false, fails],
      ['leased', true, succeeds],
      ['leased', false, fails],
      ['stored', true, stored],
    ]
    test(`${database.name}: ${state}`, async () => {
      for (const [mode, isSuccess, expected] of cases) {
        const shop = await openShop(database, { mode }, { maxAttempts: 1 })
        const before = new Inbox(database.driver(), { table: shop.table, maxAttempts: 1, now: () => Math.floor(Date.now() / 1000) - 1000 })
        shop.past = (name, ...given) => before.transaction((connection) => before[name](connection, ...given))
        shop.handler.onPaid(async ({ id }, { connection, fail }) => {
          if (connection !== null) await shop.pay(connection, id)
          else await shop.inbox.transaction((own) => shop.pay(own, id))
          if (!isSuccess) fail('no')
        })
        await arrive(shop)
        const { state: was = null, due_at: wasDue = null } = (await shop.row()) ?? {}
        const { status } = await shop.handler.handle(request('n'))
        const { state: is, due_at: isDue, notification: kept } = (await shop.row()) ?? {}
        const what = `${mode}, ${isSuccess}: ${was} to ${is}, ${shop.codes()}`
        assert.equal(status, expected, what)
        const isPromised = is === 'dead' || (isDue !== null && kept !== null)
        if (status === 200) assert(IS_OVER.includes(was) || (is === 'done' && (await shop.count()) === 1) || isPromised, what)
        else if (mode === 'transaction') assert.equal(await shop.count(), 0, what)
        if (wasDue !== null) assert(is === 'done' || isPromised, what)
        if (mode !== 'stored' || !isPromised || is === 'dead' || was === 'claimed') continue
        assert.equal(await shop.handler.workOnce(), true, what)
        assert.equal(await shop.count(), 1, what)
      }
    })
  }
}

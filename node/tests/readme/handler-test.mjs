// Testing a handler without WeChat Pay.
// snippet: begin
import assert from 'node:assert'
import { NotificationHandler } from 'wxnotify'
import { Platform, sample } from 'wxnotify/testing'

const platform = new Platform()
const paid = []
const handler = new NotificationHandler(platform.parser()).onPaid(({ resource }) => {
  paid.push(resource.out_trade_no)
})

async function deliver(knobs) {
  const payment = sample('TRANSACTION.SUCCESS', { out_trade_no: 'A1', 'amount.total': 100 })
  return handler.handle({ method: 'POST', ...platform.notification('TRANSACTION.SUCCESS', payment, knobs) })
}

assert.equal((await deliver()).status, 200)
assert.equal((await deliver({ fault: 'forged' })).status, 401)
assert.deepEqual(paid, ['A1'])
// snippet: end

import assert from 'node:assert'
import test from 'node:test'
import { NotificationHandler } from 'wxnotify'
import { Clock, Courier, Platform, sample } from 'wxnotify/testing'

test("the shop's database is down for seven hours: the order is paid after nine, and once", async () => {
  const [platform, clock, paid] = [new Platform(), new Clock(), []]
  const isBack = clock.now() + 7 * 3600
  const handler = new NotificationHandler(platform.parser(), { clock: clock.now }).onPaid(({ resource }) => {
    if (clock.now() < isBack) throw new Error('the database is down')
    paid.push(resource.out_trade_no)
  })
  const payment = sample('TRANSACTION.SUCCESS', { out_trade_no: 'A1' })
  const attempts = await new Courier(platform, handler, clock).deliver('TRANSACTION.SUCCESS', payment)
  const { at, isTaken } = attempts.at(-1)
  assert.deepEqual([attempts.length, isTaken, at - attempts[0].at, paid], [13, true, 9 * 3600 + 4 * 60, ['A1']])
})

// What never arrived, over real sockets: an order that is asked for counts once with its notification, whichever comes first.
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { afterEach, beforeEach } from 'node:test'
import { Expectation, Merchants, NotificationHandler, ServedMerchant } from 'wxnotify'
import { Platform } from 'wxnotify/testing'
import { databases } from './databases.mjs'
import { openShop } from './shop.mjs'
import { PAID as PAYMENT, silent } from './support.mjs'
import { MCHID, WeChatPay } from './wechat-pay.mjs'

const platform = new Platform()
/** One that nobody knows, and one that signs under the platform's serial. */
const [stranger, forger] = [new Platform(), new Platform({ serial: platform.serial })]
const PAID = { ...PAYMENT, out_trade_no: 'A1', transaction_id: '42' }
const ORDER = `/v3/pay/transactions/out-trade-no/A1?mchid=${MCHID}`
/** As a query tells it: the notification has `refund_status` and the merchant. */
const REFUNDED = {
  refund_id: '50',
  out_refund_no: 'R1',
  transaction_id: '42',
  out_trade_no: 'A1',
  status: 'SUCCESS',
  channel: 'ORIGINAL',
  user_received_account: '支付用户零钱',
  amount: { total: 100, refund: 100, payer_total: 100, payer_refund: 100 },
}
const REFUND = '/v3/refund/domestic/refunds/R1'

let wechatPay
beforeEach(async () => {
  wechatPay = await WeChatPay.open(platform)
  wechatPay.answers[ORDER] = [200, PAID]
})
afterEach(() => wechatPay.close())

/** A merchant with orders, and a handler that pays them. */
async function open(database, options = {}, parser = platform.parser()) {
  const shop = await openShop(database)
  const observe = (outcome) => shop.outcomes.push(outcome)
  const handler = new NotificationHandler(parser, { inbox: shop.inbox, key: 'business', logger: silent, observe, ...options })
  handler.onPaid(({ resource }, { connection, merchant }) => shop.pay(connection, [merchant?.name, resource.out_trade_no].join('')))
  for (const route of ['transaction.partner', 'refund.direct', 'refund.partner']) {
    handler.on(route, ({ notification: { resource }, connection }) => shop.pay(connection, resource.out_refund_no ?? resource.out_trade_no))
  }
  const gets = async (eventType, resource, id, more = {}) => {
    const { headers, body } = platform.notification(eventType, resource, { id })
    return (await handler.handle({ method: 'POST', headers: { ...headers, ...more }, body })).status
  }
  return { ...shop, handler, gets, asks: (order) => handler.reconcile(wechatPay.merchant(), order) }
}

for (const database of databases) {
  test(`${database.name}: a payment counts once, whichever comes first`, async () => {
    const { handler, gets, asks, codes, count } = await open(database)
    assert.deepEqual(await asks({ outTradeNo: 'A1' }), { state: 'SUCCESS', code: 'SUCCESS' })
    assert.deepEqual(await asks({ outTradeNo: 'A1' }), { state: 'SUCCESS', code: 'DUPLICATE' })
    assert.equal(await gets('TRANSACTION.SUCCESS', PAID, 'EV-1'), 200)
    assert.deepEqual([codes(), await count()], [['SUCCESS', 'DUPLICATE', 'DUPLICATE'], 1])

    const other = { ...PAID, out_trade_no: 'A2', transaction_id: '43' }
    assert.equal(await gets('TRANSACTION.SUCCESS', other, 'EV-2'), 200)
    wechatPay.answers[`/v3/pay/transactions/id/43?mchid=${MCHID}`] = [200, other]
    assert.deepEqual(await asks({ transactionId: '43' }), { state: 'SUCCESS', code: 'DUPLICATE' })
    assert.deepEqual([await count(), handler.inFlight], [2, 0])
  })
}

const database = databases.at(-1)

test('many at once count once', async () => {
  const { gets, asks, count } = await open(databases[0], { maxInFlight: 100 })
  const all = await Promise.allSettled([...Array(10)].flatMap((_, n) => [asks({ outTradeNo: 'A1' }), gets('TRANSACTION.SUCCESS', PAID, `EV-${n}`)]))
  for (const { reason } of all) assert(reason === undefined || reason.code === 'NOTIFICATION_BUSY', reason)
  assert.equal(await count(), 1)
})

test('a refund too', async () => {
  const { gets, asks, codes, count } = await open(database)
  wechatPay.answers[REFUND] = [200, { ...REFUNDED, status: 'PROCESSING' }]
  assert.deepEqual(await asks({ outRefundNo: 'R1' }), { state: 'PROCESSING', code: null })
  wechatPay.answers[REFUND] = [200, REFUNDED]
  assert.deepEqual(await asks({ outRefundNo: 'R1' }), { state: 'SUCCESS', code: 'SUCCESS' })
  const { status, channel, ...notified } = { ...REFUNDED, refund_status: 'SUCCESS', mchid: MCHID }
  assert.equal(await gets('REFUND.SUCCESS', notified, 'EV-1'), 200)
  assert.deepEqual([codes(), await count()], [['SUCCESS', 'DUPLICATE'], 1])
})

test("a partner's payment and refund", async () => {
  const { asks, gets, codes, count } = await open(database)
  const { mchid, appid, ...rest } = PAID
  const paid = { ...rest, sp_mchid: MCHID, sub_mchid: '1900000109', sp_appid: appid }
  wechatPay.answers[`/v3/pay/partner/transactions/out-trade-no/A1?sp_mchid=${MCHID}&sub_mchid=1900000109`] = [200, paid]
  assert.deepEqual(await asks({ outTradeNo: 'A1', subMchid: '1900000109' }), { state: 'SUCCESS', code: 'SUCCESS' })
  assert.equal(await gets('TRANSACTION.SUCCESS', paid, 'EV-1'), 200)
  wechatPay.answers[`${REFUND}?sub_mchid=1900000109`] = [200, REFUNDED]
  assert.deepEqual(await asks({ outRefundNo: 'R1', subMchid: '1900000109' }), { state: 'SUCCESS', code: 'SUCCESS' })
  assert.deepEqual([codes(), await count()], [['SUCCESS', 'DUPLICATE', 'SUCCESS'], 2])
})

test('of several merchants it counts for the one that is named', async () => {
  const served = Object.fromEntries(['north', 'south'].map((name) => [name, new ServedMerchant(name, platform.parser())]))
  const { asks, gets, outcomes, count } = await open(database, {}, (request) => served[request.header('shop')])
  assert.equal((await asks({ outTradeNo: 'A1', served: served.north })).code, 'SUCCESS')
  assert.equal(await gets('TRANSACTION.SUCCESS', PAID, 'EV-1', { Shop: 'north' }), 200)
  assert.equal(await gets('TRANSACTION.SUCCESS', PAID, 'EV-2', { Shop: 'south' }), 200)
  assert.deepEqual(outcomes.map(({ code, merchant }) => [code, merchant]), [
    ['SUCCESS', 'north'],
    ['DUPLICATE', 'north'],
    ['SUCCESS', 'south'],
  ])
  assert.equal(await count(), 2)
  await assert.rejects(asks({ outTradeNo: 'A1' }), { code: 'OPTION_INVALID', field: 'merchant' })
  await assert.rejects(asks({ outTradeNo: 'A1', served: 'north' }), { code: 'ARGUMENT_INVALID', field: 'served' })
})

test('an order that is not paid is no event', async () => {
  const { asks, outcomes, count } = await open(database)
  wechatPay.answers[ORDER] = [200, { ...PAID, trade_state: 'NOTPAY' }]
  assert.deepEqual(await asks({ outTradeNo: 'A1' }), { state: 'NOTPAY', code: null })
  delete wechatPay.answers[ORDER]
  assert.deepEqual(await asks({ outTradeNo: 'A1' }), { state: 'NOT_EXIST', code: null })
  assert.deepEqual([outcomes, await count()], [[], 0])
})

test('expect sees it, and failures are thrown', async () => {
  const prices = { A1: 100 }
  const expect = ({ resource: { out_trade_no: outTradeNo } }) => {
    if (!(outTradeNo in prices)) throw new RangeError('there is no such order')
    return Expectation.paid({ mchid: MCHID, outTradeNo, amountTotal: prices[outTradeNo] })
  }
  const { asks, codes, count } = await open(database, { expect })
  wechatPay.answers[ORDER] = [200, { ...PAID, amount: { total: 1, currency: 'CNY' } }]
  await assert.rejects(asks({ outTradeNo: 'A1' }), { code: 'CONTENT_MISMATCH', field: 'amount_total' })
  wechatPay.answers[ORDER] = [200, PAID]
  delete prices.A1
  await assert.rejects(asks({ outTradeNo: 'A1' }), (error) => error.code === 'HANDLER_FAILED' && error.cause instanceof RangeError)
  prices.A1 = 100
  assert.equal((await asks({ outTradeNo: 'A1' })).code, 'SUCCESS')
  assert.deepEqual([codes(), await count()], [['CONTENT_MISMATCH', 'HANDLER_FAILED', 'SUCCESS'], 1])
})

test("what is not WeChat Pay's word is refused", async () => {
  const { handler, asks, outcomes, count } = await open(database)
  wechatPay.answers[ORDER] = [200, { ...PAID, out_trade_no: 'A2' }]
  await assert.rejects(asks({ outTradeNo: 'A1' }), { code: 'CONTENT_MISMATCH' })
  wechatPay.answers[ORDER] = [200, PAID]
  wechatPay.platform = stranger
  await assert.rejects(asks({ outTradeNo: 'A1' }), { code: 'SERIAL_UNKNOWN' })
  wechatPay.platform = forger
  await assert.rejects(asks({ outTradeNo: 'A1' }), { code: 'SIGNATURE_INVALID' })
  wechatPay.platform = platform
  wechatPay.answers[ORDER] = [200, { ...PAID, attach: 'x'.repeat(4 << 20) }]
  await assert.rejects(asks({ outTradeNo: 'A1' }), { code: 'BODY_TOO_LARGE' })
  wechatPay.answers[ORDER] = [302, {}]
  await assert.rejects(asks({ outTradeNo: 'A1' }), { code: 'REQUEST_FAILED', message: /redirects nobody/ })
  const nowhere = await WeChatPay.open(platform)
  nowhere.close()
  await assert.rejects(handler.reconcile(nowhere.merchant(), { outTradeNo: 'A1' }), (error) => {
    return error.code === 'REQUEST_FAILED' && error.cause.cause.code === 'ECONNREFUSED'
  })
  const asked = wechatPay.asked.length
  await assert.rejects(asks({}), { code: 'OPTION_INVALID', field: 'order' })
  await assert.rejects(asks({ outTradeNo: 'A1?mchid=2' }), { code: 'OPTION_INVALID' })
  await assert.rejects(asks({ orderNo: 'A1' }), { code: 'ARGUMENT_INVALID', field: 'orderNo' })
  await assert.rejects(handler.reconcile({}, { outTradeNo: 'A1' }), { code: 'ARGUMENT_INVALID', field: 'merchant' })
  assert.deepEqual([outcomes, await count(), handler.inFlight, wechatPay.asked.length], [[], 0, 0, asked])
})

test('a handler that counts by the id is told what to set', async () => {
  const byId = await open(database, { key: undefined })
  await assert.rejects(byId.asks({ outTradeNo: 'A1' }), { code: 'OPTION_INVALID', field: 'key', message: /business/ })
  const byOwn = await open(database, { key: ({ id }) => id })
  await assert.rejects(byOwn.asks({ outTradeNo: 'A1' }), { code: 'OPTION_INVALID', field: 'key' })
  const own = await open(database, { key: ({ resource }) => `paid:${resource.transaction_id}` })
  assert.equal((await own.asks({ outTradeNo: 'A1' })).code, 'SUCCESS')
  await assert.rejects(open(database, { inbox: null, mode: undefined }).then(({ asks }) => asks({ outTradeNo: 'A1' })), { code: 'OPTION_INVALID', field: 'inbox' })
  for (const key of ['busyness', '']) await assert.rejects(open(database, { key }), { code: 'OPTION_INVALID', field: 'key' })
  await assert.rejects(open(database, { key: 7 }), { code: 'ARGUMENT_INVALID', field: 'key' })
})

test('the stored mode stores it, and its workers find the merchant', async () => {
  const merchants = new Merchants((name) => new ServedMerchant(name, platform.parser()))
  const { handler, asks, gets, row, count } = await open(database, { mode: 'stored' }, merchants.by((request) => request.header('shop')))
  assert.equal((await asks({ outTradeNo: 'A1', served: await merchants.get('north') })).code, 'STORED')
  assert.equal(await gets('TRANSACTION.SUCCESS', PAID, 'EV-1', { Shop: 'north' }), 200)
  assert.match(JSON.stringify(await row()), /north\/payment:42:SUCCESS/)
  assert.deepEqual([await handler.workOnce(), await handler.workOnce(), await count()], [true, false, 1])
})

test('a handler that is shut down asks nobody', async () => {
  const { handler, asks } = await open(database)
  await handler.shutdown()
  await assert.rejects(asks({ outTradeNo: 'A1' }), { code: 'NOTIFICATION_BUSY' })
  assert.equal(wechatPay.asked.length, 0)
})

test('readme/never-arrived.mjs has fresh certificates, and asks for open orders', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'wxnotify-'))
  const home = process.cwd()
  process.chdir(folder)
  t.after(() => {
    process.chdir(home)
    rmSync(folder, { recursive: true })
  })
  const { log, error } = Object.fromEntries(['info', 'log', 'error'].map((name) => [name, t.mock.method(console, name, () => {}).mock]))
  const { open: openEndpoint, askFor } = await import('./readme/never-arrived.mjs')
  const { inbox, pay, count } = await openShop(database)
  const handler = await openEndpoint(wechatPay.merchant(), platform.apiV3Key, inbox)
  assert(existsSync('certificates.json'))
  handler.onPaid(({ resource }, { connection }) => pay(connection, resource.out_trade_no))
  wechatPay.answers[ORDER.replace('A1', 'A2')] = [200, { ...PAID, out_trade_no: 'A2', trade_state: 'NOTPAY' }]
  wechatPay.answers[ORDER.replace('A1', 'A3')] = [500, {}]
  await askFor(['A1', 'A2', 'A3', 'A4'], handler, wechatPay.merchant())
  assert.equal(await count(), 1)
  assert.deepEqual(log.calls.map(({ arguments: words }) => words), [
    ['A1', 'SUCCESS', 'SUCCESS'],
    ['A2', 'NOTPAY', null],
    ['A4', 'NOT_EXIST', null],
  ])
  assert.match(error.calls.map(({ arguments: words }) => words.join(' ')).join('\n'), /^A3 .*500/m)
})

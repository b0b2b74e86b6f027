// APIv2: parseV2, and both versions at one URL, by each way of the inbox. What opens and what does not is the vectors'.
import assert from 'node:assert/strict'
import test from 'node:test'
import { Ack, ArgumentError, ConfigurationError, Expectation, NotificationHandler, parseV2 } from 'wxnotify'
import { sample, v2Notification, v2Refund } from 'wxnotify/testing'
import { databases } from './databases.mjs'
import { openShop, parser, request } from './shop.mjs'
import { PAID, gate, platform, silent, thrownBy, until } from './support.mjs'

const KEY = 'v2KeyOfTheTestsv2KeyOfTheTestsv2'
const FORMER = 'v2FormerKeyOfTheTestsv2FormerKey'
const PAY = {
  appid: PAID.appid,
  mch_id: PAID.mchid,
  result_code: 'SUCCESS',
  transaction_id: '4200000001',
  out_trade_no: 'A1',
  total_fee: '100',
  time_end: '20261122075958',
}
const REFUND = {
  refund_id: '50000001',
  out_refund_no: 'R1',
  transaction_id: '4200000001',
  out_trade_no: 'A1',
  total_fee: '100',
  refund_fee: '40',
  settlement_refund_fee: '40',
  refund_status: 'SUCCESS',
  success_time: '2026-11-22 08:00:00',
  refund_recv_accout: '支付用户零钱',
  refund_account: 'REFUND_SOURCE_RECHARGE_FUNDS',
  refund_request_source: 'API',
}
const OUTER = { appid: PAID.appid, mch_id: PAID.mchid }
const ORDER = { mchid: PAID.mchid, outTradeNo: 'A1', amountTotal: 100 }
const SUCCESS = '<xml><return_code><![CDATA[SUCCESS]]></return_code><return_msg><![CDATA[OK]]></return_msg></xml>'
const XML = { 'Content-Type': 'text/xml' }

/** As a merchant gives it. */
const KEYS = { key: KEY, mchId: PAID.mchid }

const pay = (changes = {}, key = KEY) => ({ method: 'POST', ...v2Notification({ ...PAY, ...changes }, key) })
const refund = (changes = {}) => ({ method: 'POST', ...v2Refund(OUTER, { ...REFUND, ...changes }, KEY) })
const open = ({ body }, keys = KEYS) => parseV2(body, { apiV2Keys: keys })

function make(options = {}) {
  const outcomes = []
  const observe = (outcome) => outcomes.push(outcome)
  return Object.assign(new NotificationHandler(parser, { apiV2Keys: KEYS, observe, logger: silent, ...options }), { outcomes })
}

test('what APIv2 sends is an ordinary notification', () => {
  const paid = open(pay(), [{ key: FORMER, mchId: PAID.mchid }, { key: Buffer.from(KEY), mchId: PAID.mchid }])
  assert.deepEqual([paid.id, paid.eventType, paid.kind, paid.resourceType], ['1900007291.4200000001', 'V2.PAY', 'v2.pay', 'xml'])
  assert.deepEqual([paid.serial, paid.timestamp, paid.apiV3KeyLabel], ['', 0, '1900007291'])
  assert.equal(paid.event().resource.total_fee, '100')
  assert.deepEqual(JSON.parse(paid.plaintext), paid.resource)
  const refunded = open(refund())
  assert.deepEqual([refunded.id, refunded.eventType, refunded.event().resource.refund_fee], ['1900007291.50000001.SUCCESS', 'V2.REFUND', '40'])
  const contract = { contract_id: 'C1', change_type: 'ADD', operate_time: '2026-11-22 08:00:00', contract_code: 'c', plan_id: '7', mch_id: PAID.mchid }
  assert.equal(open(v2Notification(contract, KEY, 'HMAC-SHA256')).event().kind, 'v2.contract')
})

test('its plaintext keeps every field and their order', () => {
  const fields = { mch_id: '19', transaction_id: '42', result_code: 'SUCCESS', z: '1', a: '附' }
  const notification = open(v2Notification(fields, KEY), { key: KEY, mchId: '19' })
  assert.equal(notification.plaintext.toString(), JSON.stringify(fields))
  assert(notification.toJson().includes(`"resource":${JSON.stringify(fields)}`))
})

test('it is compared as any other', () => {
  open(pay()).expectPaid(ORDER)
  open(refund()).expectRefunded({ mchid: PAID.mchid, outRefundNo: 'R1', amountRefund: 40 })
  const mismatch = (work) => assert.equal(thrownBy(work).code, 'CONTENT_MISMATCH')
  mismatch(() => open(pay({ result_code: 'FAIL' })).expectPaid(ORDER))
  mismatch(() => open(pay({ total_fee: '99' })).expectPaid(ORDER))
  mismatch(() => open(refund()).expectPaid(ORDER))
})

test('what is no key, no body or no option is refused', () => {
  for (const [code, field, work] of [
    ['OPTION_INVALID', 'api_v2_key', () => open(pay(), [])],
    ['OPTION_INVALID', 'api_v2_key', () => open(pay(), { ...KEYS, key: KEY.slice(1) })],
    ['OPTION_INVALID', 'api_v2_key', () => open(pay(), KEY)],
    ['OPTION_INVALID', 'api_v2_key', () => open(pay(), { key: KEY })],
    ['OPTION_INVALID', 'api_v2_key', () => open(pay(), { ...KEYS, mchId: 'shop' })],
    ['ARGUMENT_INVALID', 'label', () => open(pay(), { key: KEY, label: '1900007291' })],
    ['ARGUMENT_INVALID', 'apiV2Keys[0].mchId', () => open(pay(), { key: KEY, mchId: 1900007291 })],
    ['OPTION_INVALID', 'api_v2_key', () => new NotificationHandler(parser, { apiV2Keys: KEY })],
    ['OPTION_INVALID', 'api_v2_key', () => new NotificationHandler(parser, { apiV2Keys: [] })],
    ['OPTION_INVALID', 'api_v2_key', () => new NotificationHandler(parser, { apiV2Keys: [KEYS, { ...KEYS, key: `${KEY}\n` }] })],
    ['ARGUMENT_INVALID', 'apiV2Keys[0]', () => new NotificationHandler(parser, { apiV2Keys: 7 })],
    ['ARGUMENT_INVALID', 'body', () => parseV2('<xml></xml>', { apiV2Keys: KEYS })],
    ['ARGUMENT_INVALID', 'options', () => parseV2(Buffer.from('<xml></xml>'), KEY)],
    ['BODY_TOO_LARGE', 'body', () => parseV2(pay().body, { apiV2Keys: KEYS, maxBodyBytes: 16 })],
    ['OPTION_INVALID', 'maxBodyBytes', () => parseV2(pay().body, { apiV2Keys: KEYS, maxBodyBytes: -1 })],
    ['SIGNATURE_INVALID', 'sign', () => open(pay(), { ...KEYS, key: FORMER })],
    ['SIGNATURE_INVALID', 'mch_id', () => open(pay(), { ...KEYS, mchId: '1900000109' })],
    ['ARGUMENT_INVALID', 'code', () => Ack.failureV2('X')],
  ]) {
    const error = thrownBy(work)
    assert.deepEqual([error.code, error.field], [code, field], error.message)
    assert(!error.message.includes(KEY.slice(1)), error.message)
    if (code === 'OPTION_INVALID') assert(error instanceof ConfigurationError && error.field === field, error.field)
    if (code === 'ARGUMENT_INVALID') assert(error instanceof ArgumentError && error.field === field, error.field)
  }
})

test('both versions come to one URL, by the same routes, and each is answered in its own form', async () => {
  const got = []
  const handler = make()
    .onPaid((paid) => void got.push(paid.kind))
    .on('v2.pay', ({ event }) => void got.push(event.resource.total_fee))
    .on('V2.REFUND', ({ event }) => void got.push(event.resource.refund_fee))
  const body = (prefix) => Buffer.concat([Buffer.from(prefix), pay().body])
  for (const each of [pay(), refund(), { ...pay(), body: body('\ufeff \r\n\t') }, { ...pay(), body: new Uint8Array(body('\n')).buffer }]) {
    assert.deepEqual(await handler.handle(each), { status: 200, headers: XML, body: SUCCESS }, `${handler.outcomes.at(-1)?.error}`)
  }
  await handler.handle({ ...pay(), headers: { 'Content-Type': 'text/xml', 'Request-ID': '08F4-2' } })
  assert.equal(handler.outcomes.at(-1).requestId, '08F4-2')
  const v3 = await handler.handle(request('n'))
  assert.deepEqual([v3.body, v3.headers['Content-Type']], [Ack.success().body, 'application/json'])
  assert.deepEqual(got, ['100', '40', '100', '100', '100', 'transaction.direct'])
  const [{ notificationId, number, eventType, kind }] = handler.outcomes
  assert.deepEqual([notificationId, number, eventType, kind], ['1900007291.4200000001', 'A1', 'V2.PAY', 'v2.pay'])
})

test('whatever goes wrong with APIv2 is told in XML', async () => {
  const failed = (code) => Ack.failureV2(code)
  const cases = [
    [make().on('v2.pay', () => assert.fail('called')), pay({}, FORMER), failed('SIGNATURE_INVALID')],
    [make(), { ...pay(), body: Buffer.from('<html></html>') }, failed('ENVELOPE_INVALID')],
    [make(), pay(), failed('EVENT_UNHANDLED')],
    [make({ expect: () => undefined }).on('v2.pay', () => assert.fail('called')), pay(), failed('OPTION_INVALID')],
    [make({ expect: () => Expectation.paid({ ...ORDER, amountTotal: 1 }) }).on('v2.pay', () => {}), pay(), failed('CONTENT_MISMATCH')],
    [make().on('v2.pay', () => Promise.reject(new Error('no'))), pay(), failed('HANDLER_FAILED')],
    [make().on('v2.pay', () => Ack.busy()), pay(), failed('NOTIFICATION_BUSY')],
    [make().on('v2.refund', () => assert.fail('called')), { ...pay(), ...v2Refund(OUTER, { refund_id: '5', refund_status: 'SUCCESS' }, KEY) }, failed('EVENT_UNTYPED')],
  ]
  for (const [handler, given, ack] of cases) {
    const { status, headers, body } = await handler.handle(given)
    assert.deepEqual([status, headers, body], [ack.status, XML, ack.body], `${handler.outcomes[0].error}`)
  }
  const saying = make().on('v2.pay', (delivery) => delivery.fail('没有 ]]> 这个订单'))
  assert.match((await saying.handle(pay())).body, /<return_code><!\[CDATA\[FAIL\]\]>.*没有/)
  for (const ack of [Ack.success(), Ack.successNoContent(), Ack.successV2()]) {
    assert.deepEqual(await make().on('v2.pay', () => ack).handle(pay()), { status: 200, headers: XML, body: SUCCESS })
  }
})

test('an APIv2 payment that onPaid does not take is not acknowledged away', async () => {
  const handler = make({ unhandled: 'acknowledge' }).onPaid(() => assert.fail('called'))
  assert.equal((await handler.handle(pay())).status, 500)
  assert.equal(handler.outcomes[0].code, 'EVENT_UNHANDLED')
  assert.equal((await handler.handle(refund())).status, 200)
})

test('late, it is told in XML too', async () => {
  const { opened, open: end } = gate()
  const handler = make({ deadline: 0.05 }).on('v2.pay', () => opened)
  const { status, headers, body } = await handler.handle(pay())
  assert.deepEqual([status, headers, body], [500, XML, Ack.failureV2('DEADLINE_EXCEEDED').body])
  end()
  await until(() => handler.outcomes.length === 2)
})

test('neither version’s key opens the other', async () => {
  const swapped = make({ apiV2Keys: { key: platform.apiV3Key, mchId: PAID.mchid } }).otherwise(() => assert.fail('called'))
  assert.equal((await swapped.handle(pay())).status, 401)
  const without = make({ apiV2Keys: null }).otherwise(() => assert.fail('called'))
  const { status, headers } = await without.handle(pay())
  assert.deepEqual([status, headers['Content-Type']], [400, 'application/json'])
  assert.match(without.outcomes[0].error.message, /APIv2/)
})

for (const database of databases) {
  for (const mode of ['transaction', 'leased', 'stored']) {
    const isStored = mode === 'stored'

    test(`${database.name}: ${mode}, APIv2 counts once, beside APIv3`, async () => {
      const { handler, codes, row } = await openShop(database, { mode, apiV2Keys: KEYS })
      const got = []
      handler.on('v2.pay', ({ event }) => void got.push(event.resource.out_trade_no)).onPaid((paid) => void got.push(paid.kind))
      for (const _ of [1, 2, 3]) assert.deepEqual(await handler.handle(pay()), { status: 200, headers: XML, body: SUCCESS })
      assert.equal((await row()).kind, 'v2.pay')
      assert.equal((await handler.handle(request('n'))).body, Ack.success().body)
      if (isStored) while (await handler.workOnce());
      assert.deepEqual(got.sort(), ['A1', 'transaction.direct'])
      const once = isStored ? ['STORED', 'DUPLICATE', 'DUPLICATE', 'STORED', 'SUCCESS', 'SUCCESS'] : ['SUCCESS', 'DUPLICATE', 'DUPLICATE', 'SUCCESS']
      assert.deepEqual(codes(), once)
    })

    test(`${database.name}: ${mode}, a refund that changes counts again`, async () => {
      const { handler, codes } = await openShop(database, { mode, apiV2Keys: KEYS })
      const got = []
      handler.on('v2.refund', ({ event }) => void got.push(event.resource.refund_status))
      for (const changes of [{ refund_status: 'CHANGE' }, {}, {}]) assert.equal((await handler.handle(refund(changes))).status, 200)
      if (isStored) while (await handler.workOnce());
      assert.deepEqual(got.sort(), ['CHANGE', 'SUCCESS'], codes())
    })
  }
}

test('a sample has all that its event has, and is of its type', async () => {
  const paid = sample('TRANSACTION.SUCCESS', { out_trade_no: 'A1', 'amount.total': 7 })
  assert.deepEqual([paid.out_trade_no, paid.amount.total, paid.trade_state], ['A1', 7, 'SUCCESS'])
  let total
  const handler = make().onPaid(({ resource }) => void (total = resource.amount.total))
  assert.equal((await handler.handle(request('n', paid))).status, 200)
  assert.equal(total, 7)
  assert('sp_mchid' in sample('transaction.partner'))
  assert('combine_mchid' in sample('TRANSACTION.SUCCESS', {}, 'transaction.combine'))
  for (const [code, field, work] of [
    ['OPTION_INVALID', 'event', () => sample('TRANSACTION.SUCESS')],
    ['OPTION_INVALID', 'overrides', () => sample('TRANSACTION.SUCCESS', [])],
    ['ARGUMENT_INVALID', 'event', () => sample(undefined)],
    ['ARGUMENT_INVALID', 'fields.total_fee', () => v2Notification({ total_fee: 100 }, KEY)],
    ['ARGUMENT_INVALID', 'inner', () => v2Refund({}, null, KEY)],
    ['OPTION_INVALID', 'sign_type', () => v2Notification({}, KEY, 'SHA1')],
  ]) {
    const error = thrownBy(work)
    assert.deepEqual([error.code, error.field], [code, field], error.message)
  }
})

// event(): the notification as a typed event. The types themselves are types.test.mjs's, and what is of which type the
// vectors'.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import typescript from 'typescript'
import { Ack, ArgumentError, ConfigurationError, ContentError, KINDS } from 'wxnotify'
import { NOW, PAID, platform, thrownBy } from './support.mjs'

const parser = platform.parser()
const file = (path) => fileURLToPath(new URL(path, import.meta.url))

function parsed(resource, eventType = 'TRANSACTION.SUCCESS') {
  const { headers, body } = platform.notification(eventType, resource, { now: NOW })
  return parser.parse(headers, body, NOW)
}

test('an event is the notification itself', () => {
  const notification = parsed(PAID)
  assert.equal(notification.event(), notification)
  assert.equal(notification.event().resource.amount.total, 100)
})

test('what is absent, null or unknown passes', () => {
  for (const more of [{}, { attach: null, payer: null, promotion_detail: null }, { promotion_detail: [] }, { new_field: { a: 1 } }]) {
    const resource = { ...PAID, ...more }
    assert.deepEqual(parsed(resource).event().resource, resource)
  }
})

test('a resource of another type is refused, and is there all the same', () => {
  const goods = { goods_id: 'G1', quantity: 1, unit_price: 100, discount_amount: 0 }
  const cases = [
    ['out_trade_no', { out_trade_no: null }],
    ['attach', { attach: 1 }],
    ['amount.total', { amount: { total: '100' } }],
    ['promotion_detail[0].goods_detail[1].quantity', { promotion_detail: [{ goods_detail: [goods, { ...goods, quantity: 1.5 }] }] }],
  ]
  for (const [field, wrong] of cases) {
    const resource = { ...PAID, ...wrong }
    const notification = parsed(resource)
    const error = thrownBy(() => notification.event())
    assert(error instanceof ContentError, field)
    assert.equal(error.code, 'EVENT_UNTYPED')
    assert.equal(error.field, field)
    assert(error.message.includes(field) && error.message.includes('transaction.direct'), error.message)
    assert.equal(error.ack.status, 500)
    assert.deepEqual(notification.resource, resource)
  }
})

test('an unknown kind has no type', () => {
  const notification = parsed({ a: 1 }, 'SOMETHING.NEW')
  assert.equal(notification.kind, 'unknown')
  const error = thrownBy(() => notification.event())
  assert.equal(error.code, 'EVENT_UNTYPED')
  assert.equal(error.field, 'event_type')
  assert.match(error.message, /SOMETHING\.NEW/)
  assert.deepEqual(notification.resource, { a: 1 })
})

test('every kind has its type', () => {
  const types = readFileSync(file('../lib/events.d.ts'), 'utf8')
  const [, members] = /export interface Resources \{\n(.*?)\n\}/s.exec(types)
  const typed = [...members.matchAll(/^  '(.*)': (\w+)$/gm)]
  assert.deepEqual(typed.map(([, kind]) => kind), KINDS.filter((kind) => kind !== 'unknown'))
  assert.equal(new Set(typed.map(([, , type]) => type)).size, 78)
  for (const [, kind, type] of typed) {
    assert(types.includes(`\nexport type ${type} = {\n`), type)
    assert(types.includes(`\n * Kind \`${kind}\`, carried by \``), kind)
  }
})

test('readme/typed-events.ts says what each notification is', async () => {
  const source = readFileSync(file('readme/typed-events.ts'), 'utf8')
  const { outputText } = typescript.transpileModule(source, { compilerOptions: { module: 'esnext', target: 'es2022' } })
  const { summary } = await import(`data:text/javascript,${encodeURIComponent(outputText)}`)
  assert.equal(summary(parsed(PAID)), 'A20261121 is paid: 100 分')
  const refund = {
    mchid: '1900007291',
    out_trade_no: 'A1',
    transaction_id: '4',
    out_refund_no: 'R1',
    refund_id: '5',
    refund_status: 'SUCCESS',
    amount: { total: 100, refund: 40 },
  }
  assert.equal(summary(parsed(refund, 'REFUND.SUCCESS')), 'A1 is refunded: 40 分')
  const complaint = { complaint_id: '1', action_type: 'CREATE_COMPLAINT' }
  assert.equal(summary(parsed(complaint, 'COMPLAINT.CREATE')), 'complaint is not for us')
  assert.equal(thrownBy(() => summary(parsed({ ...PAID, amount: {} }))).field, 'amount.total')
})

test('an answer with data', () => {
  const text = '{ "code":"SUCCESS", "车牌": "粤B888888" }'
  assert.deepEqual({ ...Ack.answer(text) }, { status: 200, contentType: 'application/json', body: text })
  const data = { code: 'SUCCESS', 车牌: '粤B888888', fees: [1, null, true] }
  assert.deepEqual(JSON.parse(Ack.answer(data).body), data)
  for (const wrong of ['', '[]', '{', 'null']) {
    const error = thrownBy(() => Ack.answer(wrong))
    assert(error instanceof ConfigurationError, wrong)
    assert.equal(error.code, 'OPTION_INVALID')
    assert.equal(error.field, 'body')
  }
  for (const wrong of [undefined, null, 1, [], new Map([['a', 1]]), Buffer.from('{}'), Promise.resolve({})]) {
    const error = thrownBy(() => Ack.answer(wrong))
    assert(error instanceof ArgumentError, String(wrong))
    assert.equal(error.field, 'body')
    assert.match(error.message, /^body is (undefined|null|an array|a (number|Map object|Buffer object|Promise .*)); give /)
  }
})

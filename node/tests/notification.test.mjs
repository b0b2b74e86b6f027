// What parse gives, and what can be done with it.
import assert from 'node:assert/strict'
import test from 'node:test'
import { inspect } from 'node:util'
import { ConfigurationError, ContentError, Notification, NotificationParser } from 'wxnotify'
import { Platform } from 'wxnotify/testing'
import { NOW, PAID, PUBLIC_KEY_ID, payment, platform, thrownBy } from './support.mjs'

const parser = platform.parser()

test('all sixteen fields are there', () => {
  const knobs = {
    id: 'EV-1',
    createTime: '2026-11-21T10:34:56+08:00',
    summary: '支付成功',
    originalType: 'transaction',
    associatedData: 'transaction',
    nonce: 'n0nce',
    requestId: '08F78BB5AF0610D502',
  }
  const { headers, body } = payment(knobs)
  const notification = parser.parse(headers, body, NOW)
  assert(notification instanceof Notification)
  assert.equal(notification.id, 'EV-1')
  assert.equal(notification.createTime, '2026-11-21T10:34:56+08:00')
  assert.equal(notification.eventType, 'TRANSACTION.SUCCESS')
  assert.equal(notification.resourceType, 'encrypt-resource')
  assert.equal(notification.summary, '支付成功')
  assert.equal(notification.originalType, 'transaction')
  assert.equal(notification.associatedData, 'transaction')
  assert.deepEqual(notification.plaintext, Buffer.from(JSON.stringify(PAID)))
  assert.deepEqual(notification.resource, PAID)
  assert.equal(notification.serial, PUBLIC_KEY_ID)
  assert.equal(notification.timestamp, NOW)
  assert.equal(notification.nonce, 'n0nce')
  assert.equal(notification.requestId, '08F78BB5AF0610D502')
  assert.equal(notification.apiV3KeyLabel, null)
  assert.equal(notification.kind, 'transaction.direct')
  assert.equal(notification.certificateExpiresAt, null)
})

test('the plaintext is exact, white space, escapes and long integers included', () => {
  const text = ' {\n\t"transfer_amount" : 12345678901234567890, "note":"\\u652f付 \\/ 😀 \\u0000", "a": 1.0 }\r\n'
  const { headers, body } = platform.notification('MCHTRANSFER.BILL.FINISHED', text, { now: NOW })
  const notification = parser.parse(headers, body, NOW)
  assert.equal(notification.plaintext.toString(), text)
  assert.equal(notification.resource.note, '支付 / 😀 \u0000')
  assert.match(notification.toJson(), /"resource":\{"transfer_amount":12345678901234567890,/)
})

test('a name of the prototype in the plaintext is a field like any other', () => {
  const { headers, body } = platform.notification('X', '{"__proto__":{"polluted":true},"constructor":1}', { now: NOW })
  const { resource } = parser.parse(headers, body, NOW)
  assert.deepEqual(Object.keys(resource), ['__proto__', 'constructor'])
  assert.equal({}.polluted, undefined)
})

test('a certificate says when it expires, and its key is found however the serial is spelt', () => {
  const certified = new Platform({ serial: '00ab12', notBefore: NOW - 10, notAfter: NOW + 10 })
  const { headers, body } = certified.notification('REFUND.SUCCESS', '{}', { now: NOW })
  headers['Wechatpay-Serial'] = '0000ab12'
  const notification = certified.parser().parse(headers, body, NOW)
  assert.equal(notification.serial, 'AB12')
  assert.equal(notification.certificateExpiresAt, NOW + 10)
})

test('SM2 and SM4-GCM work alike', () => {
  const sm2 = new Platform({ algorithm: 'SM2' })
  const { headers, body } = sm2.notification('TRANSACTION.SUCCESS', PAID)
  assert.deepEqual(sm2.parser().parse(headers, body).resource, PAID)
})

test('now is the system clock unless given', () => {
  const fresh = platform.notification('TRANSACTION.SUCCESS', PAID)
  assert.equal(parser.parse(fresh.headers, fresh.body).kind, 'transaction.direct')
  const old = payment()
  assert.equal(thrownBy(() => parser.parse(old.headers, old.body)).code, 'TIMESTAMP_OUT_OF_RANGE')
})

test('options reach the core', () => {
  const { headers, body } = payment()
  assert.equal(platform.parser({ clockTolerance: 400 }).parse(headers, body, NOW + 400).timestamp, NOW)
  assert.equal(thrownBy(() => platform.parser({ maxBodyBytes: 10 }).parse(headers, body, NOW)).code, 'BODY_TOO_LARGE')
  const expired = new Platform({ notBefore: NOW - 20, notAfter: NOW - 10 })
  const delivery = expired.notification('REFUND.SUCCESS', '{}', { now: NOW })
  assert.equal(expired.parser().parse(delivery.headers, delivery.body, NOW).kind, 'refund.direct')
  const strict = expired.parser({ rejectExpiredCertificates: true })
  assert.equal(thrownBy(() => strict.parse(delivery.headers, delivery.body, NOW)).code, 'CERTIFICATE_EXPIRED')
})

test('several labelled APIv3 keys: the notification says which one opened it', () => {
  const apiV3Keys = ['x'.repeat(32), { key: Buffer.from(platform.apiV3Key), label: '1900007291' }]
  const { headers, body } = payment()
  const notification = new NotificationParser({ platformKeys: platform.platformKeys, apiV3Keys }).parse(headers, body, NOW)
  assert.equal(notification.apiV3KeyLabel, '1900007291')
})

test('certificates and public keys, as text or bytes, one or several', () => {
  const certified = new Platform()
  const both = new NotificationParser({
    platformKeys: {
      certificates: Buffer.from(certified.certificatePem),
      publicKeys: [{ id: PUBLIC_KEY_ID, pem: Buffer.from(platform.publicKeyPem) }],
    },
    apiV3Keys: [platform.apiV3Key, certified.apiV3Key],
  })
  assert.deepEqual(both.platformSerials, [certified.serial, PUBLIC_KEY_ID])
  for (const sender of [platform, certified]) {
    const { headers, body } = sender.notification('TRANSACTION.SUCCESS', PAID)
    assert.equal(both.parse(headers, body).serial, sender.serial)
  }
})

test('platform keys are replaced at run time, and kept where the new ones are wrong', () => {
  const next = new Platform({ apiV3Key: platform.apiV3Key })
  const rotating = platform.parser()
  const [old, fresh] = [payment(), next.notification('TRANSACTION.SUCCESS', PAID, { now: NOW })]
  assert.equal(thrownBy(() => rotating.parse(fresh.headers, fresh.body, NOW)).code, 'SERIAL_UNKNOWN')
  rotating.replacePlatformKeys(next.platformKeys)
  assert.equal(rotating.parse(fresh.headers, fresh.body, NOW).serial, next.serial)
  assert.equal(thrownBy(() => rotating.parse(old.headers, old.body, NOW)).code, 'SERIAL_UNKNOWN')
  assert.equal(thrownBy(() => rotating.replacePlatformKeys({})).code, 'NO_PLATFORM_KEY')
  assert.equal(thrownBy(() => rotating.replacePlatformKeys({ certificates: 'x' })).code, 'PEM_INVALID')
  assert.deepEqual(rotating.platformSerials, [next.serial])
})

test('APIv3 keys are replaced at run time, and kept where the new ones are wrong', () => {
  const rotating = platform.parser()
  const { headers, body } = payment()
  const other = 'abcdefghijklmnopqrstuvwxyz012345'
  rotating.replaceApiV3Keys(other)
  assert.equal(thrownBy(() => rotating.parse(headers, body, NOW)).code, 'DECRYPTION_FAILED')
  assert.match(`${rotating.diagnose(headers, body, NOW)}`, /API_V3_KEY_NONE/)
  rotating.replaceApiV3Keys([other, { key: platform.apiV3Key, label: 'former' }])
  assert.equal(rotating.parse(headers, body, NOW).apiV3KeyLabel, 'former')
  for (const wrong of [[], undefined, 'short', [platform.apiV3Key, 'short']]) {
    assert.equal(thrownBy(() => rotating.replaceApiV3Keys(wrong)).code, 'API_V3_KEY_INVALID')
  }
  assert.equal(rotating.parse(headers, body, NOW).apiV3KeyLabel, 'former')
})

const REFUND = {
  mchid: '1900007291',
  out_trade_no: 'A20261121',
  transaction_id: '4200000001',
  out_refund_no: 'R1',
  refund_id: '50000001',
  refund_status: 'SUCCESS',
  amount: { total: 100, refund: 40, payer_total: 100, payer_refund: 40 },
}
const ORDER = { mchid: '1900007291', outTradeNo: 'A20261121', amountTotal: 100 }
const BACK = { mchid: '1900007291', outRefundNo: 'R1', amountRefund: 40 }

function parsed(resource = PAID, eventType = 'TRANSACTION.SUCCESS') {
  const { headers, body } = platform.notification(eventType, resource, { now: NOW })
  return parser.parse(headers, body, NOW)
}

function mismatches(work, field, message = /expected .*, found /) {
  const error = thrownBy(work)
  assert(error instanceof ContentError, inspect(error))
  assert.deepEqual([error.code, error.field, error.ack.status], ['CONTENT_MISMATCH', field, 500])
  assert.match(error.message, message)
}

test('a payment is compared with its order, whole', () => {
  const notification = parsed()
  notification.expectPaid(ORDER)
  notification.expectPaid({ ...ORDER, currency: 'CNY' })
  mismatches(() => notification.expectPaid({ ...ORDER, amountTotal: 1 }), 'amount_total', /expected 1, found 100/)
  mismatches(() => notification.expectPaid({ ...ORDER, outTradeNo: 'B' }), 'out_trade_no')
  mismatches(() => notification.expectPaid({ ...ORDER, currency: 'HKD' }), 'currency')
  mismatches(() => notification.expectPaid({ ...ORDER, subMchid: '1900009999' }), 'sub_mchid')
})

test('what is no payment, or was not paid, passes no comparison with a paid order', () => {
  const refunded = { ...REFUND, amount: { ...REFUND.amount, refund: 100 } }
  mismatches(() => parsed(refunded, 'REFUND.SUCCESS').expectPaid(ORDER), 'event_type')
  mismatches(() => parsed(PAID, 'SOMETHING.NEW').expectPaid(ORDER), 'event_type')
  mismatches(() => parsed({ ...PAID, trade_state: 'NOTPAY' }).expectPaid(ORDER), 'trade_state')
  mismatches(() => parsed({ ...PAID, trade_state: undefined }).expectPaid(ORDER), 'trade_state')
})

test('a refund is compared with what was asked for, and a payment is none', () => {
  const notification = parsed(REFUND, 'REFUND.SUCCESS')
  notification.expectRefunded(BACK)
  notification.expectRefunded({ ...BACK, outTradeNo: 'A20261121', currency: 'CNY' })
  mismatches(() => notification.expectRefunded({ ...BACK, amountRefund: 100 }), 'amount_refund')
  mismatches(() => notification.expectRefunded({ ...BACK, outTradeNo: 'B' }), 'out_trade_no')
  mismatches(() => parsed().expectRefunded(BACK), 'event_type')
  mismatches(() => parsed({ ...REFUND, refund_status: 'CLOSED' }, 'REFUND.SUCCESS').expectRefunded(BACK), 'refund_status')
})

test('what is expected is a plain object, for nothing else is compared whole', () => {
  class Order {
    mchid = ORDER.mchid
    get outTradeNo() {
      return 'another'
    }
  }
  const hidden = Object.defineProperty({ ...ORDER }, 'currency', { value: 'HKD', enumerable: false })
  for (const given of [new Order(), Object.create(ORDER), hidden, { ...ORDER, [Symbol('appid')]: 'wx' }]) {
    for (const name of ['expect', 'expectPaid', 'expectRefunded']) {
      const { code, message } = thrownBy(() => parsed()[name](given))
      assert.equal(code, 'OPTION_INVALID')
      assert.match(message, /give a plain object/)
    }
  }
  parsed().expect(Object.assign(Object.create(null), ORDER))
})

test('expect compares the fields that are given', () => {
  const notification = parsed()
  notification.expect({ ...ORDER, eventType: 'TRANSACTION.SUCCESS', kind: 'transaction.direct', appid: PAID.appid, currency: 'CNY' })
  notification.expect({ outTradeNo: 'A20261121' })
  mismatches(() => notification.expect({ outTradeNo: 'A20261121', amountTotal: 1 }), 'amount_total', /expected 1, found 100/)
  mismatches(() => notification.expect({ outRefundNo: 'R1' }), 'out_refund_no')
})

test('a partner’s order is pinned whole', () => {
  const partner = { ...PAID, sp_mchid: '1900007291', sp_appid: 'wxsp', sub_mchid: '1900009999', sub_appid: 'wxsub', mchid: undefined, appid: undefined }
  const notification = parsed(partner)
  notification.expectPaid({ ...ORDER, subMchid: '1900009999' })
  notification.expect({ kind: 'transaction.partner', spMchid: '1900007291', subMchid: '1900009999', subAppid: 'wxsub' })
  mismatches(() => notification.expectPaid(ORDER), 'sub_mchid')
  mismatches(() => notification.expect({ spMchid: '1900009999' }), 'sp_mchid')
})

test('a comparison goes by the plaintext, whatever became of the resource', () => {
  const notification = parsed()
  notification.resource.out_trade_no = 'B'
  notification.expectPaid(ORDER)
})

test('nothing to compare never passes, and neither does what no comparison knows', () => {
  const [paid, refund] = [parsed(), parsed(REFUND, 'REFUND.SUCCESS')]
  const nothing = [undefined, null, {}, [], 'A20261121', 7, true, new Map([['outTradeNo', 'A20261121']]), paid]
  const wrong = (given, number, amount) => [
    ...[undefined, null, 20261121, true, {}, [], ['A20261121'], () => 'A20261121', Symbol('A'), 7n, new Date()].map((value) => ({ ...given, [number]: value })),
    ...[undefined, null, '100', true, 1.5, NaN, Infinity, 1e300, 100n, [100], { valueOf: () => 100 }].map((value) => ({ ...given, [amount]: value })),
    { ...given, outTradeNr: 'A20261121' },
    { ...given, out_trade_no: 'A20261121' },
    { ...given, [amount]: undefined, mchid: undefined },
  ]
  const needed = (given) => Object.keys(given).map((name) => ({ ...given, [name]: undefined })).concat(Object.keys(given).map((name) => without(given, name)))
  for (const [compare, cases] of [
    [(given) => paid.expectPaid(given), [...nothing, ...wrong(ORDER, 'outTradeNo', 'amountTotal'), ...needed(ORDER), { ...ORDER, amountTotal: 0 }, { ...ORDER, mchid: '' }]],
    [(given) => refund.expectRefunded(given), [...nothing, ...wrong(BACK, 'outRefundNo', 'amountRefund'), ...needed(BACK), { ...BACK, amountRefund: -40 }]],
    [(given) => paid.expect(given), [...nothing, ...wrong(ORDER, 'outTradeNo', 'amountTotal'), { kind: 'transaction.dirct' }]],
  ]) {
    for (const given of cases) {
      const error = thrownBy(() => compare(given))
      assert.equal(error.code, 'OPTION_INVALID', inspect(given))
      assert(error instanceof ConfigurationError)
      assert.notEqual(error.field, null, inspect(given))
    }
  }
  assert.match(thrownBy(() => paid.expectPaid({ ...ORDER, amountTotal: '100' })).message, /amount_total is a text; give a whole number/)
  assert.match(thrownBy(() => paid.expect({ outTradeNr: 'A' })).message, /did you mean "?out_trade_no/)
})

function without(given, name) {
  const { [name]: _, ...rest } = given
  return rest
}

test('toJson is the whole notification, in the order of the contract', () => {
  const { headers, body } = payment()
  const json = parser.parse(headers, body, NOW).toJson()
  assert.deepEqual(Object.keys(JSON.parse(json)), [
    'id',
    'create_time',
    'event_type',
    'resource_type',
    'summary',
    'original_type',
    'associated_data',
    'plaintext',
    'resource',
    'serial',
    'timestamp',
    'nonce',
    'request_id',
    'api_v3_key_label',
    'kind',
    'certificate_expires_at',
  ])
})

test('what logs print of a notification shows nothing of the plaintext, and of a parser nothing secret', () => {
  const { headers, body } = payment()
  const notification = parser.parse(headers, body, NOW)
  void notification.resource
  for (const printed of [
    inspect(notification, { showHidden: true, depth: 9 }),
    JSON.stringify({ notification }),
    `${notification}`,
    inspect(parser, { showHidden: true, depth: 9 }),
    JSON.stringify(parser),
    inspect(platform, { showHidden: true, depth: 9 }),
    JSON.stringify(platform),
  ]) {
    assert(!printed.includes(PAID.payer.openid), printed)
    assert(!printed.includes(platform.apiV3Key), printed)
    assert(!printed.includes('PRIVATE KEY'), printed)
  }
  assert.match(inspect(notification), /id: 'EV-.*kind: 'transaction.direct'.*bytes\]/s)
})

test('diagnose says which usual mistake it was', () => {
  const { headers, body } = payment()
  const diagnosis = parser.diagnose(headers, Buffer.from(JSON.stringify(JSON.parse(body), null, 2)), NOW)
  assert.equal(diagnosis.error.code, 'SIGNATURE_INVALID')
  assert(diagnosis.findings.length > 0)
  assert.match(diagnosis.toString(), new RegExp(`- ${diagnosis.findings[0].code}: `))
  assert.deepEqual(JSON.parse(diagnosis.toJson()).findings, diagnosis.findings)
  assert.equal(parser.diagnose(headers, body, NOW).error, null)
})

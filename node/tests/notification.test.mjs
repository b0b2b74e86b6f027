// What parse gives, and what can be done with it.
import assert from 'node:assert/strict'
import test from 'node:test'
import { inspect } from 'node:util'
import { Notification, NotificationParser } from 'wxnotify'
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

test('expect compares with the order', () => {
  const { headers, body } = payment()
  const notification = parser.parse(headers, body, NOW)
  notification.expect({ mchid: '1900007291', appid: PAID.appid, outTradeNo: 'A20261121', amountTotal: 100, currency: 'CNY' })
  notification.expect({})
  const error = thrownBy(() => notification.expect({ outTradeNo: 'A20261121', amountTotal: 1 }))
  assert.equal(error.code, 'CONTENT_MISMATCH')
  assert.equal(error.field, 'amount_total')
  assert.match(error.message, /expected 1, found 100/)
  assert.equal(error.ack.status, 500)
})

test('expect goes by the plaintext, whatever became of the resource', () => {
  const { headers, body } = payment()
  const notification = parser.parse(headers, body, NOW)
  notification.resource.out_trade_no = 'B'
  notification.expect({ outTradeNo: 'A20261121' })
})

test('expect refuses what would compare nothing', () => {
  const { headers, body } = payment()
  const notification = parser.parse(headers, body, NOW)
  for (const wrong of [
    { outTradeNo: undefined },
    { outTradeNo: null },
    { out_trade_no: 'A20261121' },
    { outTradeNo: 20261121 },
    { amountTotal: '100' },
    undefined,
    'A20261121',
  ]) {
    assert.equal(thrownBy(() => notification.expect(wrong)).code, 'ARGUMENT_INVALID', inspect(wrong))
  }
  assert.equal(thrownBy(() => notification.expect({ amountTotal: 1.5 })).code, 'OPTION_INVALID')
})

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

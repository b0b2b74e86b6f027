// Errors: their classes, what they carry, and what they must not.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'
import * as wxnotify from 'wxnotify'
import { FAULTS, Merchant, Platform } from 'wxnotify/testing'
import { NOW, PUBLIC_KEY_ID, payment, platform, thrownBy } from './support.mjs'

const { Ack, ERROR_CODES, NotificationParser, WxNotifyError } = wxnotify
const parser = platform.parser()

const CODE_OF_FAULT = {
  stale: ['TIMESTAMP_OUT_OF_RANGE', 'VerificationError'],
  future: ['TIMESTAMP_OUT_OF_RANGE', 'VerificationError'],
  probe: ['SIGNATURE_PROBE', 'VerificationError'],
  forged: ['SIGNATURE_INVALID', 'VerificationError'],
  tampered: ['SIGNATURE_INVALID', 'VerificationError'],
  wrong_serial: ['SERIAL_UNKNOWN', 'VerificationError'],
  wrong_api_v3_key: ['DECRYPTION_FAILED', 'DecryptionError'],
  missing_signature: ['HEADER_MISSING', 'RequestError'],
  not_json: ['ENVELOPE_INVALID', 'RequestError'],
  plaintext_not_json: ['PLAINTEXT_INVALID', 'DecryptionError'],
  oversized: ['BODY_TOO_LARGE', 'RequestError'],
}

test('every fault is an error of its code and class, with the ack to answer', () => {
  assert.deepEqual(Object.keys(CODE_OF_FAULT), [...FAULTS])
  for (const fault of FAULTS) {
    const { headers, body } = payment({ fault })
    const error = thrownBy(() => parser.parse(headers, body, NOW))
    const [code, className] = CODE_OF_FAULT[fault]
    assert(error instanceof Error && error instanceof WxNotifyError && error instanceof wxnotify[className], fault)
    assert.equal(error.name, className)
    assert.equal(error.code, code)
    const { message, field } = error
    assert.deepEqual({ code, message, field }, parser.diagnose(headers, body, NOW).error)
    assert.equal(error.isPlatformProbe, fault === 'probe')
    assert.deepEqual(error.ack, Ack.failure(code))
    assert.equal(error.ack.status, ERROR_CODES.find((line) => line.code === code).ackStatus)
  }
})

test('every code of the core has a class, and its class only', () => {
  const { CLASS_OF_CODE } = createRequire(import.meta.url)('../lib/errors.js')
  assert.deepEqual([...CLASS_OF_CODE.keys()].sort(), ERROR_CODES.map(({ code }) => code).sort())
  assert(ERROR_CODES.length >= 24)
})

test('acknowledgements', () => {
  assert.deepEqual({ ...Ack.success() }, { status: 200, contentType: 'application/json', body: '{"code":"SUCCESS"}' })
  assert.deepEqual({ ...Ack.successNoContent() }, { status: 204, contentType: '', body: '' })
  assert.deepEqual(Ack.successNoContent().headers, {})
  assert.deepEqual(Ack.success().headers, { 'Content-Type': 'application/json' })
  assert.equal(Ack.handlerFailed().status, 500)
  assert.equal(Ack.busy().status, 503)
  assert.equal(JSON.parse(Ack.failure('SERIAL_UNKNOWN').body).code, 'FAIL')
  assert.equal(thrownBy(() => Ack.failure('NO_SUCH_CODE')).code, 'ARGUMENT_INVALID')
  assert.throws(() => (Ack.success().status = 500), TypeError)
})

test('a wrong configuration is refused when the parser is made, by the core', () => {
  const { platformKeys, apiV3Key: apiV3Keys } = platform
  const merchant = new Merchant('1900007291')
  const cases = [
    ['NO_PLATFORM_KEY', { apiV3Keys }],
    ['API_V3_KEY_INVALID', { platformKeys }],
    ['API_V3_KEY_INVALID', { platformKeys, apiV3Keys: [] }],
    ['API_V3_KEY_INVALID', { platformKeys, apiV3Keys: `${apiV3Keys}\n` }],
    ['PEM_INVALID', { platformKeys: { certificates: 'no certificate' }, apiV3Keys }],
    ['MERCHANT_CERTIFICATE', { platformKeys: { certificates: merchant.certificatePem }, apiV3Keys }],
    ['PRIVATE_KEY_GIVEN', { platformKeys: { publicKeys: { id: PUBLIC_KEY_ID, pem: merchant.privateKeyPem } }, apiV3Keys }],
    ['OPTION_INVALID', { platformKeys: { publicKeys: { id: 'x', pem: platform.publicKeyPem } }, apiV3Keys }],
    ['OPTION_INVALID', { platformKeys, apiV3Keys, clockTolerance: 86_401 }],
    ['OPTION_INVALID', { platformKeys, apiV3Keys, clockTolerance: -1 }],
    ['OPTION_INVALID', { platformKeys, apiV3Keys, clockTolerance: NaN }],
    ['OPTION_INVALID', { platformKeys, apiV3Keys, maxBodyBytes: 0 }],
    ['OPTION_INVALID', { platformKeys, apiV3Keys, maxBodyBytes: 2 ** 53 - 1 }],
  ]
  for (const [code, config] of cases) {
    const error = thrownBy(() => new NotificationParser(config))
    assert(error instanceof wxnotify.ConfigurationError, inspect(error))
    assert.equal(error.code, code)
    assert(!inspect(error, { showHidden: true, depth: 9 }).includes(apiV3Keys))
  }
})

test('a value of a wrong type is named, and not shown', () => {
  const { platformKeys, apiV3Key: apiV3Keys } = platform
  const cases = [
    ['config', undefined],
    ['config', 'config'],
    ['platformKeys', { platformKeys: 'PEM', apiV3Keys }],
    ['keys', { platformKeys: { keys: [] }, apiV3Keys }],
    ['platformKeys.certificates[0]', { platformKeys: { certificates: { pem: 'x' } }, apiV3Keys }],
    ['platformKeys.publicKeys[0].id', { platformKeys: { publicKeys: { pem: platform.publicKeyPem } }, apiV3Keys }],
    ['platformKeys.publicKeys[0].pem', { platformKeys: { publicKeys: { id: PUBLIC_KEY_ID } }, apiV3Keys }],
    ['apiV3Keys[1]', { platformKeys, apiV3Keys: [apiV3Keys, undefined] }],
    ['apiV3Keys[0].label', { platformKeys, apiV3Keys: { key: apiV3Keys, label: 1900007291 } }],
    ['clockTolerance', { platformKeys, apiV3Keys, clockTolerance: '300' }],
    ['rejectExpiredCertificates', { platformKeys, apiV3Keys, rejectExpiredCertificates: 'true' }],
    ['clockTolerence', { platformKeys, apiV3Keys, clockTolerence: 300 }],
  ]
  for (const [field, config] of cases) {
    const error = thrownBy(() => new NotificationParser(config))
    assert(error instanceof wxnotify.ArgumentError, inspect(error))
    assert.equal(error.field, field)
    assert(error.message.includes(field), error.message)
    assert(!error.message.includes(apiV3Keys), error.message)
  }
  // A key in a name's place is not repeated.
  for (const swapped of [{ [apiV3Keys]: '1900007291' }, { 1900007291: apiV3Keys }]) {
    const error = thrownBy(() => new NotificationParser({ platformKeys, apiV3Keys: swapped }))
    assert.equal(error.field, 'apiV3Keys[0]')
    assert.equal(error.message, 'apiV3Keys[0] has a name that is none of key, label')
  }
  const withoutId = { platformKeys: { publicKeys: '-----BEGIN PUBLIC KEY-----' }, apiV3Keys }
  assert.match(thrownBy(() => new NotificationParser(withoutId)).message, /is a string, and an object of id, pem is needed$/)
  const { headers, body } = payment()
  for (const now of [new Date(), Date.now() / 1000, '1795000000', NaN]) {
    const error = thrownBy(() => parser.parse(headers, body, now))
    assert.equal(error.code, 'ARGUMENT_INVALID')
    assert.match(error.message, /Math\.floor\(Date\.now\(\) \/ 1000\)/)
  }
})

test('no error shows a secret or a plaintext', () => {
  const { headers, body } = payment({ fault: 'plaintext_not_json' })
  const error = thrownBy(() => parser.parse(headers, body, NOW))
  for (const printed of [inspect(error, { showHidden: true, depth: 9 }), JSON.stringify(error), String(error)]) {
    assert(!printed.includes('<xml/>') && !printed.includes(platform.apiV3Key), printed)
  }
})

test('without new, or on something else, a class refuses', () => {
  assert.throws(() => NotificationParser({}), TypeError)
  assert.throws(() => NotificationParser.prototype.parse.call({}, {}, Buffer.alloc(0)), TypeError)
})

test('a panic in the library is an InternalError, and the process goes on', () => {
  const script = fileURLToPath(new URL('panic.cjs', import.meta.url))
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' })
  assert.equal(status, 0, stderr)
  assert.deepEqual(JSON.parse(stdout), { name: 'InternalError', code: 'INTERNAL', status: 500, parsedAfterwards: true })
})

test('certificates: the request, its answer, and what refuses either', () => {
  const { certificatesRequest, parseCertificates } = wxnotify
  const certified = new Platform()
  const merchant = new Merchant('1900007291')
  const who = { mchid: '1900007291', merchantSerial: merchant.serial, merchantPrivateKey: merchant.privateKeyPem }
  const request = certificatesRequest({ ...who, now: NOW, nonce: 'n0nce' })
  assert.equal(request.method, 'GET')
  assert.equal(request.path, '/v3/certificates')
  assert.match(request.authorization, /^WECHATPAY2-SHA256-RSA2048 mchid="1900007291",nonce_str="n0nce",.*timestamp="1795000000"/)
  assert.deepEqual(certificatesRequest({ ...who, now: NOW, nonce: 'n0nce' }), request)
  assert.notEqual(certificatesRequest(who).authorization, certificatesRequest(who).authorization)
  assert.equal(thrownBy(() => certificatesRequest({ ...who, now: NOW })).code, 'ARGUMENT_INVALID')
  assert.equal(thrownBy(() => certificatesRequest({ ...who, mchid: 'x' })).code, 'OPTION_INVALID')
  assert.match(request.path, /^\/v3\/certificates/)
  assert.equal(certificatesRequest({ ...who, path: '/v3/global/certificates' }).path, '/v3/global/certificates')
  assert.equal(thrownBy(() => certificatesRequest({ ...who, path: '/v3/pay' })).field, 'path')
  assert.equal(thrownBy(() => certificatesRequest({ ...who, path: 7 })).code, 'ARGUMENT_INVALID')

  const { headers, body } = certified.certificatesAnswer(NOW)
  const [certificate, ...others] = parseCertificates(headers, body, { apiV3Keys: certified.apiV3Key, now: NOW })
  assert.deepEqual(others, [])
  assert.equal(certificate.serial, certified.serial)
  assert.equal(certificate.pem, certified.certificatePem)
  assert.equal(typeof certificate.notAfter, 'number')
  assert.match(certificate.expireTime, /^20\d\d-.*\+08:00$/)
  const known = { apiV3Keys: certified.apiV3Key, now: NOW, knownKeys: certified.platformKeys }
  assert.equal(parseCertificates(headers, body, known).length, 1)
  const stranger = { ...known, knownKeys: platform.platformKeys }
  assert.equal(thrownBy(() => parseCertificates(headers, body, stranger)).code, 'SERIAL_UNKNOWN')
  assert.equal(thrownBy(() => parseCertificates(headers, body.toString(), known)).code, 'ARGUMENT_INVALID')
})

test('decryptResource opens what a notification holds', () => {
  const { resource } = JSON.parse(payment().body)
  const given = {
    apiV3Key: platform.apiV3Key,
    nonce: resource.nonce,
    associatedData: resource.associated_data,
    ciphertext: resource.ciphertext,
    algorithm: resource.algorithm,
  }
  assert.equal(JSON.parse(wxnotify.decryptResource(given)).out_trade_no, 'A20261121')
  assert.equal(thrownBy(() => wxnotify.decryptResource({ ...given, associatedData: 'x' })).code, 'DECRYPTION_FAILED')
  assert.equal(thrownBy(() => wxnotify.decryptResource({ ...given, algorithm: 'x' })).code, 'RESOURCE_UNSUPPORTED')
  assert.equal(thrownBy(() => wxnotify.decryptResource({ ...given, apiV3Key: 'x' })).code, 'API_V3_KEY_INVALID')
  assert.equal(thrownBy(() => wxnotify.decryptResource({ ...given, nonce: undefined })).code, 'ARGUMENT_INVALID')
})

test('inspectPem says what a text is', () => {
  const merchant = new Merchant('1900007291')
  const certified = new Platform()
  const [own, platforms] = wxnotify.inspectPem(merchant.certificatePem + certified.certificatePem)
  assert.equal(own.type, 'merchant_certificate')
  assert.equal(own.mchid, '1900007291')
  assert.equal(platforms.type, 'platform_certificate')
  assert.equal(platforms.serial, certified.serial)
  assert.deepEqual(wxnotify.inspectPem(platform.publicKeyPem), [{ type: 'public_key', algorithm: 'RSA' }])
  assert.deepEqual(wxnotify.inspectPem(Buffer.from(merchant.privateKeyPem)), [{ type: 'private_key' }])
})

test('a testing platform can be made again from its parts', () => {
  const first = new Platform({ algorithm: 'SM2' })
  const again = new Platform({ privateKey: first.privateKeyPem, serial: first.serial, apiV3Key: first.apiV3Key })
  const { headers, body } = again.notification('REFUND.SUCCESS', '{}')
  assert.equal(first.parser().parse(headers, body).kind, 'refund.direct')
  assert.equal(wxnotify.verifySignature(Buffer.from('x'), first.sign(Buffer.from('x')), first.publicKeyPem), true)
  assert.equal(thrownBy(() => new Platform({ publicKeyID: 'x' })).field, 'publicKeyID')
  assert.equal(thrownBy(() => first.notification('X', '{}', { fault: 'x' })).code, 'OPTION_INVALID')
  const parts = { privateKey: first.privateKeyPem, serial: 'AB', notBefore: NOW }
  assert.equal(new Merchant('19', parts).serial, 'AB')
})

test('a refusal has no stack, which would cost more than all else of it, and leaves others’ as they are', () => {
  const { headers, body } = payment({ fault: 'tampered' })
  const refuse = () => thrownBy(() => platform.parser().parse(headers, body, NOW))
  const { stackTraceLimit } = Error
  const error = refuse()
  assert.equal(error.stack, `VerificationError: ${error.message}`)
  assert.equal(Error.stackTraceLimit, stackTraceLimit)
  assert.match(thrownBy(() => platform.parser().parse(headers, '', NOW)).stack, /errors\.test\.mjs/)
  try {
    Object.defineProperty(Error, 'stackTraceLimit', { writable: false })
    assert.equal(refuse().code, 'SIGNATURE_INVALID')
  } finally {
    Object.defineProperty(Error, 'stackTraceLimit', { writable: true })
  }
})

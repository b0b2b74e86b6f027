// Platform certificates that stay fresh, over real sockets.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after, afterEach, beforeEach } from 'node:test'
import { inspect, promisify } from 'node:util'
import { setTimeout as sleep } from 'node:timers/promises'
import { CertificateRefresher, Merchant, NotificationHandler } from 'wxnotify'
import { Merchant as TestMerchant, Platform } from 'wxnotify/testing'
import { PAID, PUBLIC_KEY_ID, platform as inPublicKeyMode, silent, thrownBy, until } from './support.mjs'
import { MCHID, WeChatPay } from './wechat-pay.mjs'

const API_V3_KEY = '0123456789abcdefghijklmnopqrstuv'
/** The platform before and after a rotation. */
const [old, fresh] = [new Platform({ apiV3Key: API_V3_KEY }), new Platform({ apiV3Key: API_V3_KEY })]
/** It has the old certificate's serial, and signs with another key. */
const forger = new Platform({ serial: old.serial, apiV3Key: API_V3_KEY })

const folder = mkdtempSync(join(tmpdir(), 'wxnotify-'))
after(() => rmSync(folder, { recursive: true }))

let wechatPay
beforeEach(async () => (wechatPay = await WeChatPay.open(old)))
afterEach(() => wechatPay.close())

const refresherOf = (options = {}, merchant = wechatPay.merchant()) => new CertificateRefresher(merchant, { apiV3Keys: API_V3_KEY, logger: silent, ...options })

/** Whether the parser takes what the platform signs. */
function takes(parser, platform) {
  const { headers, body } = platform.notification('TRANSACTION.SUCCESS', PAID)
  try {
    return parser.parse(headers, body).eventType === 'TRANSACTION.SUCCESS'
  } catch (error) {
    assert.equal(error.code, 'SERIAL_UNKNOWN')
    return false
  }
}

function listening() {
  const lines = []
  const put = (line) => lines.push(line)
  return { lines, logger: { debug: put, info: put, warn: put, error: put } }
}

test('they are downloaded, kept in the file, and found there', async () => {
  const file = join(folder, 'certificates.json')
  const { lines, logger } = listening()
  const refresher = refresherOf({ file, logger })
  const parser = await refresher.parser()
  assert.deepEqual([takes(parser, old), takes(parser, fresh)], [true, false])
  wechatPay.has(fresh)
  await refresher.refresh()
  assert.deepEqual([takes(parser, old), takes(parser, fresh)], [true, true])
  assert.deepEqual(parser.platformSerials.sort(), [old.serial, fresh.serial].sort())

  wechatPay.answers['/v3/certificates'] = [502, {}]
  const later = await refresherOf({ file, logger }).parser()
  assert.deepEqual([takes(later, old), takes(later, fresh)], [true, true])
  await assert.rejects(refresherOf().parser(), { code: 'REQUEST_FAILED', message: /is answered 502/ })
  await assert.rejects(refresher.refresh(), { code: 'REQUEST_FAILED' })
  writeFileSync(file, readFileSync(file).subarray(0, 100))
  await assert.rejects(refresherOf({ file, logger }).parser(), { code: 'REQUEST_FAILED' })
  assert.match(lines.join('\n'), /is left out/)
  assert.doesNotMatch(lines.join('\n'), new RegExp(`${API_V3_KEY}|PRIVATE`))
  assert.deepEqual(readdirSync(folder), ['certificates.json'])
  assert.equal(statSync(file).mode & 0o777, 0o600)
})

test('a forged answer changes nothing', async () => {
  const refresher = refresherOf()
  const parser = await refresher.parser()
  wechatPay.has(forger)
  await assert.rejects(refresher.refresh(), { code: 'SIGNATURE_INVALID' })
  assert.deepEqual([takes(parser, old), parser.platformSerials], [true, [old.serial]])
  const { headers, body } = forger.notification('TRANSACTION.SUCCESS', PAID)
  assert.equal(thrownBy(() => parser.parse(headers, body)).code, 'SIGNATURE_INVALID')
})

test('what cannot be reached, redirects or knows us not is an error with its cause', async () => {
  wechatPay.answers['/v3/certificates'] = [302, {}]
  await assert.rejects(refresherOf().parser(), { code: 'REQUEST_FAILED', message: /redirects nobody/ })
  assert.deepEqual(wechatPay.paths, ['/v3/certificates'])
  const gone = await WeChatPay.open(old)
  gone.close()
  const nowhere = refresherOf({}, gone.merchant())
  await assert.rejects(nowhere.parser(), (error) => {
    assert.match(error.message, /ECONNREFUSED/)
    assert.equal(error.cause.cause.code, 'ECONNREFUSED')
    return error.code === 'REQUEST_FAILED'
  })
  const stranger = new Merchant({ mchid: MCHID, serial: '7132D72A', privateKey: new TestMerchant(MCHID).privateKeyPem, host: wechatPay.url })
  await assert.rejects(refresherOf({}, stranger).parser(), { code: 'REQUEST_FAILED', message: /401 SIGN_ERROR/ })
})

test('an answer that does not come, drips or is too long is not waited for', async () => {
  const { Answers } = createRequire(import.meta.url)('../lib/asking.js')
  const drip = () => new ReadableStream({ pull: async (stream) => (await sleep(3), stream.enqueue(Buffer.from('x'))) })
  const of = (respond) => new Answers(async (_, { signal }) => respond(signal), null, () => {}).fetch({ method: 'GET', url: '', headers: [], most_bytes: 10, timeout_ms: 100 })
  const aborted = (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  assert.deepEqual(await of(aborted), { raised: { type: 'TimeoutError', words: 'the answer was not there in time' } })
  const { fetched } = await of(() => new Response(drip(), { status: 404 }))
  assert.deepEqual([fetched.status, fetched.body], [404, Buffer.from('x'.repeat(11)).toString('base64')])
})

test('a file that cannot be written is logged, and no more', async () => {
  // One in no folder, and a folder in its place.
  const place = join(folder, 'place')
  mkdirSync(join(place, 'full'), { recursive: true })
  for (const [file, code] of [
    [join(folder, 'no', 'such', 'folder'), 'ENOENT'],
    [place, 'EISDIR'],
  ]) {
    const { lines, logger } = listening()
    assert(takes(await refresherOf({ file, logger }).parser(), old))
    assert.match(lines.join('\n'), new RegExp(`cannot be kept in the file: ${code}`))
  }
  rmSync(place, { recursive: true })
  assert(readdirSync(folder).every((name) => name === 'certificates.json'))
})

test('the HTTP client is the one that was given', async () => {
  const asked = []
  const client = (url, options) => asked.push(url) && fetch(url, options)
  const parser = await refresherOf({}, wechatPay.merchant({ fetch: client })).parser({ clockTolerance: 60 })
  assert(takes(parser, old))
  assert.deepEqual(asked, [`${wechatPay.url}/v3/certificates`])
})

/** A refresher whose minute takes 0.2 seconds. */
function hurried(options) {
  const native = createRequire(import.meta.url)('../lib/native.js')
  const { call } = native
  native.call = (json) => call(JSON.stringify({ ...JSON.parse(json), pause_ms: 200 }))
  try {
    return refresherOf(options)
  } finally {
    native.call = call
  }
}

test('the certificate rotates in the middle of traffic', async () => {
  const refresher = hurried()
  const parser = await refresher.parser()
  const running = refresher.run()
  assert.equal(refresher.run(), running)
  const handler = new NotificationHandler(parser, { logger: silent }).otherwise(() => {})
  const statuses = { old: [], fresh: [] }
  let isOver = false
  const send = async () => {
    while (!isOver) {
      for (const [name, platform] of Object.entries({ old, fresh })) {
        const { status } = await handler.handle({ method: 'POST', ...platform.notification('TRANSACTION.SUCCESS', PAID) })
        statuses[name].push(status)
      }
      await sleep(1)
    }
  }
  const sending = [send(), send()]
  await until(() => statuses.fresh.length > 10)
  assert.deepEqual(new Set(statuses.fresh), new Set([401]))
  wechatPay.has(fresh)
  await until(() => statuses.fresh.slice(-10).every((status) => status === 200))
  isOver = true
  await Promise.all(sending)
  // Nothing of the old one's was ever refused.
  assert.deepEqual(new Set(statuses.old), new Set([200]))
  await refresher.close()
  await running
})

test('made-up serials cost one download a minute', async () => {
  const refresher = hurried()
  const parser = await refresher.parser()
  refresher.run()
  const began = performance.now()
  while (performance.now() < began + 1100) {
    assert.equal(takes(parser, fresh), false)
    await sleep(1)
  }
  await refresher.close()
  const minutes = (performance.now() - began) / 200
  assert(wechatPay.asked.length >= 3 && wechatPay.asked.length <= 2 + minutes, `${wechatPay.asked.length} in ${minutes}`)
})

test('an outage is logged, the old certificates serve, and it goes on where that is over', async () => {
  const { lines, logger } = listening()
  const refresher = hurried({ logger })
  const parser = await refresher.parser()
  wechatPay.answers['/v3/certificates'] = [503, {}]
  refresher.run()
  takes(parser, fresh)
  await until(() => wechatPay.asked.length > 2)
  assert(takes(parser, old))
  assert.match(lines.join('\n'), /503/)
  wechatPay.has(fresh)
  await until(() => takes(parser, fresh))
  await refresher.close()
})

test('close ends a download that is on its way', async () => {
  const { lines, logger } = listening()
  const refresher = hurried({ logger })
  const parser = await refresher.parser()
  wechatPay.answers['/v3/certificates'] = null
  const running = refresher.run()
  takes(parser, fresh)
  await until(() => wechatPay.asked.length > 1)
  const [logged, began] = [lines.length, performance.now()]
  await refresher.close()
  await running
  // Else it would be waited for.
  assert(performance.now() - began < 5000)
  assert.equal(lines.length, logged)
  assert.equal(await refresher.run(), undefined)
})

test('it keeps no process alive', async () => {
  const script = `
    import { CertificateRefresher, Merchant } from 'wxnotify'
    const [settings, apiV3Keys] = JSON.parse(process.argv[1])
    const refresher = new CertificateRefresher(new Merchant(settings), { apiV3Keys })
    await refresher.parser()
    refresher.run()`
  const given = ['--input-type=module', '-e', script, JSON.stringify([wechatPay.settings, API_V3_KEY])]
  await promisify(execFile)(process.execPath, given, { cwd: new URL('.', import.meta.url), timeout: 30_000 })
  assert.equal(wechatPay.asked.length, 1)
})

test('public keys stand beside the certificates', async () => {
  const publicKeys = { id: PUBLIC_KEY_ID, pem: inPublicKeyMode.publicKeyPem }
  const parser = await refresherOf({ publicKeys }).parser({ apiV3Keys: [API_V3_KEY, inPublicKeyMode.apiV3Key] })
  assert.deepEqual([takes(parser, old), takes(parser, inPublicKeyMode)], [true, true])
})

test('what is no merchant or refresher is named', () => {
  const merchant = wechatPay.merchant()
  for (const [field, make] of Object.entries({
    merchant: () => new CertificateRefresher('shop', { apiV3Keys: API_V3_KEY }),
    interval: () => refresherOf({ interval: 43_200 }),
    path: () => refresherOf({ path: '/v3/pay' }),
    api_v3_key: () => refresherOf({ apiV3Keys: [] }),
    public_key_id: () => refresherOf({ publicKeys: { id: 'x', pem: 'y' } }),
    'apiV3Keys[0]': () => refresherOf({ apiV3Keys: [1] }),
    file: () => refresherOf({ file: 1 }),
    logger: () => refresherOf({ logger: {} }),
    every: () => new CertificateRefresher(merchant, { apiV3Keys: API_V3_KEY, every: 1 }),
    mchid: () => wechatPay.merchant({ mchid: 'shop' }),
    host: () => wechatPay.merchant({ host: 'https://user:secret@x' }),
    privateKey: () => wechatPay.merchant({ privateKey: undefined }),
    fetch: () => wechatPay.merchant({ fetch: 'curl' }),
    method: () => merchant.sign('GE T', '/v3'),
    path_: () => merchant.sign('GET', 'v3'),
  })) {
    const error = thrownBy(make)
    assert.equal(error.field, field.replace('_', field === 'path_' ? '' : '_'))
    assert.doesNotMatch(error.message, /secret/)
  }
  for (const interval of [NaN, Infinity, '3600']) assert.equal(thrownBy(() => refresherOf({ interval })).code, 'OPTION_INVALID')
  assert.equal(thrownBy(() => wechatPay.merchant({ privateKey: 'no key' })).code, 'PEM_INVALID')
})

test('no key is shown', () => {
  const merchant = wechatPay.merchant()
  const shown = inspect({ merchant, refresher: refresherOf() }, { depth: 9, showHidden: true }) + JSON.stringify(merchant)
  assert.doesNotMatch(shown, new RegExp(`${API_V3_KEY}|PRIVATE`))
  assert.match(shown, new RegExp(MCHID))
})

test('other requests are signed, and their answers verified', async () => {
  const merchant = wechatPay.merchant()
  const parser = old.parser()
  const path = '/v3/pay/transactions/out-trade-no/A%201?mchid=1900007291'
  wechatPay.answers[path] = [200, { trade_state: 'NOTPAY' }]
  const { url, ...request } = merchant.sign('GET', path)
  const response = await fetch(url, request)
  const body = await response.arrayBuffer()
  assert.equal(response.status, 200)
  assert.equal(parser.verifyAnswer(response.headers, body), undefined)
  assert.equal(thrownBy(() => parser.verifyAnswer(response.headers, Buffer.from('{}'))).code, 'SIGNATURE_INVALID')
  assert.equal(thrownBy(() => fresh.parser().verifyAnswer(response.headers, body)).code, 'SERIAL_UNKNOWN')
  assert.equal(thrownBy(() => parser.verifyAnswer(response.headers, body, 1)).code, 'TIMESTAMP_OUT_OF_RANGE')
  assert.equal(thrownBy(() => parser.verifyAnswer({}, body)).code, 'HEADER_MISSING')
  assert.equal(thrownBy(() => parser.verifyAnswer({}, 'text')).code, 'ARGUMENT_INVALID')
  const posted = merchant.sign('POST', '/v3/pay/transactions/native', JSON.stringify({ description: '会员' }))
  assert.equal(posted.headers['Content-Type'], 'application/json')
  assert.equal(posted.url, `${wechatPay.url}/v3/pay/transactions/native`)
})

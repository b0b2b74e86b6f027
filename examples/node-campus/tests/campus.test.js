// The campus as it is, on each framework, behind a real socket, against a pretend platform.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after, before, describe } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { Ack } from 'wxnotify'
import { FAULTS, Platform } from 'wxnotify/testing'

const MCHID = '1900007291'
// Both hold the same APIv3 key, as a merchant's certificates do.
const first = new Platform()
const second = new Platform({ apiV3Key: first.apiV3Key })
const stranger = new Platform({ apiV3Key: first.apiV3Key })
const folder = mkdtempSync(join(tmpdir(), 'node-campus-'))
after(() => rmSync(folder, { recursive: true }))

let count = 0
const newNumber = () => `C${(count += 1)}`

function result(number, changes = {}) {
  return {
    mchid: MCHID,
    appid: 'wxd678efh567hg6787',
    out_trade_no: number,
    transaction_id: `42000000${number}`,
    trade_type: 'AUTH',
    trade_state: 'SUCCESS',
    bank_type: 'OTHERS',
    success_time: '2026-11-21T12:01:00+08:00',
    payer: { openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' },
    attach: 'canteen 2',
    amount: { total: 1250, payer_total: 1250, currency: 'CNY' },
    device_info: { device_id: 'canteen-2', device_ip: '10.0.0.2' },
    ...changes,
  }
}

const failed = (number) => result(number, { trade_state: 'PAY_FAIL', trade_state_desc: '余额不足', transaction_id: `41000000${number}`, success_time: undefined })

/** Starts the program with the first two platforms' certificates. */
async function start(framework, env = {}) {
  const home = mkdtempSync(join(folder, 'shop-'))
  const certificates = join(home, 'certificates')
  mkdirSync(certificates)
  writeFileSync(join(certificates, 'first.pem'), first.certificatePem)
  writeFileSync(join(certificates, 'second.pem'), second.certificatePem)
  const port = await freePort()
  const settings = { WXPAY_MCHID: MCHID, WXPAY_API_V3_KEY: first.apiV3Key, WXPAY_CERTIFICATES: certificates, DATABASE: join(home, 'campus.db'), PORT: port }
  const script = fileURLToPath(new URL(`../src/${framework}.js`, import.meta.url))
  const program = { certificates, database: settings.DATABASE, url: `http://127.0.0.1:${port}`, printed: '' }
  program.start = async () => {
    const child = spawn(process.execPath, [script], { env: { ...process.env, ...settings, ...env } })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (program.printed += data))
    program.child = child
    for (let tries = 0; tries < 1200; tries += 1) {
      if (await fetch(`${program.url}/deductions/none`).catch(() => null)) return
      await sleep(50)
    }
    throw new Error(`it does not start: ${program.printed}`)
  }
  program.stop = async () => {
    program.child.kill('SIGKILL')
    await once(program.child, 'exit')
  }
  await program.start()
  return program
}

async function freePort() {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

for (const framework of ['express', 'fastify']) {
  describe(framework, () => {
    let program
    before(async () => (program = await start(framework)))
    after(() => program.stop())

    const deliver = async (resource, knobs = {}, { platform = first, eventType = 'TRANSACTION.INDUSTRY_SUCCESS' } = {}) => {
      const { headers, body } = platform.notification(eventType, resource, { id: `EV-${resource.out_trade_no}-${eventType}`, ...knobs })
      const response = await fetch(`${program.url}/wxpay/campus`, { method: 'POST', headers, body })
      return { status: response.status, body: await response.text() }
    }
    const deliverFailure = (number, knobs) => deliver(failed(number), knobs, { eventType: 'TRANSACTION.INDUSTRY_FAILED' })
    const order = async (number = newNumber(), card = number) => {
      const headers = { 'content-type': 'application/json' }
      const body = JSON.stringify({ out_trade_no: number, card, total: 1250 })
      const { status } = await fetch(`${program.url}/deductions`, { method: 'POST', headers, body })
      return status === 201 ? number : status
    }
    /** The row, with what is not shown to anybody. */
    const row = (number) => {
      const database = new Database(program.database)
      try {
        return database.prepare('SELECT * FROM deductions WHERE out_trade_no = ?').get(number)
      } finally {
        database.close()
      }
    }
    const find = async (number) => (await fetch(`${program.url}/deductions/${number}`)).json()

    test('a deduction that succeeded is paid, however often it is told, and however many at once', async () => {
      const number = await order()
      const answers = await Promise.all(Array.from({ length: 5 }, () => deliver(result(number))))
      for (const { status, body } of answers) assert.deepEqual([status, body], [200, Ack.success().body], program.printed)
      const { state, transaction_id: transactionId } = await find(number)
      assert.deepEqual([state, transactionId], ['PAID', `42000000${number}`])
      assert.equal(program.printed.match(new RegExp(`SUCCESS \\d+ ms EV-${number}-`, 'g')).length, 1)
      assert.equal(program.printed.match(new RegExp(`DUPLICATE \\d+ ms EV-${number}-`, 'g')).length, 4)
    })

    test('a deduction that failed blocks the card, until it is paid after all', async () => {
      const number = await order(undefined, `card-${framework}`)
      assert.equal((await deliverFailure(number)).status, 200)
      const { state, reason } = await find(number)
      assert.deepEqual([state, reason], ['FAILED', '余额不足'])
      assert.equal(await order(undefined, `card-${framework}`), 409)
      assert.equal((await deliver(result(number))).status, 200)
      assert.equal((await find(number)).state, 'PAID')
      assert.notEqual(await order(undefined, `card-${framework}`), 409)
    })

    test('what the result says is in the books', async () => {
      const number = await order()
      const common = { out_trade_no: number, card: number, total: 1250, bank_type: 'OTHERS', payer: result('').payer.openid, attach: 'canteen 2' }
      await deliverFailure(number)
      assert.deepEqual(row(number), { ...common, state: 'FAILED', reason: '余额不足', transaction_id: `41000000${number}`, success_time: null })
      await deliver(result(number))
      const paid = { ...common, state: 'PAID', reason: null, transaction_id: `42000000${number}`, success_time: '2026-11-21T12:01:00+08:00' }
      assert.deepEqual(row(number), paid)
      const { payer, ...shown } = paid
      assert.deepEqual(await find(number), shown)
      // What a result may lack is empty.
      const bare = await order()
      const lacking = { bank_type: undefined, success_time: undefined, payer: undefined, attach: undefined }
      assert.equal((await deliver(result(bare, lacking))).status, 200)
      const nothing = { bank_type: null, success_time: null, payer: null, attach: null }
      assert.deepEqual(row(bare), { ...row(bare), ...nothing, state: 'PAID' })
    })

    test('what is paid already by this transaction is a success, and by another an error', async () => {
      const number = await order()
      // The campus asked WeChat Pay, before it was told.
      const database = new Database(program.database)
      database.prepare("UPDATE deductions SET state = 'PAID', transaction_id = ? WHERE out_trade_no = ?").run(`42000000${number}`, number)
      database.close()
      const before = row(number)
      for (const id of [`Q1-${number}`, `Q2-${number}`]) assert.equal((await deliver(result(number), { id })).status, 200)
      const { status, body } = await deliver(result(number, { transaction_id: '4300000001' }), { id: `Q3-${number}` })
      assert.deepEqual([status, JSON.parse(body).message], [500, 'paid already, by another transaction'])
      const missing = await deliver(result(number, { transaction_id: undefined }), { id: `Q4-${number}` })
      assert.equal(missing.status, 500)
      assert.deepEqual(row(number), before)
    })

    test('a failure that comes late takes nothing back', async () => {
      const number = await order()
      await deliver(result(number))
      assert.equal((await deliverFailure(number)).status, 200)
      assert.equal((await find(number)).state, 'PAID')
    })

    test('each platform certificate in the folder verifies, and a new one once it is there', async () => {
      for (const [platform, status] of [[first, 200], [second, 200], [stranger, 401]]) {
        assert.equal((await deliver(result(await order()), {}, { platform })).status, status)
      }
      assert.match(program.printed, new RegExp(`SERIAL_UNKNOWN .*${stranger.serial}`))
      writeFileSync(join(program.certificates, 'third.pem'), stranger.certificatePem)
      program.child.kill('SIGHUP')
      while (!program.printed.includes('platform certificates:')) await sleep(10)
      assert.equal((await deliver(result(await order()), {}, { platform: stranger })).status, 200)
    })

    test('whatever is wrong with a notification, nothing changes', async () => {
      const number = await order()
      for (const fault of FAULTS) {
        const { status } = await deliver(result(number), { fault })
        assert(status >= 400, fault)
      }
      const now = Math.floor(Date.now() / 1000)
      assert.equal((await deliver(result(number), { now: now - 400 })).status, 401)
      assert.equal((await find(number)).state, 'PENDING')
    })

    test('what does not fit the books fails visibly, and changes nothing', async () => {
      const number = await order()
      const cases = [
        [result(number, { amount: { total: 1, currency: 'CNY' } }), /CONTENT_MISMATCH .*amount/],
        [result(number, { mchid: '1900000001' }), /CONTENT_MISMATCH .*mchid/],
        [result(number, { trade_state: 'ACCEPT' }), /CONTENT_MISMATCH .*trade_state/],
        [result('unknown'), /HANDLER_FAILED .*raised Error at campus\.js/],
      ]
      for (const [resource, line] of cases) {
        assert.equal((await deliver(resource)).status, 500)
        assert.match(program.printed, line)
      }
      assert.equal((await deliver(result(number), {}, { eventType: 'TRANSACTION.OF_TOMORROW' })).status, 500)
      assert.match(program.printed, /EVENT_UNHANDLED/)
      assert.equal((await find(number)).state, 'PENDING')
      // The next delivery of the same notification is right, and finds it fresh.
      assert.equal((await deliver(result(number))).status, 200)
      assert.equal((await find(number)).state, 'PAID')
    })

    test('what was paid stays so when the program is killed', async () => {
      const number = await order()
      await deliver(result(number))
      await program.stop()
      await program.start()
      assert.equal((await deliver(result(number))).status, 200)
      assert.equal((await find(number)).state, 'PAID')
      assert.equal(program.printed.match(new RegExp(`SUCCESS \\d+ ms EV-${number}-`, 'g')).length, 1)
    })

    test('nothing secret is printed', () => {
      for (const secret of [first.apiV3Key, result('').payer.openid]) assert(!program.printed.includes(secret))
    })
  })
}

test('a clock that is off by more than usual can be allowed for', async () => {
  const program = await start('express', { CLOCK_TOLERANCE: '600' })
  try {
    for (const [age, status] of [[500, 500], [700, 401]]) {
      const now = Math.floor(Date.now() / 1000) - age
      const { headers, body } = first.notification('TRANSACTION.INDUSTRY_SUCCESS', result('unknown'), { now })
      assert.equal((await fetch(`${program.url}/wxpay/campus`, { method: 'POST', headers, body })).status, status)
    }
  } finally {
    await program.stop()
  }
})

test('the log says clock, certificate or signature, where that is asked for', async () => {
  const texts = ['clock: its time', 'certificate: no certificate', 'signature: it does not verify']
  for (const [LOG_TEXTS, times] of [['yes', 1], ['', 0]]) {
    const program = await start('express', { LOG_TEXTS })
    try {
      for (const [platform, fault, message] of [[first, 'stale', 'timestamp'], [stranger, undefined, 'signature'], [first, 'forged', 'signature']]) {
        const { headers, body } = platform.notification('TRANSACTION.INDUSTRY_SUCCESS', result('unknown'), { fault })
        const response = await fetch(`${program.url}/wxpay/campus`, { method: 'POST', headers, body })
        // WeChat Pay is told the same either way.
        assert.match((await response.json()).message, new RegExp(`^${message}`))
      }
      for (const text of texts) assert.equal(program.printed.split(text).length - 1, times, program.printed)
      assert.match(program.printed, /SIGNATURE_INVALID \d+ ms .*signature/)
    } finally {
      await program.stop()
    }
  }
})

test('a setting that is missing is named', async () => {
  const script = fileURLToPath(new URL('../src/fastify.js', import.meta.url))
  const child = spawn(process.execPath, [script], { env: { PATH: process.env.PATH, WXPAY_MCHID: MCHID } })
  let complained = ''
  child.stderr.on('data', (data) => (complained += data))
  const [code] = await once(child, 'close')
  assert.equal(code, 1)
  assert.match(complained, /WXPAY_API_V3_KEY is missing/)
})

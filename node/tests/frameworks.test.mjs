// The README's snippets, run as they are, behind real sockets.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { Inbox } from 'wxnotify'
import { v2Notification } from 'wxnotify/testing'
import { databases, hasSqlite, tableName } from './databases.mjs'
import { exchange, receives, settings } from './exchange.mjs'
import { PAID, platform, thrownBy } from './support.mjs'

const snippet = (name) => fileURLToPath(new URL(`readme/${name}`, import.meta.url))

test('readme/quickstart.mjs receives genuine notifications and refuses others', () => receives(snippet('quickstart.mjs')))

if (hasSqlite) {
  test('readme/endpoint.mjs does so, and counts each once', () =>
    receives(snippet('endpoint.mjs'), { complaint: /wxnotify: SIGNATURE_INVALID: /, times: 3 }))
}

for (const [name, missing] of ['quickstart.mjs', 'endpoint.mjs'].flatMap((name) => [...Object.keys(settings), 'PORT'].map((missing) => [name, missing]))) {
  test(`readme/${name} says in words that ${missing} is missing`, () => {
    const env = { ...process.env, ...settings, PORT: '0', [missing]: '' }
    const { status, stderr } = spawnSync(process.execPath, [snippet(name)], { env, encoding: 'utf8', timeout: 30_000 })
    assert.equal(status, 1)
    assert.match(stderr, new RegExp(`^Error: the environment has no ${missing}$`, 'm'))
  })
}

test('readme/quickstart.mjs names a key file that is not there', () => {
  const env = { ...process.env, ...settings, PORT: '0', WXPAY_PUBLIC_KEY_FILE: 'nowhere.pem' }
  const { stderr } = spawnSync(process.execPath, [snippet('quickstart.mjs')], { env, encoding: 'utf8', timeout: 30_000 })
  assert.match(stderr, /^Error: ENOENT: no such file or directory, open 'nowhere\.pem'$/m)
})

// NestJS 11 is for Node.js 20 and later.
if (Number(process.versions.node.split('.')[0]) >= 20) {
  test('readme/nest.ts receives genuine notifications and refuses others', async () => {
    const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, experimentalDecorators: true, emitDecoratorMetadata: true }
    const { outputText } = ts.transpileModule(readFileSync(snippet('nest.ts'), 'utf8'), { compilerOptions: options })
    const script = snippet(`nest-${process.pid}.mjs`)
    writeFileSync(script, outputText)
    try {
      await receives(script, { complaint: /wxnotify: SIGNATURE_INVALID: / })
    } finally {
      rmSync(script)
    }
  })
}

test('readme/serverless.mjs answers the events of an API gateway', async () => {
  Object.assign(process.env, settings)
  const { main } = await import('./readme/serverless.mjs')
  await exchange(async ({ headers, body }) => {
    const answer = await main({ httpMethod: 'POST', headers, body: body.toString('base64'), isBase64Encoded: true }, {})
    return new Response(answer.body, { status: answer.statusCode, headers: answer.headers })
  })
})

test('readme/worker.mjs works off what is stored, and lists what is dead', async () => {
  // Its table has the usual name, and a schema of its own: the worker of another Node.js, whose tests run beside these, would take what is stored
  // for this one, which then waits for ever.
  const schema = tableName()
  await databases[0].outside(`CREATE SCHEMA ${schema}`)
  const options = `-c search_path=${schema}`
  const pool = databases[0].other({ options })
  const inbox = new Inbox(pool, { maxAttempts: 1 })
  const parser = platform.parser()
  const [good, bad] = [PAID, { ...PAID, amount: null }].map((resource, index) => {
    const { headers, body } = platform.notification('TRANSACTION.SUCCESS', resource, { id: `worker-${index}-${process.pid}` })
    return parser.parse(headers, body)
  })
  await inbox.transaction(async (client) => {
    await inbox.create(client)
    await inbox.store(client, bad)
    await inbox.fail(client, (await inbox.take(client)).lease, 'EVENT_UNTYPED')
    await inbox.store(client, good)
  })
  await pool.end()
  const env = { ...process.env, ...settings, DATABASE_URL: `${process.env.WXNOTIFY_POSTGRES_URL}?options=${encodeURIComponent(options)}` }
  const worker = spawn(process.execPath, [snippet('worker.mjs')], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  for await (const data of worker.stdout) {
    printed += data
    // Once: the second signal is not waited for.
    if (printed.includes(PAID.out_trade_no) && !worker.killed) worker.kill('SIGTERM')
  }
  assert.match(printed, /^A20261121 at /)
  assert(printed.includes(`${bad.id} 1 EVENT_UNTYPED\n`), printed)
})

test('readme/handler-test.mjs passes', () => {
  const { status, stderr } = spawnSync(process.execPath, [snippet('handler-test.mjs')], { encoding: 'utf8' })
  assert.equal(status, 0, stderr)
})

test('readme/v2.mjs settles an order of either version once', async () => {
  const { openHandler } = await import('./readme/v2.mjs')
  const inbox = new Inbox(databases[0].driver(), { table: tableName() })
  await inbox.transaction((client) => inbox.create(client))
  const [apiV2Key, paid] = ['v2KeyOfTheTestsv2KeyOfTheTestsv2', []]
  const orders = { price: () => 100, markPaid: (_, number) => void paid.push(number) }
  const handler = openHandler({ parser: platform.parser(), inbox, apiV2Key, mchid: PAID.mchid, orders })
  const fields = { appid: PAID.appid, mch_id: PAID.mchid, result_code: 'SUCCESS', transaction_id: '42', out_trade_no: 'A1', total_fee: '100' }
  const deliveries = [v2Notification(fields, apiV2Key), platform.notification('TRANSACTION.SUCCESS', PAID, { id: 'n' })]
  for (const delivery of [...deliveries, ...deliveries]) {
    assert.equal((await handler.handle({ method: 'POST', ...delivery })).status, 200)
  }
  assert.deepEqual(paid, ['A1', 'A20261121'])
  const unpaid = v2Notification({ ...fields, result_code: 'FAIL', transaction_id: '43' }, apiV2Key)
  assert.match((await handler.handle({ method: 'POST', ...unpaid })).body, /^<xml>.*FAIL/)
})

test('readme/expect.mjs settles an order once, and refuses the wrong amount', async () => {
  const { settle } = await import('./readme/expect.mjs')
  const { headers, body } = platform.notification('TRANSACTION.SUCCESS', PAID)
  const notification = platform.parser().parse(headers, body)
  const paid = new Map()
  const orders = { isDone: (id) => paid.has(id), markPaid: (order, id) => paid.set(id, order) }
  const order = { mchid: PAID.mchid, id: 'A20261121', cents: 100 }
  assert.equal(thrownBy(() => settle(notification, { ...order, cents: 99 }, orders)).code, 'CONTENT_MISMATCH')
  settle(notification, order, orders)
  settle(notification, order, orders)
  assert.deepEqual([...paid.values()], ['A20261121'])
})

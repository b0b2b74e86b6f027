// Not run, but compiled with --strict, as usage.ts: handlers and inboxes, with the drivers' and frameworks' own types.
import Database from 'better-sqlite3'
import express from 'express'
import { createServer } from 'node:http'
import { createPool, type PoolConnection } from 'mysql2/promise'
import { Pool, type PoolClient } from 'pg'
import { Ack, Expectation, HandlerError, Inbox, InboxError, type InboxHealth, Merchants, NotificationHandler, ServedMerchant, type NotificationParser, type Outcome } from 'wxnotify'
import { Clock, Courier, Platform, checkDriver, type AnyHandler } from 'wxnotify/testing'
import { Driver, Transaction } from 'wxnotify/transactions'

declare const parser: NotificationParser

/** `any` is the same as nothing else. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : never
function isSame<A, B>(_: Same<A, B>): void {}

// The connection is the driver's.
const postgres = new Inbox(new Pool())
const maria = new Inbox(createPool('mysql://'))
const file = new Inbox(new Database('shop.db'), { table: 'inbox', lease: 30, maxAttempts: 3 })
const opened = Inbox.sqlite('inbox.db')
isSame<typeof postgres, Inbox<PoolClient>>(true)
isSame<typeof maria, Inbox<PoolConnection>>(true)
isSame<typeof file, Inbox<Database.Database>>(true)
isSame<typeof opened, Inbox<Database.Database>>(true)
const told: Inbox<PoolClient> = new Inbox<PoolClient>(new Pool())
maria.transaction(async (connection) => isSame<typeof connection, PoolConnection>(true))
file.transaction(async (connection) => connection.prepare('SELECT 1').get())
for (const inbox of [postgres, told]) {
  new NotificationHandler(parser, { inbox }).onRefunded((_refunded, { connection }) => isSame<typeof connection, PoolClient>(true))
}
new NotificationHandler(parser, { inbox: maria })
  .on('transaction.partner', ({ connection }) => isSame<typeof connection, PoolConnection>(true))
  .on('REFUND.ABNORMAL', ({ connection }) => isSame<typeof connection, PoolConnection>(true))
new NotificationHandler(parser, { inbox: opened }).otherwise(({ connection }) => {
  isSame<typeof connection, Database.Database>(true)
  // @ts-expect-error it has no such method
  connection.prepair('SELECT 1')
})
declare const sync: { readonly isTransaction: boolean; exec(sql: string): void; prepare(sql: string): { get(): unknown }; location(name?: string): string | null }
const ofNode = new Inbox(sync)
isSame<typeof ofNode, Inbox<typeof sync>>(true)
class MyTransaction extends Transaction<PoolClient> {
  run = async (sql: string, values: readonly (string | number)[], isQuery: boolean) => {
    const { rows, rowCount } = await this.connection.query(sql, [...values])
    return isQuery ? rows : (rowCount ?? 0)
  }
  commit = async () => void (await this.connection.query('COMMIT'))
  rollBack = async () => void (await this.connection.query('ROLLBACK'))
  sever = () => this.connection.release(true)
}
class MyDriver extends Driver<PoolClient> {
  begin = async () => new MyTransaction(await new Pool().connect())
  join = (client: PoolClient) => new MyTransaction(client)
}
const mine = new Inbox(new MyDriver('postgresql', 'numbered'))
isSame<typeof mine, Inbox<PoolClient>>(true)
checkDriver(mine).then((kept: string[]) => kept.length)
// @ts-expect-error no such dialect
new MyDriver('oracle', 'numbered')
// @ts-expect-error no such option
new Inbox(new Pool(), { leese: 1 })
// @ts-expect-error a file's name
new Inbox('inbox.db')

const handler = new NotificationHandler(parser, { inbox: postgres, mode: 'stored', deadline: null, unhandled: 'acknowledge' })
  .onPaid(async (paid, { connection, fail, attempts }) => {
    isSame<typeof connection, PoolClient>(true)
    const total: number = paid.resource.amount.total
    // @ts-expect-error of a refund
    paid.resource.refund_id
    if (attempts > total) fail('too often')
    await connection.query('SELECT 1')
  })
  .onRefunded((refunded) => console.log(refunded.resource.out_refund_no))
  .on('transaction.partner', ({ event }) => console.log(event.resource.sp_mchid))
  .on('PARKING_FEE.QUERY_TRANS_INFO', () => Ack.answer({}))
  .otherwise(({ event }) => {
    if (event.kind === 'refund.partner') console.log(event.resource.sp_mchid)
  })
handler.on('TRANSACTION.OF_TOMORROW', async ({ renew }) => renew(), { custom: true })
// @ts-expect-error no such kind
handler.on('transaction.partnr', () => {})
// @ts-expect-error nobody knows what it is to mean
handler.onRefunded(() => false)
// @ts-expect-error nor this
handler.onRefunded(async () => new Response(null, { status: 500 }))
handler.onRefunded(async () => Ack.successNoContent())
// @ts-expect-error no such mode
new NotificationHandler(parser, { mode: 'lease' })
const expected: Expectation = Expectation.paid({ mchid: '19', outTradeNo: 'A', amountTotal: 1 })
for (const expect of [() => expected, async () => Expectation.NOT_COMPARED, () => Expectation.fields({ kind: 'transaction.direct' })]) {
  new NotificationHandler(parser, { expect })
}
new NotificationHandler(parser, { apiV2Keys: [{ key: '', mchId: '' }, { key: new Uint8Array(32), mchId: '' }] }).on('v2.pay', ({ event }) => console.log(event.resource.total_fee))
// @ts-expect-error an APIv2 key is a merchant's
new NotificationHandler(parser, { apiV2Keys: '' })
// @ts-expect-error there may be no such order
new NotificationHandler(parser, { expect: () => (Math.random() > 0.5 ? expected : undefined) })
// @ts-expect-error nobody knows what is to be compared
new NotificationHandler(parser, { expect: () => ({}) })
// @ts-expect-error nor here
new NotificationHandler(parser, { expect: async () => ({ outTradeNo: 'A' }) })
new NotificationHandler(parser, { key: ({ id }) => id, logger: console, maxInFlight: 8 })
handler.shutdown(5).then((left: number) => left + handler.inFlight)
new NotificationHandler(parser, { inbox: Inbox.sqlite('inbox.db') }).onPaid((_paid, { connection }) => void connection.exec(''))

createServer(handler.node)
express().all('/notify', handler.node)
const POST: (request: Request) => Promise<Response> = handler.fetch
const clock = new Clock(1_795_000_000)
new NotificationHandler(parser, { clock: clock.now })
// @ts-expect-error a function is needed
new NotificationHandler(parser, { clock })
const handlers: AnyHandler[] = [handler, handler.node, handler.fetch, { fetch: POST }, createServer(handler.node), express()]
for (const each of handlers) {
  new Courier(new Platform(), each, clock, { schedule: 'payscore', url: '/notify' })
    .deliver('TRANSACTION.SUCCESS', { out_trade_no: 'A1' }, { id: 'A1' })
    .then((attempts) => attempts.map(({ at, status, body, isTaken, error }): [number, number | null, string, boolean, unknown] => [at, status, body, isTaken, error]))
}
// @ts-expect-error no such schedule
new Courier(new Platform(), handler, clock, { schedule: 'hourly' })
// @ts-expect-error the clock says when it is signed
new Courier(new Platform(), handler, clock).deliver('TRANSACTION.SUCCESS', '{}', { now: 1 })
const stop = new AbortController()
handler.work({ signal: stop.signal, pause: 0.5, purgeOlderThan: 7 * 86400 })
void POST

export function observe({ code, error, late, number }: Outcome): string {
  if (code === 'STORED' || late) return number ?? code
  // @ts-expect-error no such code
  if (code === 'DONE') return code
  if (error instanceof InboxError && error.code === 'LEASE_LOST') return error.message
  return error instanceof HandlerError ? error.code : ''
}

postgres.transaction(async (client) => {
  const { state, lease } = await postgres.claim(client, null as never)
  // @ts-expect-error there is none before the state is known
  lease.token
  if (state === 'fresh') await postgres.complete(client, lease)
  for (const letter of await postgres.deadLetters(client)) await postgres.retry(client, letter.key)
  const { waiting, oldestWaiting }: { waiting: number; oldestWaiting: number | null } = await postgres.stats(client)
  const health: InboxHealth = await postgres.health(client, { maxWaiting: 60, maxDead: 0 })
  // @ts-expect-error no such limit
  await postgres.health(client, { maxwaiting: 60 })
  if (!health.healthy) throw new Error(health.problems.join(), { cause: health.stats.oldestWaiting })
  await postgres.purge(waiting + (oldestWaiting ?? 0))
  const both: string[] = [...postgres.schema(), ...postgres.upgrade()]
  if (state === 'dead' && both.length > 0) await postgres.discard(client, 'key')
})

// Several merchants: what finds one is told a request, and callbacks the merchant.
const merchants = new Merchants(async (name) => (name === '' ? null : new ServedMerchant(name, parser, { context: { id: 1 } })), { maxAge: 60, capacity: 10 })
merchants.get('a').then((merchant) => merchant && isSame<typeof merchant.context, { id: number }>(true))
new NotificationHandler(merchants.by(({ path, host, header }) => host ?? header('x') ?? path), {
  inbox: postgres,
  mode: 'stored',
  key: ({ id }, merchant) => `${merchant?.name}:${id}`,
  expect: async (_, merchant) => Expectation.paid(merchant?.context),
  observe: ({ merchant }) => isSame<typeof merchant, string | null>(true),
}).onPaid((_paid, { merchant, connection }) => {
  isSame<typeof merchant, ServedMerchant | null>(true)
  isSame<typeof connection, PoolClient>(true)
})
new NotificationHandler(async ({ raw }) => (raw.params ? new ServedMerchant('a', parser) : undefined))
// @ts-expect-error: a name is no merchant.
new NotificationHandler(({ path }) => path)

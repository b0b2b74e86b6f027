// A worker: takes up what an endpoint in mode `stored` wrote down.
// snippet: begin
import pg from 'pg'
import { Inbox, NotificationHandler } from 'wxnotify'
import { env, parser } from './parser.mjs' // as above

const pool = new pg.Pool({ connectionString: env('DATABASE_URL') })
pool.on('error', console.error)
const inbox = new Inbox(pool)
await inbox.transaction((client) => inbox.create(client)) // once; schema() is for migrations

const handler = new NotificationHandler(parser, { inbox, mode: 'stored' }).onPaid(async (paid, { connection }) => {
  const { rows } = await connection.query('SELECT now()') // your writes: they commit with the inbox's
  console.log(paid.resource.out_trade_no, 'at', rows[0].now)
})

process.once('SIGTERM', () => handler.shutdown())
await handler.work({ purgeOlderThan: 7 * 86400 }) // until shutdown

const dead = await inbox.transaction((client) => inbox.deadLetters(client)) // inbox.retry(client, key) tries again
for (const { key, attempts, lastError } of dead) console.log(key, attempts, lastError)
await pool.end()
// snippet: end

// A merchant's process for the proof that each notification counts once: an endpoint on node:http, and in the mode
// stored two workers beside it. It is killed at any moment. bench/endpoint measures it in these modes and in leased, none (without an
// inbox) and bare (without a handler).
'use strict'

const { existsSync, openSync, readFileSync, writeSync } = require('node:fs')
const { createServer } = require('node:http')
const { join } = require('node:path')
const { buffer } = require('node:stream/consumers')
const { setTimeout: pause } = require('node:timers/promises')
const { parseArgs } = require('node:util')
const Database = require('better-sqlite3')
const mysql = require('mysql2/promise')
const pg = require('pg')
const { Inbox, Merchant, NotificationHandler, NotificationParser } = require('wxnotify')

const names = ['database', 'mode', 'url', 'keys', 'port']
const { values } = parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) })
const { database, mode, url, keys, port } = values

const OPEN = 'SELECT number FROM orders WHERE paid = 0 ORDER BY number LIMIT 10'

/** Each: the driver, how an order is paid on a connection, which gives how many orders that were, and some of the open orders. */
const DATABASES = {
  sqlite: () => ({
    driver: new Database(url.slice('sqlite://'.length)),
    pay: async (connection, order) =>
      connection.prepare('UPDATE orders SET paid = paid + 1 WHERE number = ?').run(order).changes,
    open: async (driver) => driver.prepare(OPEN).all(),
  }),
  postgresql: () => {
    const driver = new pg.Pool({ connectionString: url, max: 8 })
    // The database is restarted in the run.
    driver.on('error', () => {})
    const pay = async (client, order) =>
      (await client.query('UPDATE orders SET paid = paid + 1 WHERE number = $1', [order])).rowCount
    const open = async () => (await driver.query(OPEN)).rows
    return { driver, pay, open }
  },
  mariadb: () => ({
    driver: mysql.createPool({ uri: url, connectionLimit: 8 }),
    pay: async (connection, order) =>
      (await connection.execute('UPDATE orders SET paid = paid + 1 WHERE number = ?', [order]))[0].affectedRows,
    open: async (driver) => (await driver.query(OPEN))[0],
  }),
}

if (mode === 'bare') {
  const bare = async (request, response) => {
    await buffer(request)
    response.writeHead(200).end()
  }
  createServer(bare).listen(Number(port), '127.0.0.1')
  return
}
const { driver, pay, open } = mode === 'none' ? {} : DATABASES[database]()
const parser = new NotificationParser({
  platformKeys: { certificates: readFileSync(join(keys, 'certificate.pem')) },
  apiV3Keys: readFileSync(join(keys, 'api_v3_key')),
})
// Short, so that the notifications of the dead are taken up in the run.
const inbox = mode === 'none' ? {} : { inbox: new Inbox(driver, { lease: 3 }), mode, key: 'business' }
// The runner judges. Failures are what it is for, and would fill the log.
const logger = { debug() {}, info() {}, warn() {}, error() {} }
const handler = new NotificationHandler(parser, { ...inbox, logger })
if (mode === 'none' || mode === 'leased') {
  // Effects that are not in the inbox's database: each is a byte in the file.
  const effects = openSync(join(keys, 'effects'), 'a')
  handler.onPaid(() => void writeSync(effects, '.'))
} else {
  handler.onPaid(async (paid, { connection, fail }) => {
    if ((await pay(connection, paid.resource.out_trade_no)) !== 1) fail('there is no such order')
  })
}
if (mode === 'stored') for (let worker = 0; worker < 2; worker += 1) handler.work({ pause: 0.05 })

// Every half second, for those of the open orders that are the oldest: their notifications may never come. What fails is asked again.
async function askForOpenOrders() {
  const [serial, privateKey, host] = ['merchant_serial', 'merchant_key.pem', 'api'].map((name) => readFileSync(join(keys, name), 'utf8'))
  const merchant = new Merchant({ mchid: '1900007291', serial, privateKey, host })
  for (;;) {
    await pause(500)
    const orders = await open(driver).catch(() => [])
    for (const { number } of orders) await handler.reconcile(merchant, { outTradeNo: number }).catch(() => {})
  }
}
if (existsSync(join(keys, 'api'))) askForOpenOrders()

createServer(handler.node).listen(Number(port), '127.0.0.1')

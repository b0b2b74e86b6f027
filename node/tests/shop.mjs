// A merchant's shop on a database: a handler over tables of its own, and what came of it.
import { Inbox, NotificationHandler } from 'wxnotify'
import { tableName } from './databases.mjs'
import { PAID, platform, silent } from './support.mjs'

export const parser = platform.parser()

/** A payment as an adapter has it. */
export function request(id, resource = PAID, eventType = 'TRANSACTION.SUCCESS') {
  return { method: 'POST', ...platform.notification(eventType, resource, { id }) }
}

/** `count()` is how many effects were committed, `row()` the notification's row: both as another connection sees them. */
export async function openShop({ driver, query, outside }, options = {}, inboxOptions = {}) {
  const [table, orders] = [inboxOptions.table ?? tableName(), `${tableName()}_orders`]
  const inbox = new Inbox(driver(), { table, ...inboxOptions })
  await inbox.transaction(async (connection) => {
    await inbox.create(connection)
    await query(connection, `CREATE TABLE ${orders} (number VARCHAR(64) NOT NULL PRIMARY KEY)`)
  })
  const outcomes = []
  const observe = (outcome) => outcomes.push(outcome)
  return {
    table,
    inbox,
    outcomes,
    handler: new NotificationHandler(parser, { inbox, observe, logger: silent, ...options }),
    codes: () => outcomes.map(({ code }) => code),
    pay: async (connection, id) => void (await query(connection, `INSERT INTO ${orders} VALUES ('${id}')`)),
    count: async () => Number((await outside(`SELECT COUNT(*) AS n FROM ${orders}`))[0].n),
    row: async () => (await outside(`SELECT * FROM ${table}`))[0],
    call: (name, ...given) => inbox.transaction((connection) => inbox[name](connection, ...given)),
  }
}

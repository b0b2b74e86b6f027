// What the campus does with a result of WeChat Pay: the handler, and what it needs.
import Database from 'better-sqlite3'
import { Inbox, NotificationHandler } from 'wxnotify'
import * as deductions from './deductions.js'
import { openParser } from './platform.js'
import { readSettings } from './settings.js'

/** The handler, the books and where to listen, as the environment says. */
export async function openCampus(env) {
  const settings = readSettings(env)
  const database = new Database(settings.database)
  database.pragma('journal_mode = WAL')
  database.exec(deductions.SCHEMA)
  // In the same file: a result and the note that it was processed commit together.
  const inbox = new Inbox(database)
  await inbox.transaction((connection) => inbox.create(connection))
  return { handler: makeHandler(openParser(settings), inbox, database, settings.mchid), database, port: settings.port }
}

function makeHandler(parser, inbox, database, mchid) {
  /** What the result must say. A deduction that is not ours fails in the callback, which can say so. */
  const expect = ({ resource: { out_trade_no: number } }) => {
    const deduction = deductions.find(database, number)
    return deduction && { mchid, outTradeNo: number, amountTotal: deduction.total, currency: 'CNY' }
  }
  return new NotificationHandler(parser, { inbox, expect, observe })
    .on('TRANSACTION.INDUSTRY_SUCCESS', ({ event: { resource }, connection, fail }) => {
      if (!deductions.find(connection, resource.out_trade_no)) fail('no such deduction')
      if (resource.trade_state !== 'SUCCESS') fail(`paid, but ${resource.trade_state}`)
      deductions.markPaid(connection, resource.out_trade_no, resource.transaction_id)
    })
    .on('TRANSACTION.INDUSTRY_FAILED', ({ event: { resource }, connection, fail }) => {
      if (!deductions.find(connection, resource.out_trade_no)) fail('no such deduction')
      deductions.markFailed(connection, resource.out_trade_no, resource.trade_state_desc ?? resource.trade_state)
    })
}

/** One line for each outcome. The message of an error names no secret; a stack is for what the code above threw. */
function observe({ code, duration, notificationId, requestId, error }) {
  const milliseconds = Math.round(duration * 1000)
  console.log([code, `${milliseconds} ms`, notificationId ?? requestId ?? '-', error?.message ?? ''].join(' ').trim())
  if (error?.cause) console.error(error.cause.stack)
}

// What the campus does with a result of WeChat Pay: the handler, and what it needs.
import Database from 'better-sqlite3'
import { Expectation, Inbox, NotificationHandler } from 'wxnotify'
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
  return { handler: makeHandler(openParser(settings), inbox, database, settings), database, port: settings.port }
}

function makeHandler(parser, inbox, database, { mchid, logTexts }) {
  /** What the result must be: of a deduction of ours, whole, and of one that is paid, paid. */
  const expect = ({ eventType, resource: { out_trade_no: outTradeNo } }) => {
    const deduction = deductions.find(database, outTradeNo)
    if (!deduction) throw new Error('no such deduction')
    const order = { mchid, outTradeNo, amountTotal: deduction.total, currency: 'CNY' }
    return eventType === 'TRANSACTION.INDUSTRY_SUCCESS' ? Expectation.paid(order) : Expectation.fields(order)
  }
  return new NotificationHandler(parser, { inbox, expect, observe: logTo(logTexts ? TEXTS : {}) })
    .on('TRANSACTION.INDUSTRY_SUCCESS', ({ event: { resource }, connection, fail }) => {
      const deduction = deductions.find(connection, resource.out_trade_no)
      if (!resource.transaction_id) fail('paid, but by no transaction_id')
      if (deduction.state !== 'PAID') return void deductions.markPaid(connection, resource)
      // By this transaction it is paid already: a query was first, or a notification of another id. By another, somebody paid twice.
      if (deduction.transaction_id !== resource.transaction_id) fail('paid already, by another transaction')
    })
    .on('TRANSACTION.INDUSTRY_FAILED', ({ event: { resource }, connection }) => {
      deductions.markFailed(connection, resource)
    })
}

/** The three ways in which a notification is not WeChat Pay's, for whoever reads the log. WeChat Pay is never told which. */
const TEXTS = {
  TIMESTAMP_OUT_OF_RANGE: 'clock: its time and ours differ too much.',
  SERIAL_UNKNOWN: 'certificate: no certificate of this serial is in the folder.',
  SIGNATURE_INVALID: 'signature: it does not verify.',
}

/** One line for each outcome. The message of an error names no secret; a stack is for what the code above threw. */
function logTo(texts) {
  return ({ code, duration, notificationId, requestId, error }) => {
    const words = [code, `${Math.round(duration * 1000)} ms`, notificationId ?? requestId ?? '-', texts[code], error?.message]
    console.log(words.filter(Boolean).join(' '))
    if (error?.cause) console.error(error.cause.stack)
  }
}

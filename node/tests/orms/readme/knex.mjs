// An endpoint whose orders are written with Knex.
// snippet: begin
import express from 'express'
import knex from 'knex'
import { Inbox, NotificationHandler } from 'wxnotify'
import { ofKnex } from 'wxnotify/transactions'
import { env, parser } from './parser.mjs' // as above

const inbox = new Inbox(ofKnex(knex({ client: 'pg', connection: env('DATABASE_URL') })))
await inbox.transaction((trx) => inbox.create(trx)) // once; schema() is for migrations

const handler = new NotificationHandler(parser, { inbox }).onPaid(async (paid, { connection: trx, fail }) => {
  const number = paid.resource.out_trade_no
  const order = (await trx('orders').where({ number }).first()) ?? fail('no such order')
  paid.expectPaid({ mchid: env('WXPAY_MCHID'), outTradeNo: number, amountTotal: order.price })
  await trx('orders').where({ number }).update({ paid: 1 }) // commits with the inbox's row, or not at all
  console.log(paid.eventType, number)
})

express().all('/notify', handler.node).listen(env('PORT'))
// snippet: end

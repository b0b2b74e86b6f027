// A complete endpoint: each payment is compared with its order, and shipped once, however often it is delivered.
// snippet: begin
import express from 'express'
import { readFileSync } from 'node:fs'
import { Inbox, NotificationHandler, NotificationParser } from 'wxnotify'

const env = (name) => process.env[name] || fail(`the environment has no ${name}`)
const fail = (words) => { throw new Error(words) }
const publicKeys = { id: env('WXPAY_PUBLIC_KEY_ID'), pem: readFileSync(env('WXPAY_PUBLIC_KEY_FILE')) } // 商户平台 → 账户中心 → API安全
const parser = new NotificationParser({ platformKeys: { publicKeys }, apiV3Keys: env('WXPAY_API_V3_KEY') })
const [mchid, port] = [env('WXPAY_MCHID'), env('PORT')]

const orders = new Map([['A20261121', 100]]) // yours: the number, and the price in 分

const handler = new NotificationHandler(parser, { inbox: Inbox.sqlite('inbox.db') }) // makes its table
handler.onPaid(async (paid, delivery) => {
  const { out_trade_no: outTradeNo } = paid.resource
  if (!orders.has(outTradeNo)) delivery.fail('no such order')
  paid.expectPaid({ mchid, outTradeNo, amountTotal: orders.get(outTradeNo) })
  console.log(paid.eventType, outTradeNo) // once for each payment: write on delivery.connection
})

express().all('/notify', handler.node).listen(port)
// snippet: end

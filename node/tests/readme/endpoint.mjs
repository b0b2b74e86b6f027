// A complete endpoint: each payment is compared with its order, and shipped once, however often it is delivered.
// snippet: begin
import express from 'express'
import { readFileSync } from 'node:fs'
import { Inbox, NotificationHandler, NotificationParser } from 'wxnotify'

const { WXPAY_MCHID: mchid, WXPAY_PUBLIC_KEY_ID: id, WXPAY_PUBLIC_KEY_FILE: file, WXPAY_API_V3_KEY: apiV3Keys, PORT } = process.env
const publicKeys = { id, pem: readFileSync(file) } // 微信支付公钥: 商户平台 → 账户中心 → API安全
const parser = new NotificationParser({ platformKeys: { publicKeys }, apiV3Keys })

const orders = new Map([['A20261121', 100]]) // yours: the number, and the price in 分

const handler = new NotificationHandler(parser, { inbox: Inbox.sqlite('inbox.db') })
handler.onPaid(async (paid, delivery) => {
  const { out_trade_no: outTradeNo } = paid.resource
  if (!orders.has(outTradeNo)) delivery.fail('no such order')
  paid.expectPaid({ mchid, outTradeNo, amountTotal: orders.get(outTradeNo) })
  console.log(paid.eventType, outTradeNo) // once for each payment: write on delivery.connection
})

express().all('/notify', handler.node).listen(PORT)
// snippet: end

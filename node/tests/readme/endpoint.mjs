// A complete endpoint: each payment is shipped once, however often it is delivered.
// snippet: begin
import express from 'express'
import { readFileSync } from 'node:fs'
import { Inbox, NotificationHandler, NotificationParser } from 'wxnotify'

const { WXPAY_PUBLIC_KEY_ID: id, WXPAY_PUBLIC_KEY_FILE: file, WXPAY_API_V3_KEY: apiV3Keys, PORT } = process.env
const publicKeys = { id, pem: readFileSync(file) } // 微信支付公钥: 商户平台 → 账户中心 → API安全
const parser = new NotificationParser({ platformKeys: { publicKeys }, apiV3Keys })

const handler = new NotificationHandler(parser, { inbox: Inbox.sqlite('inbox.db') })
handler.onPaid(async (paid, delivery) => {
  if (paid.resource.amount.currency !== 'CNY') delivery.fail('not our currency')
  console.log(paid.eventType, paid.resource.out_trade_no) // once for each payment: write on delivery.connection
})

express().all('/notify', handler.node).listen(PORT)
// snippet: end

// What `parse` costs in Node.js, for the same payment as `cargo bench -p wxnotify` parses:
//
//     node node/scripts/build.mjs && node bench/node/parse.mjs
//
// Each line is the median of many short turns. A machine that does something else meanwhile makes
// all of them slower: compare with the core's own figures of the same minute.
import { Platform } from '../../node/testing.mjs'

const NOW = 1_795_000_000
/** A payment with a coupon, as WeChat Pay's documentation shows it. */
const PAYMENT =
  '{"mchid":"1900007291","appid":"wxd678efh567hg6787","out_trade_no":"1217752501201407033233368018","transaction_id":"4200002245202611216754823945","trade_type":"JSAPI","trade_state":"SUCCESS","trade_state_desc":"支付成功","bank_type":"CMB_DEBIT","attach":"member=8213;store=17","success_time":"2026-11-21T10:34:56+08:00","payer":{"openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"},"amount":{"total":10000,"payer_total":9900,"currency":"CNY","payer_currency":"CNY"},"scene_info":{"device_id":"013467007045764"},"promotion_detail":[{"coupon_id":"109519","name":"满百减一","scope":"SINGLE","type":"CASH","amount":100,"stock_id":"931386","wechatpay_contribute":0,"merchant_contribute":100,"other_contribute":0,"currency":"CNY","goods_detail":[{"goods_id":"M1006","quantity":1,"unit_price":10000,"discount_amount":100}]}]}'

const platform = new Platform({ publicKeyId: 'PUB_KEY_ID_0114232134912410000000000000' })
const parser = platform.parser()
const { headers: signed, body } = platform.notification('TRANSACTION.SUCCESS', PAYMENT, { now: NOW, summary: '支付成功' })
// The company that the headers that count are in.
const headers = lowerCased({
  Host: 'pay.example.com',
  'User-Agent': 'Mozilla/4.0',
  Accept: '*/*',
  'Content-Length': String(body.length),
  Connection: 'Keep-Alive',
  'X-Forwarded-For': '101.226.103.12',
  'X-Forwarded-Proto': 'https',
  ...signed,
})
const forged = { ...headers, 'wechatpay-serial': 'PUB_KEY_ID_0000000000000000000000000000' }

const cases = {
  'parse': () => parser.parse(headers, body, NOW),
  'parse, and read id, eventType and resource': () => {
    const notification = parser.parse(headers, body, NOW)
    return [notification.id, notification.eventType, notification.resource.out_trade_no]
  },
  'parse, and expect an order': () => {
    parser.parse(headers, body, NOW).expect({ outTradeNo: '1217752501201407033233368018', amountTotal: 10000 })
  },
  'refuse an unknown serial': () => {
    try {
      parser.parse(forged, body, NOW)
    } catch (error) {
      return error.code
    }
  },
}

const turns = Number(process.argv[2] ?? 400)
const times = new Map(Object.keys(cases).map((name) => [name, []]))
for (let turn = 0; turn < turns; turn++) {
  for (const [name, work] of Object.entries(cases)) times.get(name).push(microseconds(work))
}
console.log(`Node.js ${process.version}, a body of ${body.length} bytes\n\n| call | median | fastest |\n| --- | --- | --- |`)
for (const [name, all] of times) {
  all.sort((a, b) => a - b)
  console.log(`| ${name} | ${all[turns >> 1].toFixed(1)} µs | ${all[0].toFixed(1)} µs |`)
}

function microseconds(work) {
  const calls = 50
  const start = process.hrtime.bigint()
  for (let call = 0; call < calls; call++) work()
  return Number(process.hrtime.bigint() - start) / 1000 / calls
}

function lowerCased(object) {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name.toLowerCase(), value]))
}

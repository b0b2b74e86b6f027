// What `parse` costs in Node.js, turn about with node:crypto by hand and the same output, for the same payment as
// `cargo bench -p wxnotify` parses:
//
//     node node/scripts/build.mjs && node bench/node/parse.mjs [TURNS]
//
// Each line is the median of many short turns. A machine that does something else meanwhile makes
// all of them slower: compare the lines of one run with each other.
import assert from 'node:assert/strict'
import { createDecipheriv, createPublicKey, verify } from 'node:crypto'
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
  'X-Real-Ip': '101.226.103.12',
  Via: '1.1 proxy',
  ...signed,
})
const unknown = { ...headers, 'wechatpay-serial': 'PUB_KEY_ID_0000000000000000000000000000' }
const stale = { ...headers, 'wechatpay-timestamp': '1' }

/** What a careful merchant writes: every check that decides whether the payment is genuine, and the same fields. */
const keys = new Map([[platform.serial, createPublicKey(platform.publicKeyPem)]])
const apiV3Key = Buffer.from(platform.apiV3Key)
function byHand(headers, body, now) {
  const { 'wechatpay-timestamp': timestamp, 'wechatpay-nonce': nonce, 'wechatpay-signature': signature, 'wechatpay-serial': serial } = headers
  if (!timestamp || !nonce || !signature || !serial) throw new Error('a header is missing')
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now - Number(timestamp)) > 300) throw new Error('the clock')
  const key = keys.get(serial)
  if (key === undefined) throw new Error('the serial')
  const message = Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), body, LINE])
  if (!verify('RSA-SHA256', message, key, Buffer.from(signature, 'base64'))) throw new Error('the signature')
  const { id, create_time: createTime, event_type: eventType, summary, resource } = JSON.parse(body)
  const { algorithm, nonce: iv, associated_data: aad, ciphertext } = resource
  if (algorithm !== 'AEAD_AES_256_GCM') throw new Error('the algorithm')
  const sealed = Buffer.from(ciphertext, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', apiV3Key, iv, { authTagLength: 16 }).setAAD(Buffer.from(aad))
  decipher.setAuthTag(sealed.subarray(-16))
  const plaintext = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
  return { id, createTime, eventType, summary, serial, timestamp: Number(timestamp), nonce, resource: JSON.parse(plaintext) }
}
const LINE = Buffer.from('\n')

const fields = ({ id, createTime, eventType, summary, serial, timestamp, nonce, resource }) => ({ id, createTime, eventType, summary, serial, timestamp, nonce, resource })
assert.deepEqual(fields(parser.parse(headers, body, NOW)), byHand(headers, body, NOW))

const refused = (headers) => () => {
  try {
    parser.parse(headers, body, NOW)
  } catch (error) {
    return error.code
  }
}
const order = { mchid: '1900007291', outTradeNo: '1217752501201407033233368018', amountTotal: 10000 }
const cases = {
  'node:crypto by hand, resource read': () => byHand(headers, body, NOW),
  'parse': () => parser.parse(headers, body, NOW),
  'parse, resource read': () => parser.parse(headers, body, NOW).resource,
  'parse, all fields that by hand are read': () => fields(parser.parse(headers, body, NOW)),
  'parse, typed event': () => parser.parse(headers, body, NOW).event().resource,
  'parse, and compare with the order': () => parser.parse(headers, body, NOW).expectPaid(order),
  'refuse an unknown serial': refused(unknown),
  'refuse a stale timestamp': refused(stale),
}

const turns = Number(process.argv[2] ?? 400)
const times = new Map(Object.keys(cases).map((name) => [name, []]))
for (let turn = -10; turn < turns; turn++) {
  for (const [name, work] of Object.entries(cases)) {
    const took = microseconds(work)
    // The first turns are for the compiler.
    if (turn >= 0) times.get(name).push(took)
  }
}
const median = (all) => all[all.length >> 1]
for (const all of times.values()) all.sort((a, b) => a - b)
const hand = median(times.get('node:crypto by hand, resource read'))
console.log(`Node.js ${process.version}, a body of ${body.length} bytes, ${Object.keys(headers).length} headers\n`)
console.log('| call | median | fastest | by hand takes so many times as long |\n| --- | --- | --- | --- |')
for (const [name, all] of times) {
  console.log(`| ${name} | ${median(all).toFixed(1)} µs | ${all[0].toFixed(1)} µs | ${(hand / median(all)).toFixed(2)} |`)
}

function microseconds(work) {
  const calls = 20
  const start = process.hrtime.bigint()
  for (let call = 0; call < calls; call++) work()
  return Number(process.hrtime.bigint() - start) / 1000 / calls
}

function lowerCased(object) {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name.toLowerCase(), value]))
}

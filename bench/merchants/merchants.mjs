// 10,000 merchants in one process: memory, and time per request, beside a handler of one.
//
//   node --expose-gc bench/merchants/merchants.mjs
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const { Merchants, NotificationHandler, ServedMerchant } = require('../../node')
const { Platform } = require('../../node/testing.js')

const [MERCHANTS, REQUESTS] = [10_000, 30_000]
// A pair of keys takes long to make. Each merchant has a parser of its own all the same.
const platforms = Array.from({ length: 8 }, (_, number) => new Platform({ publicKeyId: `PUB_KEY_ID_${number}` }))
const PAID = { mchid: '1900007291', out_trade_no: 'A1', trade_state: 'SUCCESS', amount: { total: 100, currency: 'CNY' } }
const sent = platforms.map((platform) => Array.from({ length: 50 }, () => platform.notification('TRANSACTION.SUCCESS', PAID)))
const any = (most) => Math.floor(Math.random() * most)

/** Of a request, without what other programs take of the processor. */
async function microseconds(handler, numbers) {
  const began = process.cpuUsage()
  for (const number of numbers) {
    const { headers, body } = sent[number % platforms.length][any(50)]
    const { status } = await handler.handle({ method: 'POST', headers, body, path: `/wxpay/${number}` })
    if (status !== 200) throw new Error(`${number} was answered ${status}`)
  }
  const { user, system } = process.cpuUsage(began)
  return (user + system) / numbers.length
}

function resident() {
  globalThis.gc()
  return process.memoryUsage().rss / 1024
}

const load = (name) => new ServedMerchant(name, platforms[Number(name) % platforms.length].parser())
const merchants = new Merchants(load)
const one = new NotificationHandler(platforms[0].parser(), { deadline: null }).otherwise(() => {})
const many = new NotificationHandler(merchants.by(({ path }) => path.split('/').pop()), { deadline: null }).otherwise(() => {})

await microseconds(one, Array(2000).fill(0))
const before = resident()
for (let number = 0; number < MERCHANTS; number++) await merchants.get(`${number}`)
const memory = (resident() - before) / MERCHANTS
const numbers = Array.from({ length: REQUESTS }, () => any(MERCHANTS))
let [alone, among] = [Infinity, Infinity]
for (let round = 0; round < 3; round++) {
  alone = Math.min(alone, await microseconds(one, Array(REQUESTS).fill(0)))
  among = Math.min(among, await microseconds(many, numbers))
}
console.log(`Node.js: ${memory.toFixed(1)} KiB a merchant; a request ${among.toFixed(0)} µs, and ${alone.toFixed(0)} µs with one merchant`)

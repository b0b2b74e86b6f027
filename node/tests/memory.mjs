// Prints resident memory before and after something was done many times:
//
//     node --expose-gc memory.mjs parse 1000000
import { NotificationParser } from '../index.mjs'
import { Platform } from '../testing.mjs'

const [what, count] = [process.argv[2], Number(process.argv[3])]
const platform = new Platform({ publicKeyId: 'PUB_KEY_ID_0114232134912410000000000000' })
const parser = platform.parser()
const { headers, body } = platform.notification('TRANSACTION.SUCCESS', { out_trade_no: 'A1', attach: '附'.repeat(300) })
const altered = Buffer.from(body)
altered[altered.length >> 1] ^= 1
const config = { platformKeys: platform.platformKeys, apiV3Keys: platform.apiV3Key }

const WORK = {
  parse: () => parser.parse(headers, body).expect({ outTradeNo: 'A1' }),
  refuse() {
    try {
      parser.parse(headers, altered)
    } catch (error) {
      if (error.code === 'SIGNATURE_INVALID') return
    }
    throw new Error('an altered body was not refused as it must be')
  },
  construct: () => new NotificationParser(config),
}

async function work(times) {
  for (let time = 0; time < times; time++) {
    WORK[what]()
    // Node.js frees native parts between turns of the event loop.
    if (what === 'construct' && time % 100 === 0) await new Promise(setImmediate)
  }
  for (let time = 0; time < 5; time++) {
    globalThis.gc()
    await new Promise(setImmediate)
  }
  return process.memoryUsage.rss()
}

const before = await work(Math.min(count, 5000))
const after = await work(count)
console.log(JSON.stringify({ before, after }))

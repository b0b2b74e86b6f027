// The protocol of bench/README.md, and the files that it names.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const folder = process.argv[2]
export const text = (name) => readFileSync(join(folder, name), 'utf8')

/** Requires what npm installed for the contestants, into the folder PEERS. */
export const peer = (name) => createRequire(join(process.env.PEERS, 'package.json'))(name)

/** One request: Node.js gives headers' names in lower case, and the raw body. */
function message(name) {
  const lines = text(`${name}.headers`).trim().split('\n').map((line) => line.split(': '))
  return [Object.fromEntries(lines.map(([name, value]) => [name.toLowerCase(), value])), readFileSync(join(folder, `${name}.body`))]
}

/** Answers standard input until its end. An operation is a pair: what takes headers and body, and what shows its output. */
export async function serve(versions, operations) {
  const messages = new Map()
  console.log(JSON.stringify({ operations: Object.keys(operations), versions }))
  for await (const line of createInterface({ input: process.stdin })) {
    const [word, operation, name, calls] = line.split(' ')
    const [call, show] = operations[operation]
    if (!messages.has(name)) messages.set(name, message(name))
    const [headers, body] = messages.get(name)
    const turn = call.constructor.name === 'AsyncFunction' ? asyncTurn : syncTurn
    console.log(word === 'check' ? JSON.stringify(await check(call, show, headers, body)) : await turn(call, headers, body, Number(calls)))
  }
}

async function check(call, show, headers, body) {
  try {
    return show(await call(headers, body))
  } catch (error) {
    return { refused: String(error) }
  }
}

function syncTurn(call, headers, body, calls) {
  let accepted = 0
  const begin = process.hrtime.bigint()
  for (let index = 0; index < calls; index++) {
    try {
      call(headers, body)
      accepted++
    } catch {}
  }
  return `${process.hrtime.bigint() - begin} ${accepted}`
}

async function asyncTurn(call, headers, body, calls) {
  let accepted = 0
  const begin = process.hrtime.bigint()
  for (let index = 0; index < calls; index++) {
    try {
      await call(headers, body)
      accepted++
    } catch {}
  }
  return `${process.hrtime.bigint() - begin} ${accepted}`
}

export const plaintext = (output) => ({ plaintext: output.toString() })
export const resource = (output) => ({ resource: output })
export const event = (payment) => ({
  event: {
    out_trade_no: payment.out_trade_no,
    transaction_id: payment.transaction_id,
    trade_state: payment.trade_state,
    total: payment.amount.total,
    openid: payment.payer.openid,
    goods_id: payment.promotion_detail[0].goods_detail[0].goods_id,
  },
})

// server.mjs bare|handler|sqlite: an endpoint over node:http. It prints its port, and at its end how often the callback ran.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { Inbox, NotificationHandler, NotificationParser } from '../../node/index.mjs'

const kind = process.argv[2]
let counted = 0

function handler() {
  const { WXPAY_PUBLIC_KEY_ID: id, WXPAY_PUBLIC_KEY_FILE: file, WXPAY_API_V3_KEY: apiV3Keys } = process.env
  const parser = new NotificationParser({ platformKeys: { publicKeys: { id, pem: readFileSync(file, 'utf8') } }, apiV3Keys })
  const handler = new NotificationHandler(parser, { inbox: kind === 'sqlite' ? Inbox.sqlite('shop.db') : undefined })
  handler.onPaid((paid) => {
    if (!paid.resource.out_trade_no) throw new Error('no order')
    counted++
  })
  return handler.node
}

async function bare(request, response) {
  await buffer(request)
  response.writeHead(200).end()
}

const server = createServer(kind === 'bare' ? bare : handler())
server.listen(0, '127.0.0.1', () => console.log(server.address().port))
process.on('SIGTERM', () => {
  console.log(counted)
  process.exit(0)
})

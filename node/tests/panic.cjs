// Panics in the addon on purpose, and parses afterwards. The package does not export the panic.
const { call } = require('../lib/errors.js')
const native = require('../lib/native.js')
const { Platform } = require('../testing.js')

const platform = new Platform()
const { headers, body } = platform.notification('TRANSACTION.SUCCESS', '{}')
try {
  call(() => native.panicForTests())
} catch ({ name, code, ack }) {
  const parsedAfterwards = platform.parser().parse(headers, body).eventType === 'TRANSACTION.SUCCESS'
  console.log(JSON.stringify({ name, code, status: ack.status, parsedAfterwards }))
}

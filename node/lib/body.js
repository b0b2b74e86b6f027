'use strict'

// The raw body. A body that is no longer raw cannot be made so again: what was signed is gone.

const { types } = require('node:util')
const { bytesOf, isMovedAway } = require('./bytes.js')
const { describe } = require('./describe.js')
const { argumentInvalid } = require('./errors.js')

const HOW_TO_GET_IT =
  'the signature is over the raw bytes, so give them as a Buffer or Uint8Array, as they were received. ' +
  "node:http: Buffer.concat of the request's chunks. " +
  "Express: express.raw({ type: '*/*' }) on this route, before express.json(); or keep buf in its verify hook. " +
  'Koa: getRawBody(ctx.req) of the package raw-body, on a route without a body parser. ' +
  "Fastify: addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => done(null, body)). " +
  'Next.js: await request.arrayBuffer() in a route handler; in pages/api export config = { api: { bodyParser: false } } ' +
  "and Buffer.concat the request's chunks"

/** The bytes of `value`, without a copy. */
function rawBody(value) {
  const bytes = bytesOf(value)
  if (bytes === undefined) throw argumentInvalid('body', `body is ${whatBecameOfIt(value)}; ${HOW_TO_GET_IT}`)
  return bytes
}

/** Other bytes than a body: a message that was signed. */
function anyBytes(value, name) {
  const bytes = bytesOf(value)
  if (bytes === undefined) {
    throw argumentInvalid(name, `${name} is ${describe(value)}, and a Buffer or Uint8Array is needed`)
  }
  return bytes
}

function whatBecameOfIt(value) {
  if (typeof value === 'string') return 'a string, which was decoded from the bytes that were received'
  if (value === undefined || value === null) return `${value}, so nothing has read it yet, or something else has`
  if (types.isPromise(value)) return describe(value)
  if (isMovedAway(value)) return `${describe(value)} without its memory, which was transferred (postMessage, structuredClone)`
  if (typeof value.pipe === 'function' || typeof value.getReader === 'function' || typeof value.arrayBuffer === 'function') {
    return `${describe(value)}, which is still to be read`
  }
  return `${describe(value)}, so a body parser was there before`
}

module.exports = { anyBytes, rawBody }

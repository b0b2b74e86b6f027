'use strict'

// Reads a request's body, and no more of it than a notification may have.

const { types } = require('node:util')
const { rawBody } = require('./body.js')
const { create } = require('./errors.js')

/** Of node:http. `present` is what a middleware may have left in the body's place: the raw bytes will do. */
async function readStream(request, limit, present) {
  if (types.isUint8Array(present)) return present
  // rawBody says what was before us, and which line to move.
  if (request.readableDidRead || request.readableEncoding !== null) return rawBody(present)
  refuseLonger(request.headers['content-length'], limit)
  return new Promise((resolve, reject) => {
    const chunks = []
    let length = 0
    request.on('data', (chunk) => {
      length += chunk.length
      if (length <= limit) return chunks.push(chunk)
      // Not destroyed: the answer goes out by the same socket.
      request.pause().removeAllListeners('data')
      reject(tooLarge(limit))
    })
    request.once('end', () => resolve(Buffer.concat(chunks, length)))
    request.once('error', () => reject(cutOff()))
    request.once('close', () => reject(cutOff()))
  })
}

/** Of a web Request. */
async function readWeb(request, limit) {
  // rawBody says that it was read before us.
  if (request.bodyUsed) return rawBody(null)
  refuseLonger(request.headers.get('content-length'), limit)
  const chunks = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.length
    // To leave the loop cancels the stream.
    if (length > limit) throw tooLarge(limit)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, length)
}

function refuseLonger(contentLength, limit) {
  if (Number(contentLength ?? 0) > limit) throw tooLarge(limit)
}

function tooLarge(limit) {
  return create('BODY_TOO_LARGE', { message: `the body is longer than ${limit} bytes (maxBodyBytes), and was not read` })
}

function cutOff() {
  return create('ENVELOPE_INVALID', { message: 'the connection was closed before the body was there' })
}

module.exports = { readStream, readWeb }

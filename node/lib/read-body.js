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
  return new Promise((resolve, reject) => {
    const chunks = []
    let length = 0
    const keep = (chunk) => {
      length += chunk.length
      if (length <= limit) chunks.push(chunk)
      else refuse()
    }
    const refuse = () => {
      request.off('data', keep)
      discard(request)
      reject(tooLarge(limit))
    }
    request.once('end', () => resolve(Buffer.concat(chunks, length)))
    request.once('error', () => reject(cutOff()))
    request.once('close', () => reject(cutOff()))
    if (isLonger(request.headers['content-length'], limit)) refuse()
    else request.on('data', keep)
  })
}

/** What still comes is thrown away for a second: a caller that is cut off while it sends does not read the answer. */
function discard(request) {
  const timer = setTimeout(() => request.destroy(), 1000)
  request.once('close', () => clearTimeout(timer))
  request.resume()
}

/** Of a web Request. */
async function readWeb(request, limit) {
  // rawBody says that it was read before us.
  if (request.bodyUsed) return rawBody(null)
  if (isLonger(request.headers.get('content-length'), limit)) throw tooLarge(limit)
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

function isLonger(contentLength, limit) {
  return Number(contentLength ?? 0) > limit
}

function tooLarge(limit) {
  return create('BODY_TOO_LARGE', { message: `the body is longer than ${limit} bytes (maxBodyBytes), and was not read` })
}

function cutOff() {
  return create('ENVELOPE_INVALID', { message: 'the connection was closed before the body was there' })
}

module.exports = { readStream, readWeb }

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
  // While the merchant was looked for, say.
  if (request.destroyed) throw cutOff()
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
      request.resume()
      reject(tooLarge(limit))
    }
    const fail = () => reject(cutOff())
    request.once('end', () => {
      // Else its close, which comes after every end, would make an error that nobody sees.
      request.off('close', fail)
      resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, length))
    })
    request.once('error', fail)
    request.once('close', fail)
    if (isLonger(request.headers['content-length'], limit)) refuse()
    else request.on('data', keep)
  })
}

/**
 * Once there is an answer, what still comes of the body has a second: a caller that is cut off while it sends does not read the
 * answer, and one that drips is not to hold anything for longer.
 */
function discard(request) {
  if (request.readableEnded || request.destroyed) return
  const timer = setTimeout(() => request.destroy(), 1000)
  request.once('close', () => clearTimeout(timer))
  request.resume()
}

/** Of a web Request: `read(limit)`, and `discard` for when there is an answer. */
function webBody(request) {
  let reader
  let isDiscarded = false
  const read = async (limit) => {
    // rawBody says that it was read before us.
    if (request.bodyUsed) return rawBody(null)
    if (isLonger(request.headers.get('content-length'), limit)) throw tooLarge(limit)
    if (request.body === null) return Buffer.alloc(0)
    reader = request.body.getReader()
    const chunks = []
    let length = 0
    for (;;) {
      const { done, value } = await reader.read()
      if (isDiscarded) throw cutOff()
      if (done) return Buffer.concat(chunks, length)
      length += value.length
      if (length > limit) throw tooLarge(limit)
      chunks.push(value)
    }
  }
  const discard = () => {
    isDiscarded = true
    reader?.cancel().catch(() => {})
  }
  return { read, discard }
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

module.exports = { discard, readStream, webBody }

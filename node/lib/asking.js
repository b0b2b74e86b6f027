'use strict'

// The steps of programs that ask WeChat Pay's API: to send a request, and to verify its answer.

const { raised } = require('./raised.js')

/** Sends a step's request, follows no redirection, and reads no more of the answer than is asked for. */
async function send(fetch, { method, url, headers, most_bytes: most, timeout_ms: timeout }, closed) {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(new TimeoutError()), timeout)
  const close = () => stop.abort(closed.reason)
  closed?.addEventListener('abort', close)
  try {
    const response = await fetch(url, { method, headers: Object.fromEntries(headers), redirect: 'manual', signal: stop.signal })
    return { status: response.status, headers: [...response.headers], body: await upTo(most + 1, response.body) }
  } finally {
    clearTimeout(timer)
    closed?.removeEventListener('abort', close)
  }
}

class TimeoutError extends Error {
  name = 'TimeoutError'
  message = 'the answer was not there in time'
}

async function upTo(most, stream) {
  if (stream === null) return Buffer.alloc(0)
  const reader = stream.getReader()
  const chunks = []
  let length = 0
  while (length < most) {
    const { done, value } = await reader.read()
    if (done) break
    chunks.push(value)
    length += value.length
  }
  // Of what is left nothing is wanted, nor what becomes of it.
  reader.cancel().catch(() => {})
  return Buffer.concat(chunks, length).subarray(0, most)
}

/** What an HTTP client or the file system threw, told to the core: of a failed `fetch` what is behind it, such as ECONNREFUSED. */
function told(thrown) {
  let first = thrown
  while (first?.cause instanceof Error) first = first.cause
  const { code, name, message } = first instanceof Error ? first : { name: typeof first, message: '' }
  const words = `${message}`.split('\n')[0] || null
  return { raised: { type: typeof code === 'string' ? code : name, words } }
}

/** Answers of WeChat Pay's API, the last of which is kept until it is verified. */
class Answers {
  #fetch
  #parser
  #blame
  #last = null

  /** `parser` verifies them, where the core does not. `blame` is told of what is thrown. */
  constructor(fetch, parser, blame) {
    this.#fetch = fetch
    this.#parser = parser
    this.#blame = blame
  }

  /** `closed` is a signal that cuts it off. */
  async fetch(step, closed) {
    try {
      const { status, headers, body } = await send(this.#fetch, step, closed)
      this.#last = { headers, body }
      return { fetched: { status, headers, body: body.toString('base64') } }
    } catch (error) {
      this.#blame(error)
      return told(error)
    }
  }

  verify() {
    const { headers, body } = this.#last
    return done(() => this.#parser.verifyAnswer(headers, body), this.#blame)
  }
}

/** The reply to a step of which this library may refuse something. */
function done(work, blame = () => {}) {
  try {
    work()
    return 'done'
  } catch (error) {
    blame(error)
    return raised(error)
  }
}

module.exports = { Answers, done, told }

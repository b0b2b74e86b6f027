// The raw body in each form that holds bytes, and what is said of any other.
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { Readable } from 'node:stream'
import test from 'node:test'
import vm from 'node:vm'
import { NotificationParser, signingMessage, verifySignature } from 'wxnotify'
import { NOW, PUBLIC_KEY_ID, payment, platform, thrownBy } from './support.mjs'

const { bytesOf } = createRequire(import.meta.url)('../lib/bytes.js')
const parser = platform.parser()
const { headers, body } = payment()

/** The same bytes in the middle of a larger memory. */
function window() {
  const memory = new Uint8Array(body.length + 20)
  memory.set(body, 10)
  return memory.subarray(10, 10 + body.length)
}

function shared() {
  const bytes = new Uint8Array(new SharedArrayBuffer(body.length))
  bytes.set(body)
  return bytes
}

/** A subclass that says what it likes of its memory, as a library's own may. */
class Disguised extends Uint8Array {
  get buffer() {
    return new ArrayBuffer(8)
  }
  get byteOffset() {
    return 1
  }
  get byteLength() {
    return 3
  }
  get length() {
    return 3
  }
  *[Symbol.iterator]() {
    yield 1
  }
}

/** What is left of bytes that were handed to a worker. */
function transferred(make) {
  const bytes = new Uint8Array(body)
  const value = make(bytes)
  structuredClone(null, { transfer: [bytes.buffer] })
  return value
}

const FORMS = {
  'a Buffer': body,
  'a Buffer from the pool': Buffer.from(body.toString()),
  'a Uint8Array': new Uint8Array(body),
  'a window into a larger memory': window(),
  'an ArrayBuffer, as request.arrayBuffer() gives': new Uint8Array(body).buffer,
  'shared memory': shared(),
  'a Uint8Array with getters of its own': new Disguised(body),
  'shared memory that does not look so': new Disguised(shared().buffer),
  'a window that does not look so': new Disguised(window().buffer, 10, body.length),
  'a Uint8Array of another realm, as in a test runner': vm.runInNewContext('new Uint8Array(bytes)', { bytes: [...body] }),
}

for (const [name, form] of Object.entries(FORMS)) {
  test(`the body as ${name}`, () => {
    assert.equal(parser.parse(headers, form, NOW).kind, 'transaction.direct')
  })
}

test('the body is left as it is', () => {
  const before = Buffer.from(body)
  parser.parse(headers, body, NOW)
  assert.deepEqual(body, before)
})

const NOT_RAW = {
  'a string': [body.toString(), /a string, which was decoded/],
  'a parsed object': [JSON.parse(body), /an object, so a body parser was there before/],
  'a Buffer that went through JSON': [JSON.parse(JSON.stringify(body)), /a body parser was there before/],
  'nothing': [undefined, /undefined, so nothing has read it yet/],
  'null': [null, /null/],
  'a Promise': [Promise.resolve(body), /a Promise \(is an await missing\?\)/],
  'a stream': [Readable.from([body]), /a Readable object, which is still to be read/],
  'a web request': [new Request('http://localhost/', { method: 'POST', body }), /a Request object, which is still to be read/],
  'memory that was transferred': [transferred((bytes) => bytes.buffer), /an? ArrayBuffer object without its memory/],
  'a window to memory that was transferred': [transferred((bytes) => bytes.subarray(1)), /Uint8Array object without its memory/],
  'a Buffer whose memory was transferred': [transferred((bytes) => Buffer.from(bytes.buffer)), /Buffer object without its memory/],
  'a view without bytes of its own': [new DataView(new ArrayBuffer(4)), /a DataView object/],
  'wider numbers': [new Uint16Array(4), /a Uint16Array object/],
}

for (const [name, [value, expected]] of Object.entries(NOT_RAW)) {
  test(`a body that is ${name} gets an error that says how to get the raw one`, () => {
    const error = thrownBy(() => parser.parse(headers, value, NOW))
    assert.equal(error.code, 'ARGUMENT_INVALID')
    assert.equal(error.field, 'body')
    assert.match(error.message, expected)
    for (const framework of ['node:http', 'express.raw', 'getRawBody', 'addContentTypeParser', 'request.arrayBuffer()']) {
      assert(error.message.includes(framework), framework)
    }
    assert(!error.message.includes('ciphertext'), 'the body is not in the message')
  })
}

test('shared memory is copied, though it does not look shared', () => {
  const memory = shared()
  const copy = bytesOf(new Disguised(memory.buffer))
  memory.fill(0)
  assert.deepEqual(Buffer.from(copy), body)
})

test('a key as bytes is taken by what it holds', () => {
  const platformKeys = { publicKeys: [{ id: PUBLIC_KEY_ID, pem: new Disguised(Buffer.from(platform.publicKeyPem)) }] }
  const key = Buffer.from(platform.apiV3Key)
  const parser = new NotificationParser({ platformKeys, apiV3Keys: [new Disguised(key)] })
  assert.equal(parser.parse(headers, body, NOW).kind, 'transaction.direct')
  const gone = new Uint8Array(key)
  structuredClone(null, { transfer: [gone.buffer] })
  const error = thrownBy(() => new NotificationParser({ platformKeys, apiV3Keys: [gone] }))
  assert.equal(error.code, 'ARGUMENT_INVALID')
  assert.equal(error.field, 'apiV3Keys[0]')
})

test('the primitives take the same bytes', () => {
  const message = signingMessage(headers['Wechatpay-Timestamp'], headers['Wechatpay-Nonce'], window())
  assert.equal(message.toString(), `${NOW}\n${headers['Wechatpay-Nonce']}\n${body}\n`)
  assert.equal(verifySignature(message, headers['Wechatpay-Signature'], platform.publicKeyPem), true)
  assert.equal(verifySignature(message.subarray(1), headers['Wechatpay-Signature'], platform.publicKeyPem), false)
  assert.equal(verifySignature(message, 'not base64!', Buffer.from(platform.publicKeyPem)), false)
  assert.equal(thrownBy(() => verifySignature(message, '', 'no key')).code, 'PEM_INVALID')
  assert.equal(thrownBy(() => verifySignature(message.toString(), '', platform.publicKeyPem)).code, 'ARGUMENT_INVALID')
})

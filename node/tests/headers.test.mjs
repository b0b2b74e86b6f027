// Every form in which headers come in Node.js.
import assert from 'node:assert/strict'
import test from 'node:test'
import { inspect } from 'node:util'
import { NOW, payment, platform, thrownBy } from './support.mjs'

const parser = platform.parser()
const { headers, body } = payment({ requestId: 'R1' })
const entries = Object.entries(headers)
const renamed = (rename) => Object.fromEntries(entries.map(([name, value]) => [rename(name), value]))

const FORMS = {
  'an object': headers,
  'an object in lower case, as request.headers': renamed((name) => name.toLowerCase()),
  'an object in upper case': renamed((name) => name.toUpperCase()),
  'an object in the spelling of CGI': renamed((name) => `HTTP_${name.toUpperCase().replaceAll('-', '_')}`),
  'an object without a prototype': Object.assign(Object.create(null), headers),
  'an object of arrays, as request.headersDistinct': Object.fromEntries(entries.map(([name, value]) => [name, [value]])),
  'the same header twice with the same value': Object.fromEntries(entries.map(([name, value]) => [name, [value, value]])),
  'values that are absent': { ...headers, 'x-a': undefined, 'x-b': null, 'set-cookie': ['a', 'b'] },
  'values with white space around': Object.fromEntries(entries.map(([name, value]) => [name, ` ${value}\t`])),
  'a flat array, as request.rawHeaders': entries.flat(),
  'pairs': entries,
  'a Map': new Map(entries),
  'a Map of arrays': new Map(entries.map(([name, value]) => [name, [value]])),
  'a web Headers': new Headers(headers),
  "an iterator": entries[Symbol.iterator](),
}

for (const [name, form] of Object.entries(FORMS)) {
  test(`headers as ${name}`, () => {
    assert.equal(parser.parse(form, body, NOW).requestId, 'R1')
  })
}

test('the same header twice with different values is refused, in whatever form', () => {
  const twice = [...entries.flat(), 'wechatpay-nonce', 'another']
  for (const form of [twice, [...entries, ['WECHATPAY_NONCE', 'another']], { ...headers, 'wechatpay-nonce': 'another' }]) {
    const error = thrownBy(() => parser.parse(form, body, NOW))
    assert.equal(error.code, 'HEADER_INVALID')
    assert.equal(error.field, 'Wechatpay-Nonce')
  }
  // As node:http and fetch join them, the value is none that was signed.
  const joined = new Headers([...entries, ['wechatpay-serial', 'another']])
  assert.equal(thrownBy(() => parser.parse(joined, body, NOW)).code, 'HEADER_INVALID')
})

test('a header that is missing is named', () => {
  const { 'Wechatpay-Signature': _, ...rest } = headers
  const error = thrownBy(() => parser.parse(rest, body, NOW))
  assert.equal(error.code, 'HEADER_MISSING')
  assert.equal(error.field, 'Wechatpay-Signature')
})

test('headers that are none get an error that says what to give', () => {
  const request = { headers, method: 'POST' }
  for (const wrong of [undefined, null, 'wechatpay-nonce: x', 7, [1, 2], [['a', 'b', 'c']], ['a', 'b', 'c'], ['a', 1], request]) {
    const error = thrownBy(() => parser.parse(wrong, body, NOW))
    assert.equal(error.code, 'ARGUMENT_INVALID', inspect(wrong))
    assert.equal(error.field, 'headers')
    assert.match(error.message, /request\.headers/)
  }
  // As headers() of Next.js gives them.
  assert.match(thrownBy(() => parser.parse(Promise.resolve(headers), body, NOW)).message, /a Promise \(is an await missing/)
  for (const swapped of [body, Uint8Array.from(body).buffer]) {
    assert.match(thrownBy(() => parser.parse(swapped, headers, NOW)).message, /as the body is: the headers come first/)
  }
  assert.match(thrownBy(() => parser.parse({ ...headers, 'Wechatpay-Timestamp': NOW }, body, NOW)).message, /a number/)
})

test('a NUL in a header is seen by the core, though it is what headers are separated by', () => {
  const { headers, body } = payment()
  for (const hidden of ['\0', '\0Wechatpay-Nonce\0x', '\0\x01\x02']) {
    const error = thrownBy(() => platform.parser().parse({ ...headers, 'Wechatpay-Nonce': `a${hidden}` }, body, NOW))
    assert.deepEqual([error.code, error.field], ['HEADER_INVALID', 'Wechatpay-Nonce'])
    assert.match(error.message, /0x00 at byte 1/)
  }
})

test('other headers may say anything, and be as many as there are', () => {
  const { headers, body } = payment()
  const parser = platform.parser()
  for (let round = 0; round < 3000; round += 1) parser.parse({ [`x-${round}`]: '\0\ud800', ...headers, 'X-Wechatpay-Nonce': 'y' }, body, NOW)
  assert.equal(parser.parse({ ...headers, ['x'.repeat(100_000)]: 'y', '': 'z' }, body, NOW).nonce, headers['Wechatpay-Nonce'])
})

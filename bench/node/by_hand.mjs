// What a careful engineer writes with node:crypto: every check that decides whether a payment is genuine. A typed event is what
// JSON.parse gives, under a type that nothing checks.
import { createDecipheriv, createPublicKey, verify } from 'node:crypto'
import { event, plaintext, resource, serve, text } from './contest.mjs'

const keys = new Map([[text('public_key_id'), createPublicKey(text('public_key.pem'))]])
const apiV3Key = Buffer.from(text('api_v3_key'))
const LINE = Buffer.from('\n')

function parse(headers, body) {
  const { 'wechatpay-timestamp': timestamp, 'wechatpay-nonce': nonce, 'wechatpay-signature': signature, 'wechatpay-serial': serial } = headers
  if (!timestamp || !nonce || !signature || !serial) throw new Error('a header is missing')
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) throw new Error('the timestamp is old')
  const key = keys.get(serial)
  if (key === undefined) throw new Error('the serial is unknown')
  const message = Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), body, LINE])
  if (!verify('RSA-SHA256', message, key, Buffer.from(signature, 'base64'))) throw new Error('the signature is wrong')
  const { algorithm, nonce: iv, associated_data: associatedData, ciphertext } = JSON.parse(body).resource
  if (algorithm !== 'AEAD_AES_256_GCM') throw new Error('the algorithm')
  const sealed = Buffer.from(ciphertext, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', apiV3Key, iv, { authTagLength: 16 }).setAAD(Buffer.from(associatedData ?? ''))
  decipher.setAuthTag(sealed.subarray(-16))
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
}

const json = (headers, body) => JSON.parse(parse(headers, body))
await serve('node:crypto', { parse: [parse, plaintext], json: [json, resource], event: [json, event] })

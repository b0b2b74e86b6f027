// The SDK wechatpay-axios-plugin as wechatpay.js.org/webhook/v3 shows it. The time is the sample's to compare, and not the SDK's.
import { createPublicKey } from 'node:crypto'
import { event, peer, plaintext, resource, serve, text } from './contest.mjs'

const { Aes, Formatter, Rsa } = peer('wechatpay-axios-plugin')
// A KeyObject, which the SDK takes, is read once.
const platformPublicKeys = { [text('public_key_id')]: createPublicKey(text('public_key.pem')) }
const apiV3Key = text('api_v3_key')

function parse(headers, body) {
  const json = body.toString()
  const { 'wechatpay-nonce': nonce, 'wechatpay-serial': serial, 'wechatpay-signature': signature, 'wechatpay-timestamp': timestamp } = headers
  if (Math.abs(Formatter.timestamp() - timestamp) > 300) throw new Error('Over clock offset')
  if (!Object.hasOwn(platformPublicKeys, serial)) throw new Error('platform certificate not exists')
  if (!Rsa.verify(Formatter.joinedByLineFeed(timestamp, nonce, json), signature, platformPublicKeys[serial])) throw new Error('sign mismatched')
  const { ciphertext, nonce: iv, associated_data: associatedData } = JSON.parse(json).resource
  return Aes.AesGcm.decrypt(ciphertext, apiV3Key, iv, associatedData)
}

const json = (headers, body) => JSON.parse(parse(headers, body))
await serve(`wechatpay-axios-plugin ${peer('wechatpay-axios-plugin/package.json').version}`, {
  parse: [parse, plaintext],
  json: [json, resource],
  event: [json, event],
})

// The SDK wechatpay-node-v3 as docs/verifySign.md and docs/transactions_h5.md show it. The platform's key is put where the SDK keeps those
// that it fetches, for there is no WeChat Pay here to fetch it from.
import { event, peer, resource, serve, text } from './contest.mjs'

const WxPay = peer('wechatpay-node-v3')
const key = text('api_v3_key')
// It asks for the merchant's certificate; nothing here reads it.
const pay = new WxPay({ appid: 'wx', mchid: '1900007291', serial_no: '444F4864EA9B34415', publicKey: Buffer.from(''), privateKey: Buffer.from(text('private_key.pem')), key })
WxPay.certificates[text('public_key_id')] = text('public_key.pem')

async function json(headers, body) {
  const request = JSON.parse(body)
  const genuine = await pay.verifySign({
    body: request,
    signature: headers['wechatpay-signature'],
    serial: headers['wechatpay-serial'],
    nonce: headers['wechatpay-nonce'],
    timestamp: headers['wechatpay-timestamp'],
  })
  if (!genuine) throw new Error('the signature is wrong')
  const { ciphertext, associated_data: associatedData, nonce } = request.resource
  return pay.decipher_gcm(ciphertext, associatedData, nonce, key)
}

await serve(`wechatpay-node-v3 ${peer('wechatpay-node-v3/package.json').version}`, { json: [json, resource], event: [json, event] })

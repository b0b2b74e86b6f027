// An endpoint as wechatpay.js.org/webhook/v3 shows it, which goes on after it has found a wrong one, and answers FAIL in the end: here it
// stops, and answers 401. The time is the sample's to compare, and not the SDK's.
const { readFileSync } = require('fs')
const express = require('express')
const { Aes, Formatter, Rsa } = require('wechatpay-axios-plugin')

const { PLATFORM, PORT } = process.env
const MAXIMUM_CLOCK_OFFSET = 300
const id = readFileSync(`${PLATFORM}/public_key_id`, 'utf8')
const platformPublicKeys = { [id]: Rsa.from(`file://${PLATFORM}/public_key.pem`, Rsa.KEY_TYPE_PUBLIC) }
const apiV3Key = readFileSync(`${PLATFORM}/api_v3_key`, 'utf8')

const app = express()
app.post('/notify', express.text({ type: 'application/json' }), (req, res) => {
  const json = req.body
  const { 'wechatpay-nonce': nonce, 'wechatpay-serial': serial, 'wechatpay-signature': signature, 'wechatpay-timestamp': timestamp } = req.headers
  let message
  if (Math.abs(Formatter.timestamp() - timestamp) > MAXIMUM_CLOCK_OFFSET) message = 'Over clock offset'
  else if (!Object.hasOwn(platformPublicKeys, serial)) message = 'platform certificate not exists'
  else if (!Rsa.verify(Formatter.joinedByLineFeed(timestamp, nonce, json), signature, platformPublicKeys[serial])) message = 'sign mismatched'
  if (message) return res.status(401).json({ code: 'FAIL', message })
  const { resource } = JSON.parse(json)
  const paid = JSON.parse(Aes.AesGcm.decrypt(resource.ciphertext, apiV3Key, resource.nonce, resource.associated_data))
  console.log(paid.out_trade_no)
  res.json({ code: 'SUCCESS' })
})
app.listen(PORT, '127.0.0.1')

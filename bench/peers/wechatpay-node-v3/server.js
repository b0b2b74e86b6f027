// An endpoint as docs/verifySign.md and docs/transactions_h5.md of wechatpay-node-v3 show it. The platform's certificate is put
// where the SDK keeps those that it fetches, for there is no WeChat Pay here to fetch it from.
const { X509Certificate } = require('crypto')
const { readFileSync } = require('fs')
const express = require('express')
const WxPay = require('wechatpay-node-v3')

const { PLATFORM, PORT } = process.env
const pem = readFileSync(`${PLATFORM}/certificate.pem`)
const key = readFileSync(`${PLATFORM}/api_v3_key`, 'utf8')
const pay = new WxPay({ appid: 'wx', mchid: '1900000109', publicKey: pem, privateKey: readFileSync(`${PLATFORM}/private_key.pem`), key })
const certificate = new X509Certificate(pem)
WxPay.certificates[certificate.serialNumber] = certificate.publicKey.export({ type: 'spki', format: 'pem' })

const app = express()
app.use(express.json())
app.post('/notify', async (req, res) => {
  const headers = req.headers
  const genuine = await pay.verifySign({
    body: req.body,
    signature: headers['wechatpay-signature'],
    serial: headers['wechatpay-serial'],
    nonce: headers['wechatpay-nonce'],
    timestamp: headers['wechatpay-timestamp'],
  })
  if (!genuine) return res.status(401).json({ code: 'FAIL', message: '失败' })
  const { ciphertext, associated_data, nonce } = req.body.resource
  const paid = pay.decipher_gcm(ciphertext, associated_data, nonce, key)
  console.log(paid.out_trade_no)
  res.json({ code: 'SUCCESS', message: '成功' })
})
app.listen(PORT, '127.0.0.1')

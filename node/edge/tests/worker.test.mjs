// The README's worker, in workerd.
import assert from 'node:assert/strict'
import test from 'node:test'
import { Platform, sample } from 'wxnotify/testing'
import { serve } from './serve.mjs'

const MCHID = '1900000109'
const platform = new Platform({ publicKeyId: 'PUB_KEY_ID_0114232134912410000000000000' })

test('the README worker takes what is genuine and paid right, and refuses the rest', async (t) => {
  const { address, log, end } = await serve('../../tests/readme/cloudflare.mjs', {
    WXPAY_MCHID: MCHID,
    WXPAY_PUBLIC_KEY_ID: platform.serial,
    WXPAY_PUBLIC_KEY: platform.publicKeyPem,
    WXPAY_API_V3_KEY: platform.apiV3Key,
  })
  t.after(end)
  const order = { mchid: MCHID, out_trade_no: 'A20261121', transaction_id: '4200001234202611210000000001', 'amount.total': 100 }
  const post = async ({ headers, body }) => {
    const response = await fetch(address, { method: 'POST', headers, body })
    const text = await response.text()
    return [response.status, text && JSON.parse(text).code]
  }
  const paid = (overrides, knobs) => post(platform.notification('TRANSACTION.SUCCESS', sample('TRANSACTION.SUCCESS', { ...order, ...overrides }), knobs))
  const [status] = await paid({})
  assert.ok(status === 200 || status === 204, `${status}`)
  assert.match(log(), /TRANSACTION\.SUCCESS 4200001234202611210000000001/)
  assert.equal((await paid({ 'amount.total': 1 }))[0], 500)
  assert.equal((await paid({ out_trade_no: 'B1' }))[0], 500)
  assert.equal((await paid({}, { fault: 'forged' }))[0], 401)
  assert.equal((await paid({}, { fault: 'tampered' }))[0], 401)
  assert.equal((await fetch(address)).status, 405)
})

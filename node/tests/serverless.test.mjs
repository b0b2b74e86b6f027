// The events of API gateways, as their providers document them.
import assert from 'node:assert/strict'
import test from 'node:test'
import { Ack, NotificationHandler } from 'wxnotify'
import { PAID, platform, silent } from './support.mjs'

const got = []
const handler = new NotificationHandler(platform.parser(), { logger: silent }).onPaid((paid) => void got.push(paid.id))
const lists = (headers) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]))
const base64 = (body) => ({ body: body.toString('base64'), isBase64Encoded: true })
const text = (body) => ({ body: body.toString(), isBase64Encoded: false })

/** Each: the event of a request. */
const EVENTS = {
  'AWS REST API': ({ headers, body }) => ({ httpMethod: 'POST', path: '/notify', headers, multiValueHeaders: lists(headers), ...text(body) }),
  'AWS REST API, base64': ({ headers, body }) => ({ httpMethod: 'POST', headers, multiValueHeaders: null, ...base64(body) }),
  'AWS HTTP API and function URL': ({ headers, body }) => ({ version: '2.0', rawPath: '/notify', headers, requestContext: { http: { method: 'POST' } }, ...base64(body) }),
  'AWS load balancer': ({ headers, body }) => ({ requestContext: { elb: {} }, httpMethod: 'POST', multiValueHeaders: lists(headers), ...text(body) }),
  'Aliyun API gateway, as bytes': ({ headers, body }) => Buffer.from(JSON.stringify({ path: '/notify', httpMethod: 'POST', headers, queryParameters: {}, pathParameters: {}, ...base64(body) })),
  'Aliyun HTTP trigger, as bytes that are no Buffer': ({ headers, body }) =>
    new Uint8Array(Buffer.from(JSON.stringify({ version: 'v1', rawPath: '/notify', headers, ...base64(body), requestContext: { http: { method: 'POST', path: '/notify' } } }))),
  'Tencent Cloud API gateway': ({ headers, body }) => ({ httpMethod: 'POST', headers, body: body.toString() }),
}

for (const [name, event] of Object.entries(EVENTS)) {
  test(`${name}: genuine and tampered`, async () => {
    got.length = 0
    const resource = JSON.stringify({ ...PAID, attach: '会员 8213' }, null, 1)
    const deliver = (knobs) => handler.serverless(event(platform.notification('TRANSACTION.SUCCESS', resource, { id: 'n', summary: '支付成功', ...knobs })), {})
    const answer = await deliver()
    assert.deepEqual(answer, { statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: Ack.success().body, isBase64Encoded: false })
    assert.equal((await deliver({ fault: 'tampered' })).statusCode, 401)
    assert.deepEqual(got, ['n'])
  })
}

test('another method, no body, and what is no event', async () => {
  const get = await handler.serverless({ httpMethod: 'GET', headers: null, body: null })
  assert.deepEqual([get.statusCode, get.headers.Allow], [405, 'POST'])
  assert.equal((await handler.serverless({ httpMethod: 'POST', headers: {}, body: null, isBase64Encoded: false })).statusCode, 400)
  // A gateway that parses the JSON leaves nothing to verify.
  assert.equal((await handler.serverless({ httpMethod: 'POST', headers: {}, body: { id: 'n' } })).statusCode, 500)
  for (const given of [undefined, null, [], 7, 'no JSON', Buffer.from('[]')]) {
    await assert.rejects(handler.serverless(given), { code: 'ARGUMENT_INVALID', field: 'event' })
  }
})

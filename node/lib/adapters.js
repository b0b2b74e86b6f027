'use strict'

// How a handler is mounted: each adapter takes a framework's request apart, and puts the answer into its response.

const { types } = require('node:util')
const { object, textOrBytes } = require('./arguments.js')
const { argumentInvalid } = require('./errors.js')
const { discard, readStream, webBody } = require('./read-body.js')

/** node:http, and Express, whose requests and responses are node:http's. */
async function node(handler, request, response) {
  const { status, headers, body } = await handler.handle({
    method: request.method,
    headers: request.rawHeaders,
    path: pathOf(request.originalUrl ?? request.url),
    raw: request,
    body: (limit) => readStream(request, limit, request.rawBody ?? request.body),
  })
  discard(request)
  if (response.headersSent) return
  response.statusCode = status
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  response.end(body)
}

async function koa(handler, context) {
  const { status, headers, body } = await handler.handle({
    method: context.method,
    headers: context.req.rawHeaders,
    path: pathOf(context.originalUrl),
    raw: context,
    body: (limit) => readStream(context.req, limit, context.request.body),
  })
  discard(context.req)
  context.status = status
  context.set(headers)
  context.body = body
}

/** A plugin, so with a scope of its own: there the body stays unread, and other routes still get parsed JSON. */
async function fastify(handler, scope) {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request, _body, done) => done(null))
  scope.all('/', async (request, reply) => {
    const { status, headers, body } = await handler.handle({
      method: request.method,
      headers: request.raw.rawHeaders,
      path: pathOf(request.raw.url),
      raw: request,
      body: (limit) => readStream(request.raw, limit, request.body),
    })
    discard(request.raw)
    return reply.code(status).headers(headers).send(body)
  })
}

/** Web requests: Next.js, Hono, Deno, Bun, edge functions. */
async function fetch(handler, request) {
  const { read, discard } = webBody(request)
  const path = new URL(request.url).pathname
  const { status, headers, body } = await handler.handle({ method: request.method, headers: request.headers, path, raw: request, body: read })
  discard()
  return new Response(body || null, { status, headers })
}

/**
 * An event of a function behind an API gateway: AWS's (REST, HTTP, function URL, load balancer), Aliyun's, Tencent Cloud's. Aliyun gives
 * it as the bytes of its JSON.
 */
async function serverless(handler, given) {
  const event = eventOf(given)
  const { status, headers, body } = await handler.handle({
    method: event.httpMethod ?? event.requestContext?.http?.method,
    headers: event.multiValueHeaders ?? event.headers ?? {},
    path: pathOf(event.rawPath ?? event.path ?? event.requestContext?.http?.path ?? ''),
    raw: event,
    body: () => bodyOf(event),
  })
  return { statusCode: status, headers, body, isBase64Encoded: false }
}

/** Of a URL without its origin. */
function pathOf(url) {
  const [path] = url.split('?')
  return path
}

function eventOf(given) {
  let event = given
  if (typeof given === 'string' || types.isUint8Array(given)) {
    try {
      event = JSON.parse(textOrBytes(given, 'event'))
    } catch {
      throw argumentInvalid('event', 'event is not JSON; give the event of the API gateway as the function gets it')
    }
  }
  return object(event, 'event', 'the event of an API gateway')
}

/** A gateway has text, which is the bytes that came where they were UTF-8, or says that it is base64. */
function bodyOf({ body, isBase64Encoded }) {
  if (typeof body === 'string') return Buffer.from(body, isBase64Encoded === true ? 'base64' : 'utf8')
  // rawBody says what is wrong with it.
  return body ?? Buffer.alloc(0)
}

module.exports = { fastify, fetch, koa, node, serverless }

'use strict'

// How a handler is mounted: each adapter takes a framework's request apart, and puts the answer into its response.

const { discard, readStream, webBody } = require('./read-body.js')

/** node:http, and Express, whose requests and responses are node:http's. */
async function node(handler, request, response) {
  const { status, headers, body } = await handler.handle({
    method: request.method,
    headers: request.rawHeaders,
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
      body: (limit) => readStream(request.raw, limit, request.body),
    })
    discard(request.raw)
    return reply.code(status).headers(headers).send(body)
  })
}

/** Web requests: Next.js, Hono, Deno, Bun, edge functions. */
async function fetch(handler, request) {
  const { read, discard } = webBody(request)
  const { status, headers, body } = await handler.handle({ method: request.method, headers: request.headers, body: read })
  discard()
  return new Response(body || null, { status, headers })
}

module.exports = { fastify, fetch, koa, node }

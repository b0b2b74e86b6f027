import { receive } from './receive.mjs'
// snippet: begin
import Koa from 'koa'
import getRawBody from 'raw-body'

const app = new Koa()
// Before any body parser, which would consume the stream.
app.use(async (ctx, next) => {
  if (ctx.path !== '/notify') return next()
  const ack = receive(ctx.headers, await getRawBody(ctx.req, { limit: '1mb' }))
  ctx.status = ack.status
  ctx.set(ack.headers)
  ctx.body = ack.body
})
// snippet: end
app.listen(process.env.PORT)

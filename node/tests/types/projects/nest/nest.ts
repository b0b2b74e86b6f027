// NestJS: the raw body is what `rawBody: true` keeps of it.
// snippet: begin
import { All, Controller, Module, Req, Res, type RawBodyRequest } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { Request, Response } from 'express'
import { NotificationHandler } from 'wxnotify'
import { env, parser } from './parser.mjs' // as above

const handler = new NotificationHandler(parser).onPaid((paid) => console.log(paid.eventType, paid.resource.out_trade_no))

@Controller('notify')
class NotifyController {
  @All()
  async receive(@Req() request: RawBodyRequest<Request>, @Res() response: Response) {
    await handler.node(request, response)
  }
}

@Module({ controllers: [NotifyController] })
class ShopModule {}

const app = await NestFactory.create(ShopModule, { rawBody: true })
await app.listen(env('PORT'))
// snippet: end

// A function behind an API gateway.
// snippet: begin
import { NotificationHandler } from 'wxnotify'
import { parser } from './parser.mjs' // as above

const handler = new NotificationHandler(parser).onPaid((paid) => console.log(paid.eventType, paid.resource.out_trade_no))

export const main = handler.serverless
// snippet: end

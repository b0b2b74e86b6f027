// What the frameworks' snippets share: from headers and raw body to an acknowledgement.
// snippet: begin
import { Ack } from 'wxnotify'
import { parser } from './parser.mjs'

export function receive(headers, body) {
  try {
    const paid = parser.parse(headers, body)
    console.log(paid.eventType, paid.resource.out_trade_no)
    return Ack.success()
  } catch (error) {
    console.error(error)
    return error.ack ?? Ack.handlerFailed()
  }
}
// snippet: end

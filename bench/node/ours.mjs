// wxnotify, as a merchant in Node.js has it; with WXNOTIFY_WASM=1 on its WebAssembly core.
import { NotificationParser, VERSION } from '../../node/index.mjs'
import { event, plaintext, resource, serve, text } from './contest.mjs'

const parser = new NotificationParser({
  platformKeys: { publicKeys: [{ id: text('public_key_id'), pem: text('public_key.pem') }] },
  apiV3Keys: [text('api_v3_key')],
})
await serve(`wxnotify ${VERSION}`, {
  parse: [(headers, body) => parser.parse(headers, body).plaintext, plaintext],
  json: [(headers, body) => parser.parse(headers, body).resource, resource],
  event: [(headers, body) => parser.parse(headers, body).event().resource, event],
})

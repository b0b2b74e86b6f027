// A Cloudflare Worker that answers cases.
import * as wxnotify from 'wxnotify'
import { answers } from './answers.mjs'

export default {
  async fetch(request) {
    return new Response(answers(wxnotify, await request.text()))
  },
}

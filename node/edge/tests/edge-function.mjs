// A function of Vercel's edge runtime that answers cases.
import * as wxnotify from 'wxnotify'
import { answers } from './answers.mjs'

addEventListener('fetch', (event) => {
  event.respondWith(event.request.text().then((lines) => new Response(answers(wxnotify, lines))))
})

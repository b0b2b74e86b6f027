// The parser that the other snippets share, and how they read the environment.
import { readFileSync } from 'node:fs'
import { NotificationParser } from 'wxnotify'

export const env = (name) => process.env[name] || fail(`the environment has no ${name}`)
const fail = (words) => { throw new Error(words) }
const publicKeys = { id: env('WXPAY_PUBLIC_KEY_ID'), pem: readFileSync(env('WXPAY_PUBLIC_KEY_FILE')) }

export const parser = new NotificationParser({ platformKeys: { publicKeys }, apiV3Keys: env('WXPAY_API_V3_KEY') })

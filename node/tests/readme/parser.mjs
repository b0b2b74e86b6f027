// The parser that the frameworks' snippets share.
import { readFileSync } from 'node:fs'
import { NotificationParser } from 'wxnotify'

const { WXPAY_PUBLIC_KEY_ID: id, WXPAY_PUBLIC_KEY_FILE: file, WXPAY_API_V3_KEY: apiV3Keys } = process.env

export const parser = new NotificationParser({ platformKeys: { publicKeys: { id, pem: readFileSync(file) } }, apiV3Keys })

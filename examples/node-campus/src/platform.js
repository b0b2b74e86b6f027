// The parser, which knows every platform certificate in a folder: the serial in a notification's header says which of
// them signed it. WeChat Pay issues a new one before an old one ends, and for a while signs with either.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { NotificationParser } from 'wxnotify'

export function openParser({ certificates: folder, apiV3Key, clockTolerance }) {
  const platformKeys = () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.pem'))
    return { certificates: files.map((name) => readFileSync(join(folder, name))) }
  }
  const parser = new NotificationParser({ platformKeys: platformKeys(), apiV3Keys: apiV3Key, clockTolerance })
  // `kill -HUP`, once a new certificate is in the folder. Where one of them is broken, the old ones stay.
  process.on('SIGHUP', () => {
    try {
      parser.replacePlatformKeys(platformKeys())
      console.log('platform certificates:', parser.platformSerials.join(' '))
    } catch (error) {
      console.error('platform certificates stay as they were:', error.message)
    }
  })
  return parser
}

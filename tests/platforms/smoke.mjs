// The npm package on its platform: its version, a genuine payment, and every forged one.
import { createRequire } from 'node:module'
import { join } from 'node:path'

// From the folder that it was installed into.
const require = createRequire(join(process.cwd(), 'package.json'))
const wxnotify = require('wxnotify')
const { FAULTS, Platform, sample } = require('wxnotify/testing')

console.log(wxnotify.VERSION ?? require('wxnotify/package.json').version)
let [passed, failed] = [0, 0]
for (const options of [{}, { publicKeyId: 'PUB_KEY_ID_0114232134912410000000000000' }, { algorithm: 'SM2' }]) {
  const platform = new Platform(options)
  const parser = platform.parser()
  for (const fault of [undefined, ...FAULTS]) {
    const sent = platform.notification('TRANSACTION.SUCCESS', sample('TRANSACTION.SUCCESS'), { fault })
    let good
    try {
      good = parser.parse(sent.headers, sent.body).eventType === 'TRANSACTION.SUCCESS' && fault === undefined
    } catch (error) {
      good = fault !== undefined && error instanceof wxnotify.WxNotifyError
    }
    if (good) passed += 1
    else failed += 1
    if (!good) console.log('FAILED ', fault ?? 'genuine')
  }
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

// Not run, but compiled with --strict, as usage.ts: who asks WeChat Pay's API, and what is measured.
import { CertificateRefresher, Merchant, NotificationHandler, type NotificationParser, type Reconciled, ServedMerchant } from 'wxnotify'
import { observer } from 'wxnotify/opentelemetry'

declare const client: typeof fetch
const merchant = new Merchant({ mchid: '1900007291', serial: 'AB', privateKey: Buffer.from('pem'), host: null, fetch: client })
// @ts-expect-error the key is missing
new Merchant({ mchid: '1900007291', serial: 'AB' })
// @ts-expect-error it is private
merchant.privateKey

const { url, ...request } = merchant.sign('POST', '/v3/pay/transactions/native', '{}')
fetch(url, { ...request, body: '{}' }).then(async (answer) => parser.verifyAnswer(answer.headers, await answer.arrayBuffer(), 1))
// @ts-expect-error raw bytes alone
const verified: void = ({} as NotificationParser).verifyAnswer({}, 'text')

const refresher = new CertificateRefresher(merchant, { apiV3Keys: ['k'], publicKeys: { id: 'i', pem: 'p' }, file: 'c.json', interval: 3600, logger: console })
declare const parser: NotificationParser
const made: Promise<NotificationParser> = refresher.parser({ clockTolerance: 60 })
const running: Promise<void> = refresher.run()
refresher.refresh().then(() => refresher.close())
// @ts-expect-error the keys are downloaded
refresher.parser({ platformKeys: {} })
// @ts-expect-error no such path
new CertificateRefresher(merchant, { apiV3Keys: 'k', path: '/v3/pay' })

const handler = new NotificationHandler(parser, { key: 'business', observe: observer({ inbox: null }) })
// @ts-expect-error no such option
observer({ meter: 1 })
const reconciled: Promise<Reconciled> = handler.reconcile(merchant, { outTradeNo: 'A1', subMchid: '22', served: new ServedMerchant('a', parser) })
reconciled.then(({ state, code }) => code ?? state.length)
handler.reconcile(merchant, { outRefundNo: 'R1' })
// @ts-expect-error one number
handler.reconcile(merchant, { outTradeNo: 'A1', outRefundNo: 'R1' })
// @ts-expect-error no number
handler.reconcile(merchant, {})
// @ts-expect-error no such key
new NotificationHandler(parser, { key: 'id' })
export { made, running, verified }

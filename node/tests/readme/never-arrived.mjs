// Certificates that stay fresh, and orders whose notification never arrived.
// snippet: begin
import { CertificateRefresher, NotificationHandler } from 'wxnotify'

// For a merchant with platform certificates: one with a public key makes its parser itself, and has no refresher.
export async function open(merchant, apiV3Keys, inbox) {
  const refresher = new CertificateRefresher(merchant, { apiV3Keys, file: 'certificates.json' })
  const parser = await refresher.parser()
  refresher.run() // beside all else, until refresher.close()
  return new NotificationHandler(parser, { inbox, key: 'business' })
}

// Every few minutes, with the orders that are open for longer than 5: what was paid goes to onPaid, once.
export async function askFor(openOrders, handler, merchant) {
  for (const outTradeNo of openOrders) {
    try {
      const { state, code } = await handler.reconcile(merchant, { outTradeNo })
      console.log(outTradeNo, state, code)
    } catch (error) {
      console.error(outTradeNo, error.message) // the next time, perhaps
    }
  }
}
// snippet: end

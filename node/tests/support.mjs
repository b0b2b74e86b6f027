// What several tests share: a pretend platform, and a notification of it.
import { setTimeout as sleep } from 'node:timers/promises'
import { Platform } from 'wxnotify/testing'

export const PUBLIC_KEY_ID = 'PUB_KEY_ID_0114232134912410000000000000'
export const NOW = 1_795_000_000
export const PAID = {
  mchid: '1900007291',
  appid: 'wxd678efh567hg6787',
  out_trade_no: 'A20261121',
  trade_state: 'SUCCESS',
  payer: { openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' },
  amount: { total: 100, currency: 'CNY' },
}

/** An RSA platform in public-key mode. */
export const platform = new Platform({ publicKeyId: PUBLIC_KEY_ID })

/** A genuine payment, signed at NOW. */
export function payment(knobs = {}) {
  return platform.notification('TRANSACTION.SUCCESS', PAID, { now: NOW, ...knobs })
}

/** For handlers whose log is not looked at. */
export const silent = { debug() {}, info() {}, warn() {}, error() {} }

/** What `work` throws. */
export function thrownBy(work) {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

/** Returns once it is so, however slow the machine is: a minute is for what never comes. */
export async function until(isSo) {
  const end = performance.now() + 60_000
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`it did not come to be: ${isSo}`)
    await sleep(5)
  }
}

/** A promise, and what keeps it: holds a callback for as long as the test wants, and not for a time. */
export function gate() {
  let open
  const opened = new Promise((resolve) => (open = resolve))
  return { opened, open }
}

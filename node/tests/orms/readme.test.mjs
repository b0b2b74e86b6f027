// The README's endpoints, each as a program of its own that is sent what a platform and a forger would.
import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import test, { after } from 'node:test'
import { receives } from '../exchange.mjs'
import { PAID } from '../support.mjs'
import { ORDERS, closeAll, stacks } from './stacks.mjs'

const { outside, url } = stacks.find(({ database }) => database === 'PostgreSQL')
after(closeAll)

for (const name of ['knex.mjs', 'prisma.mjs']) {
  test(`readme/${name} settles an order once, and refuses what is forged`, async () => {
    const number = PAID.out_trade_no
    await outside(ORDERS)
    await outside('DROP TABLE IF EXISTS wxnotify_inbox, wxnotify_inbox_version')
    await outside(`DELETE FROM orders WHERE number = '${number}'`)
    await outside(`INSERT INTO orders (number, price) VALUES ('${number}', ${PAID.amount.total})`)
    process.env.DATABASE_URL = url
    await receives(fileURLToPath(new URL(`readme/${name}`, import.meta.url)), { times: 3, complaint: /SIGNATURE_INVALID/ })
    assert.deepEqual(await outside(`SELECT paid FROM orders WHERE number = '${number}'`), [{ paid: 1 }])
    assert.deepEqual(await outside('SELECT state FROM wxnotify_inbox'), [{ state: 'done' }])
  })
}

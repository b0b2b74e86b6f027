// A pretend platform's side of the wire: starts a merchant's server and sends it notifications.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ack } from 'wxnotify'
import { PAID, PUBLIC_KEY_ID, platform } from './support.mjs'

const folder = mkdtempSync(join(tmpdir(), 'wxnotify-'))
process.on('exit', () => rmSync(folder, { recursive: true }))
const keyFile = join(folder, 'pub_key.pem')
writeFileSync(keyFile, platform.publicKeyPem)

/** A merchant's environment variables. */
export const settings = {
  WXPAY_MCHID: PAID.mchid,
  WXPAY_PUBLIC_KEY_ID: PUBLIC_KEY_ID,
  WXPAY_PUBLIC_KEY_FILE: keyFile,
  WXPAY_API_V3_KEY: platform.apiV3Key,
}

/**
 * Starts a merchant's server in an empty folder, and sends it what a platform and a forger would. What it says of the
 * forger's has to match `complaint`; however many `times` the genuine one is delivered, it takes effect once.
 */
export async function receives(script, { complaint = /VerificationError/, times = 1 } = {}) {
  const port = await freePort()
  const cwd = mkdtempSync(join(folder, 'shop-'))
  const server = spawn(process.execPath, [script], { cwd, env: { ...process.env, ...settings, PORT: port } })
  const closed = once(server, 'close')
  let [printed, complained] = ['', '']
  server.stdout.on('data', (data) => (printed += data))
  server.stderr.on('data', (data) => (complained += data))
  try {
    const url = `http://localhost:${port}/notify`
    await listening(url, () => complained)
    await exchange((delivery) => fetch(url, { method: 'POST', ...delivery }), times)
  } finally {
    server.kill()
    await closed
  }
  assert.equal(printed.match(/TRANSACTION\.SUCCESS A20261121/g)?.length, 1, printed + complained)
  assert.match(complained, complaint)
  assert(!(printed + complained).includes(PAID.payer.openid))
}

/** Sends a genuine notification, a forged and a tampered one, and compares the answers with their acks. */
export async function exchange(send, times = 1) {
  const [genuine, refused] = [Ack.success(), Ack.failure('SIGNATURE_INVALID')]
  for (const [fault, ack] of [...Array(times).fill(['none', genuine]), ['forged', refused], ['tampered', refused]]) {
    // The spacing of the platform's JSON is its own: a body that is parsed and written again differs.
    const text = JSON.stringify(PAID, null, 1)
    const { headers, body } = platform.notification('TRANSACTION.SUCCESS', text, { id: `${fault}-1`, ...(fault !== 'none' && { fault }) })
    const response = await send({ headers, body })
    assert.equal(response.status, ack.status, fault)
    assert.equal(await response.text(), ack.body)
    assert.match(response.headers.get('content-type'), /^application\/json/)
  }
}

async function freePort() {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

async function listening(url, complained) {
  for (let attempt = 0; attempt < 200; attempt++) {
    try {
      return await (await fetch(url, { method: 'HEAD' })).arrayBuffer()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  throw new Error(`nothing listens on ${url}: ${complained()}`)
}

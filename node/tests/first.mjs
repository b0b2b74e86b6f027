// Run by package.sh: the README's first lines, to the letter, in the folder that is its argument, with nothing there but the package's
// file and endpoint.mjs. They end with the callback's line, and it is said how long each took.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'

const cwd = process.env.WXNOTIFY_FIRST
const PORT = 3000
const seconds = (from) => ((performance.now() - from) / 1000).toFixed(1)

test('the README’s first lines take a first notification', async () => {
  await assert.rejects(listens(), undefined, `something listens on ${PORT} already`)
  const start = performance.now()
  const lines = readFileSync(`${cwd}/start.sh`, 'utf8').split('\n').filter((line) => /^\w/.test(line))
  const endpoint = spawn('bash', ['-e', 'start.sh'], { cwd, detached: true })
  let printed = ''
  for (const stream of [endpoint.stdout, endpoint.stderr]) stream.on('data', (data) => (printed += data))
  const ended = once(endpoint, 'close')
  try {
    while (!(await listens().then(() => true, () => false))) {
      assert(endpoint.exitCode === null && performance.now() - start < 300_000, printed)
      await sleep(50)
    }
    const running = seconds(start)
    const sent = performance.now()
    const { status, stdout, stderr } = spawnSync('bash', ['-e', 'send.sh'], { cwd, encoding: 'utf8' })
    assert.equal(status, 0, stdout + stderr)
    assert.match(stdout, /200/)
    for (let tries = 0; !printed.includes('TRANSACTION.SUCCESS A20261121\n'); tries += 1) {
      assert(tries < 100, printed)
      await sleep(50)
    }
    console.log(`first: ${lines.length + 1} commands; ${running} s to an endpoint that runs, ${seconds(sent)} s to its first notification, ${seconds(start)} s in all`)
  } finally {
    process.kill(-endpoint.pid)
    await ended
  }
})

async function listens() {
  const socket = connect(PORT, '127.0.0.1')
  await once(socket, 'connect')
  socket.destroy()
}

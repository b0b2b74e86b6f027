// The core's WebAssembly file in the addon's place. That it keeps every rule, the conformance column `wasm` shows.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import test from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const require = createRequire(import.meta.url)
const wasm = require('../wasm/native.js')
const addon = require('../lib/native.js')

/** Runs code of CommonJS in this folder's package, and gives what it prints. */
function printed(code, environment = {}) {
  const env = { ...process.env, ...environment }
  return execFileSync(process.execPath, ['-e', code], { cwd: fileURLToPath(new URL('..', import.meta.url)), env, encoding: 'utf8' })
}

const TAKEN = "process.stdout.write(String(require('./lib/native.js') === require('./wasm/native.js')))"

test('it is taken where no addon fits, or where it is asked for', () => {
  assert.equal(printed(TAKEN), 'false')
  assert.equal(printed(TAKEN, { WXNOTIFY_WASM: '1' }), 'true')
  const withoutAddon = "Object.defineProperty(process, 'arch', { value: 'riscv64' });"
  assert.equal(printed(withoutAddon + TAKEN), 'true')
})

test('it has every function of the addon', () => {
  assert.deepEqual(Object.keys(wasm).sort(), Object.keys(addon).sort())
  for (const [name, made] of Object.entries(addon)) assert.equal(typeof wasm[name], typeof made, name)
})

test('a panic is an error, and the core serves on', () => {
  for (let times = 0; times < 2000; times += 1) {
    assert.throws(() => wasm.panicForTests(), (error) => {
      return error.code === 'INTERNAL' && /panicked at .*commands.mod\.rs/.test(JSON.parse(error.message).message)
    })
  }
  assert.equal(wasm.ack('success').status, 200)
})

test('text that is no text becomes the same as in the addon', () => {
  const texts = ['\ud800', '\udfff x', '\\ud800', '\\\\\ud800', '"\ud83d\ude00"', '\ufeff{}', '\u0000']
  for (const text of texts) {
    const said = (native) => native.signingMessage(text, 'n', new TextEncoder().encode(text)).toString('base64')
    assert.equal(said(wasm), said(addon), JSON.stringify(text))
  }
})

test('a body of a megabyte, again and again, needs no more memory than once', async () => {
  const body = Buffer.alloc(1 << 20, 'x')
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc')
  const used = () => (collect(), process.memoryUsage().arrayBuffers + process.memoryUsage().external)
  const sign = () => wasm.signingMessage('1', 'n', body).length
  for (let times = 0; times < 20; times += 1) assert.equal(sign(), body.length + 5)
  const before = used()
  for (let times = 0; times < 100; times += 1) sign()
  // What was given out and is garbage by now is not what is looked for, and V8 gives it back in a thread of its own.
  let grown = used() - before
  for (let looks = 0; looks < 100 && grown >= 64 << 20; looks += 1) {
    await setTimeout(20)
    grown = used() - before
  }
  assert.ok(grown < 64 << 20, `${grown} bytes`)
})

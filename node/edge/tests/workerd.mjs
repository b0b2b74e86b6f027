// A driver: the package in workerd, which Cloudflare Workers run in, without its compatibility with Node.js.
import { spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { bundled } from './bundled.mjs'

const CONFIG = `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]
);
const worker :Workerd.Worker = (
  modules = [
    (name = "worker.mjs", esModule = embed "worker.mjs"),
    (name = "wxnotify.wasm", wasm = embed "wxnotify.wasm")
  ],
  compatibilityDate = "2026-07-01"
);
`

const folder = mkdtempSync(join(tmpdir(), 'wxnotify-workerd-'))
let worker
try {
  const code = await bundled('worker.mjs', {
    condition: 'workerd',
    format: 'esm',
    wasm: ({ onResolve }) => onResolve({ filter: /\.wasm$/ }, () => ({ path: './wxnotify.wasm', external: true })),
  })
  writeFileSync(join(folder, 'worker.mjs'), code)
  writeFileSync(join(folder, 'config.capnp'), CONFIG)
  copyFileSync(new URL('node_modules/wxnotify/wasm/wxnotify.wasm', import.meta.url), join(folder, 'wxnotify.wasm'))
  const program = fileURLToPath(new URL('node_modules/@cloudflare/workerd-linux-64/bin/workerd', import.meta.url))
  worker = spawn(program, ['serve', '--control-fd=3', join(folder, 'config.capnp')], { stdio: ['ignore', 'inherit', 'inherit', 'pipe'] })
  const port = await new Promise((resolve, reject) => {
    createInterface({ input: worker.stdio[3] }).on('line', (line) => {
      const { event, port } = JSON.parse(line)
      if (event === 'listen') resolve(port)
    })
    worker.on('exit', () => reject(new Error('workerd ended')))
  })
  const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: readFileSync(0) })
  if (!response.ok) throw new Error(`workerd answered ${response.status}`)
  process.stdout.write(await response.text())
} finally {
  worker?.kill()
  rmSync(folder, { recursive: true })
}

// workerd, which Cloudflare Workers run in, without its compatibility with Node.js.
import { spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { bundled } from './bundled.mjs'

const WORKERD = fileURLToPath(new URL('node_modules/@cloudflare/workerd-linux-64/bin/workerd', import.meta.url))

/** Serves a worker: its address, and what ends it. `variables` are texts. */
export async function serve(entry, variables = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'wxnotify-workerd-'))
  let worker
  const end = () => {
    worker?.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const code = await bundled(entry, {
      condition: 'workerd',
      format: 'esm',
      wasm: ({ onResolve }) => onResolve({ filter: /\.wasm$/ }, () => ({ path: './wxnotify.wasm', external: true })),
    })
    writeFileSync(join(folder, 'worker.mjs'), code)
    copyFileSync(new URL('node_modules/wxnotify/wasm/wxnotify.wasm', import.meta.url), join(folder, 'wxnotify.wasm'))
    const bindings = Object.entries(variables).map(([name, text]) => `(name = "${name}", text = ${JSON.stringify(text)})`)
    writeFileSync(join(folder, 'config.capnp'), config(bindings))
    worker = spawn(WORKERD, ['serve', '--control-fd=3', join(folder, 'config.capnp')], { stdio: ['ignore', 'pipe', 'inherit', 'pipe'] })
    let log = ''
    worker.stdout.on('data', (text) => (log += text))
    const port = await new Promise((resolve, reject) => {
      createInterface({ input: worker.stdio[3] }).on('line', (line) => {
        const { event, port } = JSON.parse(line)
        if (event === 'listen') resolve(port)
      })
      worker.on('exit', () => reject(new Error('workerd ended')))
    })
    return { address: `http://127.0.0.1:${port}/`, log: () => log, end }
  } catch (error) {
    end()
    throw error
  }
}

const config = (bindings) => `
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
  bindings = [${bindings.join(', ')}],
  compatibilityDate = "2026-07-01"
);
`

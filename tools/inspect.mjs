// inspect.mjs [WASM]
//
// Makes dist/inspect.html of page/: one file that needs no other, with the WebAssembly core in it (WASM, or what tools/wasm.sh
// builds).
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const root = new URL('../', import.meta.url)
const read = (path) => readFileSync(new URL(path, root), 'utf8')
const [wasm = execFileSync(new URL('wasm.sh', import.meta.url), { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim()] =
  process.argv.slice(2)

const style = read('page/page.css')
const script = `'use strict'
{
const WASM = '${gzipSync(readFileSync(wasm), { level: 9 }).toString('base64')}'
const module = {}
${read('node/wasm/host.js').replace("'use strict'", '')}
${read('page/words.js')}
${read('page/page.js')}
}
`
if (/<\/script|<!--/i.test(script)) throw new Error('what stands in the script would end it')

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
// No connection, no frame, no form, no picture: only what stands in the file.
const policy = [
  "default-src 'none'",
  `script-src ${hash(script)} 'wasm-unsafe-eval'`,
  `style-src ${hash(style)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')
const parts = { policy, script, style }
const page = read('page/page.html').replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name])
mkdirSync(new URL('dist/', root), { recursive: true })
writeFileSync(new URL('dist/inspect.html', root), page)
console.log(new URL('dist/inspect.html', root).pathname)

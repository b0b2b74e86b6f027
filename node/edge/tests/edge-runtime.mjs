// A driver: the package in Vercel's edge runtime.
import { readFileSync } from 'node:fs'
import { EdgeRuntime } from 'edge-runtime'
import { bundled } from './bundled.mjs'

const code = await bundled('edge-function.mjs', {
  condition: 'edge-light',
  format: 'iife',
  // The platform gives the compiled file, as Next.js does.
  wasm: ({ onLoad, onResolve }) => {
    onResolve({ filter: /\.wasm\?module$/ }, ({ path }) => ({ path, namespace: 'given' }))
    onLoad({ filter: /./, namespace: 'given' }, () => ({ contents: 'export default givenWasm' }))
  },
})
const wasm = new WebAssembly.Module(readFileSync(new URL('node_modules/wxnotify/wasm/wxnotify.wasm', import.meta.url)))
const runtime = new EdgeRuntime({ initialCode: code, extend: (context) => Object.assign(context, { givenWasm: wasm }) })
const response = await runtime.dispatchFetch('http://edge.test/', { method: 'POST', body: readFileSync(0, 'utf8') })
if (!response.ok) throw new Error(`the function answered ${response.status}`)
process.stdout.write(await response.text())

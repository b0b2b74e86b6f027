// A worker as its platform's own tools would make it: `entry` and all that it imports in one file.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from '../bundle/node_modules/esbuild/lib/main.js'

const here = dirname(fileURLToPath(import.meta.url))
/** The code. `wasm` is a plugin's `setup`: what the platform makes of an import of a WebAssembly file. */
export async function bundled(entry, { condition, format, wasm }) {
  const { outputFiles } = await build({
    entryPoints: [join(here, entry)],
    bundle: true,
    write: false,
    format,
    platform: 'neutral',
    conditions: [condition],
    // The README's worker stands elsewhere.
    nodePaths: [join(here, 'node_modules')],
    plugins: [{ name: 'wasm', setup: wasm }],
    logLevel: 'warning',
  })
  return outputFiles[0].text
}

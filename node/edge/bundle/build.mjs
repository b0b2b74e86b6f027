// build.mjs WASM [FOLDER]
//
// Makes edge/core.mjs, the package in one file without anything of Node.js, and lays the WebAssembly file WASM into wasm/. With FOLDER
// both go into the package's copy there.
import { copyFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const [wasm, home = dirname(dirname(here))] = process.argv.slice(2)

/** Node.js's modules, and its addon. */
const others = {
  name: 'others',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^node:/ }, () => ({ path: join(here, 'platform.js') }))
    onResolve({ filter: /\/native\.js$/ }, () => ({ path: join(here, 'native.js') }))
    onResolve({ filter: /^better-sqlite3$/ }, ({ path }) => ({ path, namespace: 'missing' }))
    onLoad({ filter: /./, namespace: 'missing' }, () => ({ contents: "throw new Error('it is an addon of Node.js')" }))
  },
}

await build({
  absWorkingDir: here,
  entryPoints: ['entry.js'],
  outfile: join(home, 'edge', 'core.mjs'),
  bundle: true,
  format: 'cjs',
  platform: 'neutral',
  target: 'es2022',
  charset: 'utf8',
  inject: ['globals.js'],
  plugins: [others],
  logLevel: 'warning',
  // Each `load` is a package of its own, on its own instance.
  banner: { js: '/** The package on the compiled wxnotify.wasm. */\nexport function load(wasm) {\nconst module = { exports: {} }' },
  footer: { js: 'return module.exports\n}' },
})
copyFileSync(wasm, join(home, 'wasm', 'wxnotify.wasm'))

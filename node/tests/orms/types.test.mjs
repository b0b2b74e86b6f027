// The types, by tsc --strict: ESM and CommonJS.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import test from 'node:test'

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')

for (const options of [['--module', 'nodenext'], ['--module', 'commonjs', '--moduleResolution', 'node10', '--esModuleInterop']]) {
  test(`types: ${options.join(' ')}`, () => {
    const cwd = fileURLToPath(new URL('.', import.meta.url))
    // What the libraries' own types lack is theirs.
    const fixed = ['--strict', '--noEmit', '--skipLibCheck', '--preserveSymlinks', '--types', 'node', '--target', 'es2022']
    const { status, stdout } = spawnSync(process.execPath, [tsc, ...fixed, ...options, 'types.ts'], { cwd, encoding: 'utf8' })
    assert.equal(status, 0, stdout)
  })
}

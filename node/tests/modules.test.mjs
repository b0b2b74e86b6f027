// The package's shape: CommonJS and ESM, versions, types in step with the core.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import * as esm from 'wxnotify'
import * as opentelemetryEsm from 'wxnotify/opentelemetry'
import * as testingEsm from 'wxnotify/testing'
import * as transactionsEsm from 'wxnotify/transactions'

const require = createRequire(import.meta.url)
const file = (path) => fileURLToPath(new URL(path, import.meta.url))

test('import and require give the same things', () => {
  const subpaths = { 'wxnotify/testing': testingEsm, 'wxnotify/transactions': transactionsEsm, 'wxnotify/opentelemetry': opentelemetryEsm }
  for (const [name, imported] of Object.entries({ wxnotify: esm, ...subpaths })) {
    const { default: _, ...named } = { ...imported }
    assert.deepEqual(Object.keys(named).sort(), Object.keys(require(name)).sort())
    for (const [key, value] of Object.entries(require(name))) assert.equal(named[key], value, key)
  }
})

test('nothing else of the package can be imported', () => {
  for (const path of ['wxnotify/lib/native.js', 'wxnotify/index.js', 'wxnotify/src/lib.rs']) {
    assert.throws(() => require(path), { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' })
  }
  assert.equal(esm.panicForTests, undefined)
})

test("the versions of the package, its addon's packages, the core and the workspace are one", () => {
  const { version, optionalDependencies, bundleDependencies } = require('wxnotify/package.json')
  const [, workspace] = /\[workspace\.package\]\nversion = "(.*)"/.exec(readFileSync(file('../../Cargo.toml'), 'utf8'))
  assert.equal(version, workspace)
  assert.equal(esm.VERSION, version)
  for (const [name, wanted] of Object.entries(optionalDependencies)) assert.equal(wanted, version, name)
  assert.deepEqual(bundleDependencies, Object.keys(optionalDependencies))
})

test("the names in the types are those of the core's tables", () => {
  const { status, stderr } = spawnSync(process.execPath, [file('../scripts/generate.mjs'), '--check'], { encoding: 'utf8' })
  assert.equal(status, 0, stderr)
})

test('an addon that is missing or of another version is said plainly', () => {
  const load = (mocks) => {
    const script = `const Module = require('module'); const load = Module._load
      const isNative = (name) => name.startsWith('@wxnotify/') || name.endsWith('/wasm/native.js')
      Module._load = (name, ...rest) => isNative(name) ? (${mocks})(name) : load(name, ...rest)
      try { require('wxnotify') } catch (error) { console.log(error.message) }`
    return spawnSync(process.execPath, ['-e', script], { cwd: file('.'), encoding: 'utf8' }).stdout
  }
  const missing = load("(name) => { throw new Error('Cannot find module ' + name) }")
  assert.match(missing, new RegExp(`no addon for ${process.platform}-${process.arch} here`))
  assert.match(missing, /--omit=optional/)
  assert.match(load("() => ({ version: () => '9.9.9' })"), /its addon is 9\.9\.9/)
})

'use strict'

// Loads the addon of this machine's platform, which is a package of its own: npm installs the one
// that fits out of the optional dependencies, and nothing is compiled or fetched at install. Where
// none fits, the core's WebAssembly file takes its place.

const { version } = require('../package.json')

// Linux has two C libraries; the addon of the other one is not installed, or does not load.
const VARIANTS = { linux: ['-gnu', '-musl'] }

function load() {
  const machine = `${process.platform}-${process.arch}`
  // For tests, and for who may not load native code.
  if (process.env.WXNOTIFY_WASM === '1') return require('../wasm/native.js')
  const candidates = (VARIANTS[process.platform] ?? ['']).map((variant) => `@wxnotify/${machine}${variant}`)
  const failures = []
  for (const candidate of candidates) {
    try {
      return require(candidate)
    } catch (error) {
      failures.push(`${candidate}: ${error.message.split('\n')[0]}`)
    }
  }
  try {
    return require('../wasm/native.js')
  } catch (error) {
    failures.push(`WebAssembly: ${error.message.split('\n')[0]}`)
  }
  throw new Error(
    `wxnotify has no addon for ${machine} here (${failures.join('; ')}). ` +
      'Install on the machine that runs it, with optional dependencies (no --omit=optional, and no node_modules or ' +
      'lockfile carried over from another operating system).',
  )
}

const native = load()
if (native.version() !== version) {
  throw new Error(
    `wxnotify is ${version}, but its addon is ${native.version()}; install both anew, so that they are of one version`,
  )
}

module.exports = native

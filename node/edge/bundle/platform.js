'use strict'

// What the package takes of Node.js, for runtimes that have none of it. build.mjs puts it in the place of each `node:` module.

const tagOf = (value) => Object.prototype.toString.call(value).slice('[object '.length, -1)

const types = {
  isAnyArrayBuffer: (value) => types.isArrayBuffer(value) || types.isSharedArrayBuffer(value),
  isArrayBuffer: (value) => tagOf(value) === 'ArrayBuffer',
  isPromise: (value) => tagOf(value) === 'Promise',
  isSharedArrayBuffer: (value) => tagOf(value) === 'SharedArrayBuffer',
  // A view's own tag cannot be another's.
  isUint8Array: (value) => ArrayBuffer.isView(value) && tagOf(value) === 'Uint8Array',
}

/** No console asks for it there; what they print of a notification is what JSON.stringify does. */
const inspect = Object.assign((value) => JSON.stringify(value), { custom: Symbol.for('nodejs.util.inspect.custom') })

/** What went well is logged nowhere. */
const debuglog = () => () => {}

/** Where a runtime has none, a callback's awaits are not followed: that a promise was forgotten is not noticed. */
class NoStorage {
  getStore() {
    return undefined
  }

  run(_store, work) {
    return work()
  }
}

const AsyncLocalStorage = globalThis.AsyncLocalStorage ?? NoStorage

/** As node:timers/promises has it. */
const setTimeout = (ms, value, { signal } = {}) =>
  new Promise((resolve, reject) => {
    const timer = globalThis.setTimeout(resolve, ms, value)
    const abort = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    if (signal?.aborted) abort()
    signal?.addEventListener('abort', abort, { once: true })
  })

const setImmediate = () => setTimeout(0)

const sep = '/'
const basename = (path) => path.slice(path.lastIndexOf(sep) + 1)
const resolve = (path) => path

module.exports = {
  AsyncLocalStorage,
  basename,
  debuglog,
  inspect,
  performance: globalThis.performance,
  resolve,
  sep,
  setImmediate,
  setTimeout,
  types,
}

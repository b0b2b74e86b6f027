'use strict'

// What runs inside a callback knows it by this, through all of its awaits: which transaction it is in, and whose promise it was
// that was rejected with nobody to notice.

const { AsyncLocalStorage } = require('node:async_hooks')
const { setImmediate: turn } = require('node:timers/promises')

const storage = new AsyncLocalStorage()

class Context {
  #outer = storage.getStore()
  #isOpen = true

  constructor(driver = null) {
    this.driver = driver
  }

  /** The innermost one that this runs in, which has not ended and of which `isIt` says so. */
  static find(isIt) {
    let context = storage.getStore()
    while (context !== undefined && !(context.#isOpen && isIt(context))) context = context.#outer
    return context
  }

  run(work) {
    return storage.run(this, work)
  }

  end() {
    this.#isOpen = false
  }
}

/** One that takes unhandled rejections for its own, such as that of a promise without its `await`, until it ends. */
class Watch extends Context {
  static #count = 0
  #rejection = null
  #isWatching = true

  constructor(driver) {
    super(driver)
    if ((Watch.#count += 1) === 1) process.on('unhandledRejection', Watch.#take)
  }

  /** `{ reason }` of the first one, or null. Node.js tells it when nothing else is to be done, so that turn has to pass. */
  async rejection() {
    await turn()
    return this.#rejection
  }

  end() {
    super.end()
    if (!this.#isWatching) return
    this.#isWatching = false
    if ((Watch.#count -= 1) === 0) process.off('unhandledRejection', Watch.#take)
  }

  static #take(reason) {
    const watch = Context.find((context) => context instanceof Watch)
    if (watch !== undefined) watch.#rejection ??= { reason }
    else if (process.listenerCount('unhandledRejection') === 1 && !IS_LENIENT) {
      // It is another's, and ends the process as if we did not listen.
      process.nextTick(() => {
        throw reason
      })
    }
  }
}

/** Whether Node.js was told to let unhandled rejections be. */
const IS_LENIENT = /--unhandled-rejections[= ](none|warn)/.test([...process.execArgv, process.env.NODE_OPTIONS].join(' '))

module.exports = { Context, Watch }

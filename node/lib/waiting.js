'use strict'

// Where a refresher waits for its next download: until its time is over, a serial is unknown, or it is closed.

const { performance } = require('node:perf_hooks')

/** What a closed one rejects with. */
const CLOSED = new Error('it was closed')

class Waiting {
  #closing = new AbortController()
  #isHinted = false
  #wake = () => {}

  /** Aborted by `close`. */
  get closed() {
    return this.#closing.signal
  }

  /** Hints that come before it waits count too, and any number of them once: anybody can cause them. */
  hint() {
    if (this.#isHinted) return
    this.#isHinted = true
    this.#wake()
  }

  close() {
    this.#closing.abort(CLOSED)
    this.#wake()
  }

  /** Whether a hint ended it. */
  async wait(ms, canBeHinted) {
    const end = performance.now() + ms
    for (;;) {
      if (this.closed.aborted) throw CLOSED
      if (canBeHinted && this.#isHinted) {
        this.#isHinted = false
        return true
      }
      const left = end - performance.now()
      if (left <= 0) return false
      await this.#woken(left)
    }
  }

  #woken(ms) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      // A program that has nothing else to do ends.
      timer.unref?.()
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

module.exports = { CLOSED, Waiting }

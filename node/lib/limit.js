'use strict'

// For how long a callback may take.

/** The longest that a timer of Node.js can wait, in milliseconds. */
const LONGEST = 2 ** 31 - 1

class Limit {
  #ms
  #timer
  #pass
  #isOver = false
  /** Resolves to `timed_out`, unless it is stopped before. */
  passed = new Promise((resolve) => (this.#pass = resolve))

  /** In milliseconds; null for no limit. */
  constructor(ms) {
    this.#ms = ms
    this.restart()
  }

  restart() {
    clearTimeout(this.#timer)
    if (this.#ms === null || this.#isOver) return
    this.#timer = setTimeout(() => this.#pass('timed_out'), Math.min(this.#ms, LONGEST))
  }

  stop() {
    this.#isOver = true
    clearTimeout(this.#timer)
  }
}

module.exports = { Limit }

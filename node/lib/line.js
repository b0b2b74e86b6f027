'use strict'

// A line in front of what only one can have at a time: first come, first served, and nobody waits for ever.

const { LockTimeout } = require('./trouble.js')

class Line {
  #isTaken = false
  #waiting = new Set()

  /** Rejects as `lock_timeout` where it is not our turn in time. */
  async enter(waitMs) {
    if (!this.#isTaken) {
      this.#isTaken = true
      return
    }
    await new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(next)
        reject(new LockTimeout())
      }, waitMs)
      const next = () => {
        clearTimeout(timer)
        resolve()
      }
      this.#waiting.add(next)
    })
  }

  leave() {
    const [next] = this.#waiting
    this.#waiting.delete(next)
    if (next === undefined) this.#isTaken = false
    else next()
  }
}

module.exports = { Line }

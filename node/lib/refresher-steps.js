'use strict'

// The steps of a refresher's programs.

const { randomUUID } = require('node:crypto')
const { readFile, rename, unlink, writeFile } = require('node:fs/promises')
const { performance } = require('node:perf_hooks')
const { Answers, done, told } = require('./asking.js')
const { log } = require('./log.js')
const { CLOSED } = require('./waiting.js')

class RefresherSteps {
  /** What `fetch` threw last. */
  cause = null
  #of
  #answers

  /** `of` has `fetch`, `file`, `logger`, `waiting` and `replaceKeys`. */
  constructor(of) {
    this.#of = of
    this.#answers = new Answers(of.fetch, null, (error) => (this.cause = error))
  }

  async fetch(step) {
    const { closed } = this.#of.waiting
    const reply = await this.#answers.fetch(step, closed)
    // That it was cut off is no failure of WeChat Pay's.
    if (closed.aborted) throw CLOSED
    return reply
  }

  trust(step) {
    return done(() => this.#of.replaceKeys(givenKeys(step)))
  }

  async read() {
    try {
      return { text: await readFile(this.#of.file, 'utf8') }
    } catch (error) {
      return error.code === 'ENOENT' ? 'done' : told(error)
    }
  }

  /** Whole, or not at all. */
  async keep({ text }) {
    const { file } = this.#of
    const beside = `${file}.${randomUUID()}`
    try {
      await writeFile(beside, text, { mode: 0o600 })
      await rename(beside, file)
      return 'done'
    } catch (error) {
      await unlink(beside).catch(() => {})
      return told(error)
    }
  }

  log(line) {
    try {
      log(this.#of.logger, line, null)
    } catch {
      // A logger that fails: there is nothing that could still be done.
    }
    return 'done'
  }

  async wait({ ms }) {
    const began = performance.now()
    const isHinted = await this.#of.waiting.wait(ms, true)
    return isHinted ? { hinted: Math.floor(performance.now() - began) } : 'done'
  }

  async pause({ ms }) {
    await this.#of.waiting.wait(ms, false)
    return 'done'
  }

  /** Nothing of it is open. */
  kill() {}
}

/** The core's keys, as a parser takes them. */
function givenKeys({ certificates, public_keys: publicKeys }) {
  return { certificates, publicKeys }
}

module.exports = { RefresherSteps, givenKeys }

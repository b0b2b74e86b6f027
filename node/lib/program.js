'use strict'

// The core decides what happens to a notification, as a program that wants one step at a time. Here its steps are run.

const { setTimeout: sleep } = require('node:timers/promises')
const { ask } = require('./ask.js')
const { WxNotifyError, create } = require('./errors.js')

const ENDS = new Set(['answer', 'value', 'error'])

/** Runs a program from its first step to its last, which is returned. Nothing of it stays open. */
async function finish(step, steps) {
  try {
    while (!ENDS.has(step.step)) {
      const result = await steps[step.step](step)
      step = ask({ do: 'next', program: step.program, result })
    }
    return step
  } catch (error) {
    ask({ do: 'drop', program: step.program })
    throw error
  } finally {
    steps.kill()
  }
}

/** The value of a call of the inbox. */
async function valueOf(step, steps) {
  const { value, error } = await finish(step, steps)
  if (error) throw typed(error, steps.cause)
  return value
}

/** The core's error, with what was thrown here as its cause. */
function typed({ code, message, field }, cause) {
  if (cause instanceof WxNotifyError && cause.code === code) return cause
  return create(code, { message, field, is_platform_probe: code === 'SIGNATURE_PROBE' }, cause ?? undefined)
}

/** The steps that a database does. Each answers what came of it. */
class Steps {
  /** What was thrown last. */
  cause = null
  #database
  #isOurs = false
  /** Open from `begin` to `commit` or `roll_back`; or the caller's own, which is only used. */
  connection

  constructor(database, connection = null) {
    this.#database = database
    this.connection = connection
  }

  begin({ wait_ms: waitMs, write }) {
    return this.#tried(async () => {
      this.connection = await this.#database.begin(waitMs, write)
      this.#isOurs = true
      return 'done'
    })
  }

  run({ statement }) {
    return this.#tried(() => this.#database.execute(this.connection, statement))
  }

  commit() {
    return this.#tried(async () => {
      await this.#database.commit(this.#taken())
      return 'done'
    })
  }

  async roll_back() {
    if (this.#isOurs) await this.#database.rollBack(this.#taken())
    return 'done'
  }

  async pause({ ms }) {
    await sleep(ms)
    return 'done'
  }

  /** Closes what is open, so that nothing of it can commit. */
  kill() {
    if (this.#isOurs) this.#database.kill(this.#taken())
  }

  #taken() {
    const { connection } = this
    this.connection = null
    this.#isOurs = false
    return connection
  }

  async #tried(work) {
    try {
      return await work()
    } catch (error) {
      this.cause = error
      return this.#database.failure(error)
    }
  }
}

module.exports = { Steps, finish, typed, valueOf }

'use strict'

// The core decides what happens to a notification, as a program that wants one step at a time. Here its steps are run.

const { setTimeout: sleep } = require('node:timers/promises')
const { ask } = require('./ask.js')
const { WxNotifyError, create } = require('./errors.js')
const { commit, rollBack, run, sever } = require('./transactions.js')
const { failed } = require('./trouble.js')

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
  return create(code, { message, field }, cause ?? undefined)
}

/** The steps that a database does. Each answers what came of it. */
class Steps {
  /** What was thrown last. */
  cause = null
  #driver
  #isOurs = false
  /** Open from `begin` to `commit` or `roll_back`; or the caller's own, which is only used. */
  #transaction

  constructor(driver, joined = null) {
    this.#driver = driver
    this.#transaction = joined
  }

  /** What callbacks use of it. */
  get connection() {
    return this.#transaction && this.#transaction.connection
  }

  /** Waits until a callback may use it. */
  async turn() {
    await this.#transaction?.turn?.()
  }

  begin({ wait_ms: waitMs, write }) {
    return this.#tried(async () => {
      this.#transaction = await this.#driver.begin(waitMs, write)
      this.#isOurs = true
      return 'done'
    })
  }

  run({ statement, redis }) {
    return this.#tried(() => (redis ? this.#driver.send(redis) : run(this.#transaction, statement)))
  }

  commit() {
    return this.#tried(async () => {
      await commit(this.#taken())
      return 'done'
    })
  }

  async roll_back() {
    if (this.#isOurs) await rollBack(this.#taken())
    return 'done'
  }

  async pause({ ms }) {
    await sleep(ms)
    return 'done'
  }

  /** Closes what is open, so that nothing of it can commit. */
  kill() {
    if (this.#isOurs) sever(this.#taken())
  }

  #taken() {
    const transaction = this.#transaction
    this.#transaction = null
    this.#isOurs = false
    return transaction
  }

  async #tried(work) {
    try {
      return await work()
    } catch (error) {
      this.cause = error
      return failed(this.#driver, error)
    }
  }
}

module.exports = { Steps, finish, typed, valueOf }

'use strict'

// What a driver must keep, checked on a real database.

const { Inbox } = require('./inbox.js')
const { NotIdle } = require('./trouble.js')
const { sever } = require('./transactions.js')

/** Ends a transaction so that nothing of it counts. */
const UNDO = new Error('undone')

/** An inbox with a name of its own in the table, and notifications for it. Its functions can be taken out of it. */
class Case {
  #name = `check ${unique()}`
  #notification

  constructor({ driver, settings: { table } }, notification, leaveOpen) {
    this.#notification = notification
    this.driver = driver
    this.leaveOpen = leaveOpen
    this.inbox = new Inbox(driver, { table, name: this.#name })
    /** One whose table is not there. */
    this.nowhere = new Inbox(driver, { table: `none_${unique()}` })
  }

  notification = (id) => this.#notification(`${this.#name} ${id}`)

  /** One call in a transaction of its own. */
  run = (call, ...given) => this.inbox.transaction((connection) => this.inbox[call](connection, ...given))

  /** What a claim finds, which leaves nothing. */
  state = async (id) => {
    let found
    await undone(this.inbox, async (connection) => (found = await this.inbox.claim(connection, this.notification(id))))
    return found.state
  }
}

const unique = () => Math.random().toString(36).slice(2, 12)

async function undone(inbox, work) {
  const undoing = inbox.transaction(async (connection) => {
    await work(connection)
    throw UNDO
  })
  await undoing.catch((error) => {
    if (error !== UNDO) throw error
  })
}

function must(isSo, words) {
  if (!isSo) throw new Error(words)
}

/** The code that it is rejected with; null where it is fulfilled. */
const codeOf = (promise) => promise.then(() => null, ({ code, message }) => code ?? message)

const PROMISES = {
  async 'it makes the table and finds it'({ run }) {
    for (const call of ['create', 'create', 'check']) await run(call)
  },

  async 'what it commits is there, and what it rolls back is not'({ inbox, notification, run, state }) {
    await undone(inbox, async (connection) => {
      must((await inbox.claim(connection, notification(1))).state === 'fresh', 'a new notification is not fresh')
      must((await inbox.claim(connection, notification(1))).state === 'busy', 'a transaction does not see its own writes')
    })
    must((await state(1)) === 'fresh', 'what was rolled back is there')
    const { lease } = await run('claim', notification(1))
    must((await state(1)) === 'busy', 'what was committed is not there')
    await run('complete', lease)
    must((await state(1)) === 'done', 'an UPDATE did nothing')
  },

  async 'texts and numbers come back as they were'({ notification, run }) {
    const told = notification('缺货 100% \'"\\ :a ? $1 %s')
    await run('store', told)
    const task = await run('take')
    must(task !== null, 'what was stored is not found again')
    must(task.lease.key === told.id && task.notification.toJson() === told.toJson(), 'a text came back as another one')
    must(Number.isInteger(task.lease.until) && task.lease.attempts === 1, 'a number came back as another one')
    await run('release', task.lease, 'out of stock: 缺货 100%')
    must((await run('stats')).waiting === 1, 'a count came back as another one')
  },

  async 'it counts the rows that changed'({ notification, run }) {
    const { lease } = await run('claim', notification(1))
    await run('release', lease, 'later')
    must((await codeOf(run('complete', lease))) === 'LEASE_LOST', 'an UPDATE that found no row was told to have changed one')
  },

  async 'a failure is told by its code'({ inbox, notification, nowhere }) {
    const code = await codeOf(inbox.transaction((connection) => nowhere.claim(connection, notification(1))))
    must(code === 'INBOX_SCHEMA', `a table that is not there was told as ${code}: see codeOf`)
  },

  async 'of many at once one is first'({ inbox, notification }) {
    const claim = () =>
      inbox.transaction(async (connection) => {
        const { state, lease } = await inbox.claim(connection, notification(1))
        if (lease) await inbox.complete(connection, lease)
        return state
      })
    const states = await Promise.all(Array.from({ length: 6 }, () => claim().catch((error) => busy(error))))
    const first = states.filter((state) => state === 'fresh').length
    must(first === 1, `of six transactions at once ${first} were the first`)
  },

  async 'after a failure nothing is called committed that is not'({ inbox, notification, nowhere, state }) {
    const code = await codeOf(
      inbox.transaction(async (connection) => {
        await inbox.claim(connection, notification(1))
        await nowhere.claim(connection, notification(1)).catch(() => {})
      }),
    )
    const found = await state(1)
    must(code !== null || found === 'busy', 'commit returned, and nothing is there: reject where a statement failed before')
    must(code === null || found === 'fresh', 'the commit failed, and is there all the same')
  },

  async 'what was severed cannot commit'({ driver, inbox, notification, state }) {
    for (const [id, wait] of [[1, true], [2, false]]) {
      const transaction = await driver.begin(2000, true)
      const claimed = inbox.claim(transaction.connection, notification(id)).catch(() => {})
      if (wait) await claimed
      sever(transaction)
      await claimed
      must((await codeOf(Promise.resolve().then(() => inbox.claim(transaction.connection, notification(3))))) !== null, 'what was severed goes on')
      must((await state(id)) === 'fresh', 'what was severed is committed')
      must((await state(3)) === 'fresh', 'what came after it was severed is committed')
    }
  },

  async 'a connection of somebody else is refused'({ inbox }) {
    must((await codeOf(inbox.stats({}))) !== null, 'join took a connection that is none')
  },

  async 'connections are given back'({ driver, run }) {
    for (let count = 0; count < 40; count += 1) {
      await run('stats')
      await (await driver.begin(2000, false)).rollBack()
      if (count % 4 === 0) sever(await driver.begin(2000, true))
    }
    await run('stats')
  },
}

/** Where a test can leave a connection of the pool so. */
const REFUSED = {
  async 'a connection that is in a transaction already is refused'({ driver, leaveOpen, run }) {
    await leaveOpen()
    const error = await Promise.resolve(driver.begin(2000, true)).then(sever, (thrown) => thrown)
    must(error instanceof NotIdle, 'begin took a connection whose transaction was open; throw NotIdle')
    for (let left = 100; left > 0 && (await codeOf(run('stats'))) !== null; left -= 1);
    must((await codeOf(run('stats'))) === null, 'what begin refuses is not closed: no connection of the pool is of use any more')
  },
}

/** Who came at the same moment, and was slower, is told so by an error. */
function busy(error) {
  if (error.code !== 'NOTIFICATION_BUSY') throw error
  return 'busy'
}

/** `notification(id)` makes one. The names of the promises that are kept. */
async function checkDriver(inbox, notification, leaveOpen) {
  const promises = Object.entries(leaveOpen ? { ...PROMISES, ...REFUSED } : PROMISES)
  for (const [name, promise] of promises) {
    try {
      await promise(new Case(Inbox.of(inbox), notification, leaveOpen))
    } catch (error) {
      throw new Error(`${name}: ${error.message}`, { cause: error })
    }
  }
  return promises.map(([name]) => name)
}

module.exports = { checkDriver }

'use strict'

// A transaction that a library has only for as long as a function of ours runs, and commits when that returns: the function is held
// until it is known how it is to end.

/** Why the function throws where nothing is to be committed. */
const UNDONE = new Error('rolled back')

class Held {
  #end
  #over
  /** Whether the library has ended it, and has its connection back. */
  isOver = false

  /**
   * `transact(work)` is the library's, which gives `work` its transaction. Gives what is held, and the transaction; rejects where there is
   * none.
   */
  static async open(transact) {
    const held = new Held()
    const transaction = await new Promise((resolve, reject) => {
      held.#over = transact((opened) => {
        resolve(opened)
        return new Promise((commit, undo) => (held.#end = { commit, undo: () => undo(UNDONE) }))
      })
      const end = () => (held.isOver = true)
      Promise.resolve(held.#over).then(end, (error) => {
        end()
        reject(error)
      })
    })
    return { held, transaction }
  }

  async commit() {
    this.#end.commit()
    await this.#over
  }

  async rollBack() {
    this.#end.undo()
    await this.#over.catch((error) => {
      if (error !== UNDONE) throw error
    })
  }
}

module.exports = { Held }

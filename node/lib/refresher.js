'use strict'

// Keeps a parser's platform certificates fresh. When to download, what to believe and what to keep, the core says.

const { optionalText, record } = require('./arguments.js')
const { ask } = require('./ask.js')
const { describe } = require('./describe.js')
const { optionInvalid } = require('./errors.js')
const { apiV3Keys, platformKeys } = require('./keys.js')
const { CONSOLE, loggerOf } = require('./log.js')
const { Merchant } = require('./merchant.js')
const { NotificationParser } = require('./parser.js')
const { valueOf } = require('./program.js')
const { RefresherSteps, givenKeys } = require('./refresher-steps.js')
const { CLOSED, Waiting } = require('./waiting.js')

const OPTIONS = ['apiV3Keys', 'publicKeys', 'path', 'interval', 'file', 'logger']

/** What the core keeps of a refresher goes with it. */
const GONE = new FinalizationRegistry((refresher) => ask({ do: 'drop_refresher', refresher }))

class CertificateRefresher {
  #refresher
  #apiV3Keys
  #file
  #logger
  #fetch
  #parser = null
  #waiting = new Waiting()
  #running = null

  constructor(merchant, options) {
    const given = record(options, 'options', OPTIONS)
    const who = Merchant.told(merchant)
    this.#apiV3Keys = given.apiV3Keys
    this.#file = optionalText(given.file, 'file')
    this.#logger = loggerOf(given.logger ?? CONSOLE)
    this.#fetch = Merchant.fetchOf(merchant)
    this.#refresher = ask({
      do: 'refresher',
      merchant: who,
      api_v3_keys: apiV3Keys(given.apiV3Keys),
      public_keys: platformKeys({ publicKeys: given.publicKeys }, 'options').publicKeys,
      path: optionalText(given.path, 'path'),
      interval: interval(given.interval),
      keeps: this.#file !== undefined,
    }).value
    GONE.register(this, this.#refresher)
  }

  async parser(options = {}) {
    const keys = givenKeys(await this.#outcome('start'))
    this.#parser = new NotificationParser({ apiV3Keys: this.#apiV3Keys, ...options, platformKeys: keys })
    NotificationParser.hear(this.#parser, () => this.#waiting.hint())
    return this.#parser
  }

  async refresh() {
    await this.#outcome('refresh')
  }

  run() {
    return (this.#running ??= this.#outcome('keep_fresh', this.#waiting).catch((error) => {
      if (error !== CLOSED) throw error
    }))
  }

  async close() {
    this.#waiting.close()
    await this.#running
  }

  #outcome(what, waiting = new Waiting()) {
    const replaceKeys = (keys) => this.#parser?.replacePlatformKeys(keys)
    const steps = new RefresherSteps({ fetch: this.#fetch, file: this.#file, logger: this.#logger, waiting, replaceKeys })
    return valueOf(ask({ do: what, refresher: this.#refresher }), steps)
  }
}

/** Seconds. JSON has neither NaN nor Infinity: they would be none given. */
function interval(value) {
  if (value === undefined || value === null || Number.isFinite(value)) return value
  throw optionInvalid('interval', `interval is ${typeof value === 'number' ? value : describe(value)}, and a number of seconds is needed`)
}

module.exports = { CertificateRefresher }

'use strict'

// What the addon exports, on the core's WebAssembly file. crates/wxnotify-wasm/README.md says how the two speak.
// Nothing here is Node.js's own: this runs wherever WebAssembly does.

const { TEXTS } = require('../lib/packed.js')

const ABI_VERSION = 1
/** A length in four bytes stands before each name and value, and a code and a length before each answer. */
const NUMBER = 4

const utf8 = new TextEncoder()
/** A byte order mark is a part of the text. */
const text = new TextDecoder('utf-8', { ignoreBOM: true })
const NOTHING = new Uint8Array(0)

/** A notification's numbers, which the addon packs behind its texts (src/packed.rs). */
const NUMBERS = ['timestamp', 'certificate_expires_at']
const ABSENT = 0xffff_ffff

/** The functions and classes of the addon. `module` is the compiled file, `bytes` makes what users get of a Uint8Array. */
function open(module, { bytes, random = (array) => globalThis.crypto.getRandomValues(array) }) {
  const core = new Core(module, random)
  const ask = (request, headers, body) => JSON.parse(core.text(JSON.stringify(request), headers, body))
  const { version, error_codes: errorCodes, kinds, faults } = ask({ do: 'tables' })

  const gone = new FinalizationRegistry((request) => ask(request))

  /** The core's JSON of what was packed here. */
  const jsons = new WeakMap()
  const pack = (json) => {
    const packed = bytes(packedNotification(JSON.parse(json)))
    jsons.set(packed, json)
    return packed
  }

  class Parser {
    #number

    constructor({ certificates, publicKeys }, apiV3Keys, options) {
      this.#number = ask({
        do: 'parser',
        platform_keys: { certificates, public_keys: publicKeys },
        api_v3_keys: apiV3Keys,
        clock_tolerance: options.clockTolerance,
        max_body_bytes: options.maxBodyBytes,
        reject_expired_certificates: options.rejectExpiredCertificates,
      })
      gone.register(this, { do: 'drop_parser', parser: this.#number })
    }

    /** The notification, or the lines of its error (src/thrown.rs). `headers` is names and values, each behind the character that it begins with. */
    parse(headers, body, now) {
      const flat = headers === '' ? [] : headers.slice(1).split(headers[0])
      const { isError, content } = core.ask(this.#parsing(now), packed(flat), body)
      if (!isError) return pack(text.decode(content))
      const { code, field, message } = JSON.parse(text.decode(content))
      return [code, field, message].join('\n')
    }

    /** The notification in JSON. `headers` is name, value, name, value. */
    parseToJson(headers, body, now) {
      return core.text(this.#parsing(now), packed(headers), body)
    }

    #parsing(now) {
      return JSON.stringify({ do: 'parse', parser: this.#number, now })
    }

    verifyAnswer(headers, body, now) {
      ask({ do: 'verify_answer', parser: this.#number, now }, packed(headers), body)
    }

    diagnose(headers, body, now) {
      return ask({ do: 'diagnose', parser: this.#number, now }, packed(headers), body)
    }

    maxBodyBytes() {
      return ask({ do: 'max_body_bytes', parser: this.#number })
    }

    replacePlatformKeys({ certificates, publicKeys }) {
      ask({ do: 'replace_platform_keys', parser: this.#number, platform_keys: { certificates, public_keys: publicKeys } })
    }

    replaceApiV3Keys(keys) {
      ask({ do: 'replace_api_v3_keys', parser: this.#number, api_v3_keys: keys })
    }

    platformSerials() {
      return ask({ do: 'parser_keys', parser: this.#number }).map(({ serial }) => serial)
    }
  }

  class TestPlatform {
    #number

    constructor(options) {
      const { platform, ...described } = camelCased(JSON.parse(core.text(`{"do":"platform","options":${options}}`)))
      this.#number = platform
      Object.assign(this, described)
      gone.register(this, { do: 'drop_platform', platform })
    }

    notification(spec) {
      const request = `{"do":"platform_notification","platform":${this.#number},"notification":${spec}}`
      return delivery(JSON.parse(core.text(request)))
    }

    certificatesAnswer(now) {
      return delivery(ask({ do: 'platform_certificates_answer', platform: this.#number, now }))
    }

    sign(message) {
      return ask({ do: 'platform_sign', platform: this.#number }, NOTHING, message)
    }
  }

  class TestMerchant {
    constructor(mchid, parts) {
      const { privateKey: private_key, serial, notBefore: not_before } = parts ?? {}
      Object.assign(this, camelCased(ask({ do: 'merchant', mchid, parts: parts && { private_key, serial, not_before } })))
    }
  }

  const delivery = ({ headers, body }) => ({
    headers: headers.flat(),
    body: bytes(Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0))),
  })

  return {
    Parser,
    TestMerchant,
    TestPlatform,
    version: () => version,
    errorCodes: () => errorCodes.map(camelCased),
    kinds: () => kinds,
    faults: () => faults.map(({ name }) => name),
    ack: (which) => camelCased(ask({ do: 'ack', which })),
    ackAnswer: (body) => camelCased(ask({ do: 'ack_answer', body })),
    call: (request) => core.text(request),
    // All of them come over: the core takes what it reads.
    readsHeader: () => true,
    notificationFromJson: (json) => pack(core.text('{"do":"notification_from_json"}', NOTHING, utf8.encode(json))),
    notificationToJson: (packed) => jsons.get(packed),
    checkEvent(packed, given) {
      const { event_type, kind, plaintext } = JSON.parse(jsons.get(packed))
      ask({ do: 'check_event', event_type, kind: given ?? kind }, NOTHING, utf8.encode(plaintext))
    },
    compare(packed, expected) {
      const { event_type, kind, plaintext } = JSON.parse(jsons.get(packed))
      const request = JSON.stringify({ do: 'compare', event_type, kind, plaintext })
      core.text(`${request.slice(0, -1)},"expected":${expected}}`)
    },
    certificatesRequest(mchid, merchant_serial, merchant_private_key, path, fixed) {
      return ask({ do: 'certificates_request', mchid, merchant_serial, merchant_private_key, path, ...fixed })
    },
    parseCertificates(headers, body, api_v3_keys, known, now) {
      const known_keys = known && { certificates: known.certificates, public_keys: known.publicKeys }
      return ask({ do: 'parse_certificates', api_v3_keys, known_keys, now }, packed(headers), body).map(camelCased)
    },
    inspectPem: (pem) => ask({ do: 'inspect_pem', pem }).map(camelCased),
    signingMessage(timestamp, nonce, body) {
      return bytes(core.call(JSON.stringify({ do: 'signing_message', timestamp, nonce }), NOTHING, body))
    },
    verifySignature: (message, signature, key) => ask({ do: 'verify_signature', signature, key }, NOTHING, message),
    decryptResource(api_v3_key, nonce, associated_data, ciphertext, algorithm) {
      const request = { do: 'decrypt_resource', api_v3_key, nonce, associated_data, ciphertext, algorithm }
      return bytes(core.call(JSON.stringify(request)))
    },
    panicForTests() {
      ask({ do: 'panic_for_tests' })
    },
  }
}

/** One instance: requests into its memory, and answers out of it. */
class Core {
  #exports
  #stackPointer

  constructor(module, random) {
    const imports = {
      now: () => Date.now() / 1000,
      random: (pointer, length) => {
        const array = new Uint8Array(this.#exports.memory.buffer, pointer, length)
        // What fills it takes no more at a time.
        for (let at = 0; at < length; at += 65536) random(array.subarray(at, at + 65536))
        return 0
      },
    }
    this.#exports = new WebAssembly.Instance(module, { wxnotify: imports }).exports
    this.#stackPointer = this.#exports.__stack_pointer.value
    const version = this.#exports.wxnotify_abi_version()
    if (version !== ABI_VERSION) throw new Error(`wxnotify.wasm has the interface ${version}, and this package ${ABI_VERSION}`)
  }

  /** The answer to a request in JSON, where it is text. */
  text(request, headers, body) {
    return text.decode(this.call(request, headers, body))
  }

  /** The answer, or the error as the addon throws it: with JSON for a message. */
  call(request, headers, body) {
    const { isError, content } = this.ask(request, headers, body)
    if (!isError) return content
    const message = text.decode(content)
    throw Object.assign(new Error(message), { code: JSON.parse(message).code })
  }

  /** What came of a request, in bytes. */
  ask(request, headers = NOTHING, body = NOTHING) {
    const parts = [utf8.encode(wellFormed(request)), headers, body]
    const length = parts.reduce((sum, part) => sum + part.length, 0)
    const start = this.#exports.wxnotify_alloc(length)
    if (start === 0) return OUT_OF_MEMORY
    const memory = new Uint8Array(this.#exports.memory.buffer)
    let at = start
    const given = parts.flatMap((part) => {
      const pointer = at
      memory.set(part, pointer)
      at += part.length
      return [pointer, part.length]
    })
    const answer = this.#call(given)
    this.#exports.wxnotify_free(start, length)
    if (answer === 0) return OUT_OF_MEMORY
    return this.#read(answer)
  }

  #call(given) {
    try {
      return this.#exports.wxnotify_call(...given)
    } catch {
      // A panic is a trap, which leaves the stack where it was.
      this.#exports.__stack_pointer.value = this.#stackPointer
      return this.#exports.wxnotify_trapped()
    }
  }

  #read(answer) {
    const { buffer } = this.#exports.memory
    const head = new DataView(buffer, answer, 2 * NUMBER)
    const [code, length] = [head.getUint32(0, true), head.getUint32(NUMBER, true)]
    const content = new Uint8Array(buffer, answer + 2 * NUMBER, length).slice()
    this.#exports.wxnotify_free(answer, 2 * NUMBER + length)
    return { isError: code !== 0, content }
  }
}

const OUT_OF_MEMORY = {
  isError: true,
  content: utf8.encode(JSON.stringify({ code: 'INTERNAL', message: 'WebAssembly has no more memory', field: null })),
}

/** The lengths of the texts, the numbers, the texts. */
function packedNotification(fields) {
  const texts = TEXTS.map((name) => (fields[name] === null ? null : utf8.encode(fields[name])))
  const head = TEXTS.length * NUMBER + NUMBERS.length * 8
  const packed = new Uint8Array(texts.reduce((sum, part) => sum + (part?.length ?? 0), head))
  const view = new DataView(packed.buffer)
  let at = head
  texts.forEach((part, index) => {
    view.setUint32(index * NUMBER, part?.length ?? ABSENT, true)
    if (part === null) return
    packed.set(part, at)
    at += part.length
  })
  NUMBERS.forEach((name, index) => view.setFloat64(TEXTS.length * NUMBER + index * 8, fields[name] ?? NaN, true))
  return packed
}

/** Name, value, name, value, each with its length before it. */
function packed(headers) {
  const parts = headers.map((item) => utf8.encode(item))
  const block = new Uint8Array(parts.reduce((sum, part) => sum + NUMBER + part.length, 0))
  const view = new DataView(block.buffer)
  let at = 0
  for (const part of parts) {
    view.setUint32(at, part.length, true)
    block.set(part, at + NUMBER)
    at += NUMBER + part.length
  }
  return block
}

/** Half a surrogate pair, which JSON.stringify escapes, is no text: it becomes U+FFFD, as in the addon. */
function wellFormed(json) {
  return json.replace(/\\(?:\\|u(d[89a-f][0-9a-f]{2}))/g, (escape, half) => (half === undefined ? escape : '\ufffd'))
}

function camelCased(object) {
  const camelCase = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase())
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [camelCase(name), value]))
}

module.exports = { open }

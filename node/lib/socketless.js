'use strict'

// A request listener's answer without a socket: server and client are those of node:http, and what is between them is memory.

const { createServer, request } = require('node:http')
const { Duplex } = require('node:stream')
const { text } = require('node:stream/consumers')

/** Rejects where there is no answer: the listener threw, or closed the connection; or `signal` was aborted. */
function exchange(listener, { url, headers, body, signal }) {
  return new Promise((resolve, reject) => {
    const server = createServer(async (incoming, response) => {
      try {
        await listener(incoming, response)
      } catch (error) {
        reject(error)
        // As a server does that dies of it.
        incoming.socket.destroy()
      }
    })
    const [near, far] = End.pair()
    server.emit('connection', far)
    const { host, pathname, search } = url
    const options = { createConnection: () => near, method: 'POST', path: pathname + search, headers: { Host: host, ...headers }, signal }
    const sent = request(options, (response) => {
      text(response).then((body) => resolve({ status: response.statusCode, body }), reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** One of two: what is written to it is read from the other. */
class End extends Duplex {
  #other
  #written = null

  static pair() {
    const ends = [new End(), new End()]
    ends.forEach((end, index) => (end.#other = ends[1 - index]))
    return ends
  }

  _read() {
    const written = this.#other.#written
    this.#other.#written = null
    written?.()
  }

  _write(chunk, _encoding, written) {
    this.#written = written
    this.#other.push(chunk)
  }

  _final(done) {
    this.#other.push(null)
    done()
  }

  _destroy(error, done) {
    this.#other.push(null)
    done(error)
  }
}

module.exports = { exchange }

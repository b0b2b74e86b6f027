'use strict'

// The core's WebAssembly file in the addon's place, for runtimes without Node.js. `wasm` is what `load` was given.

const { open } = require('../../wasm/host.js')

module.exports = open(wasm, { bytes: (array) => Buffer.from(array.buffer, array.byteOffset, array.length) })

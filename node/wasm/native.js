'use strict'

// The core's WebAssembly file in the addon's place, for Node.js.

const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { webcrypto } = require('node:crypto')
const { open } = require('./host.js')

module.exports = open(new WebAssembly.Module(readFileSync(join(__dirname, 'wxnotify.wasm'))), {
  bytes: (array) => Buffer.from(array.buffer, array.byteOffset, array.length),
  // Node.js 18 has no global one.
  random: (array) => webcrypto.getRandomValues(array),
})

// The same interface as in Node.js. What is a Buffer there is a Uint8Array here, whose `toString()` gives its text; the inbox and the
// adapters of Node.js's frameworks find nothing to stand on.
import * as testing from '../testing.mjs'

export * from '../index.mjs'
export { testing }

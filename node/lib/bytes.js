'use strict'

// The bytes that a value really has.

const { types } = require('node:util')

// A subclass, or a property of its own, can say anything as `buffer` or `length`: the memory is asked by what is built in.
const typedArray = Object.getPrototypeOf(Uint8Array.prototype)
const builtIn = (name) => Function.prototype.call.bind(Object.getOwnPropertyDescriptor(typedArray, name).get)
const [bufferOf, offsetOf, lengthOf] = ['buffer', 'byteOffset', 'length'].map(builtIn)

/** The bytes of a Uint8Array or an ArrayBuffer, without a copy. Undefined for any other value, and where the memory is gone. */
function bytesOf(value) {
  const memory = types.isUint8Array(value) ? bufferOf(value) : value
  if (!types.isAnyArrayBuffer(memory) || isDetached(memory)) return undefined
  if (memory === value) return types.isArrayBuffer(value) ? new Uint8Array(value) : undefined
  // Another thread could write to shared memory while the core reads it: copy that, and only that.
  if (types.isSharedArrayBuffer(memory)) return new Uint8Array(value)
  return new Uint8Array(memory, offsetOf(value), lengthOf(value))
}

/** Whether a value's memory now belongs to somebody else: it seems empty then. */
function isMovedAway(value) {
  const memory = types.isUint8Array(value) ? bufferOf(value) : value
  return types.isArrayBuffer(memory) && isDetached(memory)
}

/** Node.js 18 does not say it, but makes no view of such memory. */
function isDetached(memory) {
  try {
    new Uint8Array(memory)
    return false
  } catch {
    return true
  }
}

module.exports = { bytesOf, isMovedAway }

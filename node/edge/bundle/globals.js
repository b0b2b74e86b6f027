// Node.js's globals of which the package needs a little.

/** A Uint8Array that says its text. */
export class Buffer extends Uint8Array {
  /** A text, in `utf8` or `base64`; or a part of the memory, which is not copied. */
  static from(source, offset, length) {
    if (typeof source !== 'string') return new Buffer(source, offset, length)
    if (offset !== 'base64') return new Buffer(new TextEncoder().encode(source).buffer)
    return new Buffer(Uint8Array.from(atob(source), (letter) => letter.charCodeAt(0)).buffer)
  }

  static alloc(length) {
    return new Buffer(length)
  }

  static concat(chunks, length) {
    const all = new Buffer(length)
    let at = 0
    for (const chunk of chunks) {
      all.set(chunk, at)
      at += chunk.length
    }
    return all
  }

  readUInt32LE(at) {
    return new DataView(this.buffer, this.byteOffset, this.length).getUint32(at, true)
  }

  readDoubleLE(at) {
    return new DataView(this.buffer, this.byteOffset, this.length).getFloat64(at, true)
  }

  /** `utf8`, unless it is to be `base64`, which is of all of it. */
  toString(encoding = 'utf8', start = 0, end = this.length) {
    if (encoding === 'utf8') return new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.subarray(start, end))
    if (encoding !== 'base64') throw new TypeError(`${encoding} is not known here`)
    let letters = ''
    for (let at = 0; at < this.length; at += 4096) letters += String.fromCharCode(...this.subarray(at, at + 4096))
    return btoa(letters)
  }
}

export const process = { env: {}, execArgv: [], on() {}, off() {}, listenerCount: () => 0 }

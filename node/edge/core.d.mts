import * as index from '../index.mjs'
import * as testing from '../testing.mjs'

/** The package on the compiled wxnotify.wasm, for who compiles it by other means. Each call makes an instance of its own. */
export function load(wasm: WebAssembly.Module): typeof index & { testing: typeof testing }

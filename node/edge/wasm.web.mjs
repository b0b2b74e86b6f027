// Browsers, and bundlers for them, which know this form of a file's address.
export default await WebAssembly.compileStreaming(fetch(new URL('../wasm/wxnotify.wasm', import.meta.url)))

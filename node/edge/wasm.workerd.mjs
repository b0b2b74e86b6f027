// Cloudflare Workers compile what is imported, and nothing at run time.
import wasm from '../wasm/wxnotify.wasm'

export default wasm

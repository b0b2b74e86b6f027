// Vercel's edge runtime compiles what is imported so, and nothing at run time.
import wasm from '../wasm/wxnotify.wasm?module'

export default wasm

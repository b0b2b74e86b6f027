// A driver: the bundle by itself, in whatever runs this file and reads files.
import { load } from 'wxnotify/edge/core'
import { readFileSync } from 'node:fs'
import { answers } from './answers.mjs'

const wasm = new WebAssembly.Module(readFileSync(new URL('node_modules/wxnotify/wasm/wxnotify.wasm', import.meta.url)))
console.log(answers(load(wasm), readFileSync(0, 'utf8')).trimEnd())

// A driver: the bundle by itself, in whatever runs this file and reads files.
import { readFileSync } from 'node:fs'
import { load } from '../core.mjs'
import { answers } from './answers.mjs'

const wasm = new WebAssembly.Module(readFileSync(new URL('../../wasm/wxnotify.wasm', import.meta.url)))
console.log(answers(load(wasm), readFileSync(0, 'utf8')).trimEnd())

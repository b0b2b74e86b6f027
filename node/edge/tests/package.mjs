// A driver: the package as npm installs it, in what has Node.js's modules.
import * as wxnotify from 'wxnotify'
import * as testing from 'wxnotify/testing'
import { readFileSync } from 'node:fs'
import { answers } from './answers.mjs'

console.log(answers({ ...wxnotify, testing }, readFileSync(0, 'utf8')).trimEnd())

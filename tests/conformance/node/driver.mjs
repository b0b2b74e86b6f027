// The Node.js driver: cases from standard input, outcomes to standard output.
import { createInterface } from 'node:readline'
import * as wxnotify from '../../../node/index.mjs'
import * as testing from '../../../node/testing.mjs'
import { outcomes } from './outcomes.mjs'

const outcomeOf = outcomes(wxnotify, testing)
for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(outcomeOf(JSON.parse(line))))
}

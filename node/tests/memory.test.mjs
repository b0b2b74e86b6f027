// Resident memory stays flat: over many parses without a pause for the event loop, over errors, and
// over parsers made and dropped, whose native part the garbage collector frees.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import test from 'node:test'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('memory.mjs', import.meta.url))
const MOST_GROWTH = 16 * 2 ** 20

for (const [what, count] of Object.entries({ parse: 100_000, refuse: 30_000, construct: 20_000 })) {
  test(`memory is flat after ${count} times ${what}`, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', script, what, count], { encoding: 'utf8' })
    assert.equal(status, 0, stderr)
    const { before, after } = JSON.parse(stdout)
    assert(after - before < MOST_GROWTH, `${before} bytes before, ${after} after`)
  })
}

// Worker threads: each has the addon for itself, and none disturbs another.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import test from 'node:test'
import { Worker } from 'node:worker_threads'
import { NOW, payment, platform } from './support.mjs'

const script = new URL('worker.mjs', import.meta.url)
const { headers, body } = payment()
const workerData = { keys: platform.platformKeys, apiV3Key: platform.apiV3Key, headers, body, now: NOW }

test('many workers parse, and replace their keys meanwhile', async () => {
  const workers = Array.from({ length: 8 }, () => new Worker(script, { workerData: { ...workerData, rounds: 2000 } }))
  const parser = platform.parser()
  const done = Promise.all(workers.map(async (worker) => (await once(worker, 'message'))[0]))
  for (let round = 0; round < 2000; round++) {
    if (round % 10 === 0) parser.replacePlatformKeys(platform.platformKeys)
    assert.equal(parser.parse(headers, body, NOW).serial, platform.serial)
  }
  assert.deepEqual(await done, Array(8).fill({ accepted: 2000, refused: 2000 }))
})

test('workers that are ended in the middle of their work leave the process whole', async () => {
  // Several at once, and at any moment: also while what was parsed is handed over, when there is no JavaScript any more to take it.
  const ended = async () => {
    const worker = new Worker(script, { workerData: { ...workerData, rounds: 1e9 } })
    await once(worker, 'online')
    await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 60))
    assert.equal(await worker.terminate(), 1)
  }
  for (let round = 0; round < 15; round++) await Promise.all([ended(), ended(), ended()])
  assert.equal(platform.parser().parse(headers, body, NOW).serial, platform.serial)
})

// Parses genuine and altered notifications for many rounds, replacing its keys now and then.
import { parentPort, workerData } from 'node:worker_threads'
import { NotificationParser } from 'wxnotify'

const { keys, apiV3Key, headers, body, now, rounds } = workerData
const parser = new NotificationParser({ platformKeys: keys, apiV3Keys: apiV3Key })
const altered = Uint8Array.from(body)
altered[altered.length >> 1] ^= 1

let accepted = 0
let refused = 0
for (let round = 0; round < rounds; round++) {
  if (round % 10 === 0) parser.replacePlatformKeys(keys)
  accepted += parser.parse(headers, body, now).resource.amount.total === 100
  try {
    parser.parse(headers, altered, now)
  } catch (error) {
    refused += error.code === 'SIGNATURE_INVALID'
  }
}
parentPort.postMessage({ accepted, refused })

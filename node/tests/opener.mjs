// A thread that makes an inbox in each of the files that it is given, as another process would.
import { parentPort, workerData } from 'node:worker_threads'
import { Inbox } from 'wxnotify'

for (const file of workerData) {
  const inbox = Inbox.sqlite(file)
  await inbox.transaction((connection) => inbox.check(connection))
}
parentPort.postMessage('opened')

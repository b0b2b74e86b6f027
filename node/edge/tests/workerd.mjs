// A driver: the package in workerd.
import { readFileSync } from 'node:fs'
import { serve } from './serve.mjs'

const { address, end } = await serve('worker.mjs')
try {
  const response = await fetch(address, { method: 'POST', body: readFileSync(0) })
  if (!response.ok) throw new Error(`workerd answered ${response.status}`)
  process.stdout.write(await response.text())
} finally {
  end()
}

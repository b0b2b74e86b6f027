// A driver: the package in a browser, as its files are, without a bundler.
import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { chromium } from 'playwright-core'

const TYPES = { '.mjs': 'text/javascript', '.wasm': 'application/wasm' }
const EDGE = '/node/edge/tests/node_modules/wxnotify/edge'
// As the package's own package.json maps them.
const IMPORTS = { wxnotify: `${EDGE}/index.mjs`, '#wasm': `${EDGE}/wasm.web.mjs` }
const PAGE = `<script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>`
const root = new URL('../../../', import.meta.url)
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://browser.test')
  const type = TYPES[extname(pathname)]
  response.setHeader('Content-Type', type ?? 'text/html')
  response.end(type === undefined ? PAGE : readFileSync(new URL(`.${pathname}`, root)))
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
try {
  const page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${server.address().port}/`)
  const answered = await page.evaluate(async (lines) => {
    const [wxnotify, { answers }] = await Promise.all([import('wxnotify'), import('/node/edge/tests/answers.mjs')])
    return answers(wxnotify, lines)
  }, readFileSync(0, 'utf8'))
  process.stdout.write(answered)
} finally {
  await browser.close()
  server.close()
}

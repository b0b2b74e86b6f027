// dist/inspect.html in headless Chromium: what it shows, and that nothing leaves it. Pictures are left in target/page.
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const root = new URL('../', import.meta.url)
const page = new URL('dist/inspect.html', root)
const pictures = fileURLToPath(new URL('target/page/', root))
const vectors = (group) => JSON.parse(readFileSync(new URL(`tests/vectors/${group}.json`, root), 'utf8')).cases
let browser

before(async () => {
  mkdirSync(pictures, { recursive: true })
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
})
after(() => browser.close())

/** The page, opened, and all that went wrong in it. */
async function open(t, options = {}) {
  const context = await browser.newContext({ locale: 'en-US', ...options })
  t.after(() => context.close())
  const tab = await context.newPage()
  const wrong = []
  const requests = []
  tab.on('pageerror', (error) => wrong.push(`${error}`))
  tab.on('console', (message) => message.type() === 'error' && wrong.push(message.text()))
  tab.on('request', (request) => requests.push(request.url()))
  await tab.goto(page.href)
  await tab.locator('#inspect:enabled').waitFor()
  return { tab, wrong, requests }
}

const picture = (tab, name) => tab.screenshot({ path: `${pictures}${name}.png`, fullPage: true })

/** A case of the conformance vectors, in the fields. */
async function fill(tab, { input }) {
  const { platform_keys: keys, api_v3_keys: secrets } = input.config
  const [publicKey] = keys.public_keys
  const bodyFile = { name: 'body.json', mimeType: 'application/json', buffer: Buffer.from(input.body, 'base64') }
  // As JSON, which has values that no line has.
  await tab.fill('#headers', JSON.stringify(input.headers))
  await tab.setInputFiles('#file', bodyFile)
  await tab.fill('#pem', [...keys.certificates, publicKey?.pem ?? ''].join('\n'))
  await tab.fill('#keyId', publicKey?.id ?? '')
  await tab.fill('#secret', secrets[0].key)
}

async function inspected(tab) {
  await tab.click('#inspect')
  await tab.locator('#result').waitFor()
  return tab.innerText('#result')
}

test('the example is genuine, and the altered one is told what altered it', async (t) => {
  const { tab, wrong, requests } = await open(t)
  await tab.click('#example')
  const genuine = await tab.innerText('#result')
  assert.match(genuine, /^Genuine/)
  assert.match(genuine, /transaction\.direct/)
  assert.match(genuine, /"trade_state": "SUCCESS"/)
  await picture(tab, 'genuine')
  await tab.click('#altered')
  const altered = await tab.innerText('#result')
  assert.match(altered, /Refused: SIGNATURE_INVALID/)
  assert.match(altered, /BODY_[A-Z_]+/)
  assert.match(altered, /nothing says who sent it/)
  await picture(tab, 'altered')
  await tab.click('button[type=reset]')
  assert.equal(await tab.isVisible('#result'), false)
  assert.equal(await tab.inputValue('#secret'), '')
  assert.deepEqual(wrong, [])
  assert.deepEqual(requests, [page.href])
})

test('it says of each vector of the core what the core says of it', async (t) => {
  const { tab, wrong } = await open(t)
  await tab.uncheck('#asOfThen')
  let seen = 0
  const cases = [...vectors('accept'), ...vectors('tampering')].filter(({ operation }) => operation === 'parse')
  for (const each of cases.filter(({ input: { config } }) => config.platform_keys.public_keys.length <= 1 && config.api_v3_keys.length === 1)) {
    // Its clock is the vector's.
    await tab.clock.setFixedTime(each.input.now * 1000)
    await fill(tab, each)
    const said = await inspected(tab)
    const { error } = each.expected
    assert.match(said, error ? new RegExp(`Refused: ${error.code}`) : /^Genuine/, each.name)
    seen += 1
  }
  assert.ok(seen > 50, `${seen} vectors`)
  assert.deepEqual(wrong, [])
})

test('nothing can leave it, whatever the script tried', async (t) => {
  const arrived = []
  const server = createServer((request, response) => {
    arrived.push(request.url)
    response.end()
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.close()
    server.closeAllConnections()
  })
  const { tab } = await open(t)
  const address = `http://127.0.0.1:${server.address().port}`
  await tab.evaluate(async (address) => {
    const loaded = (element) => new Promise((resolve) => Object.assign(element, { onload: resolve, onerror: resolve }))
    const added = (name, attributes) => {
      const element = Object.assign(document.createElement(name), attributes)
      document.body.append(element)
      return name === 'form' ? element.submit() : loaded(element)
    }
    await fetch(`${address}/fetch`, { mode: 'no-cors' }).catch(() => {})
    navigator.sendBeacon(`${address}/beacon`, 'secret')
    await Promise.all([added('img', { src: `${address}/img` }), added('script', { src: `${address}/script` })])
    added('iframe', { src: `${address}/iframe` })
    added('form', { action: `${address}/form`, method: 'post' })
    try {
      new WebSocket(address.replace('http', 'ws'))
    } catch {
      // That is an answer too.
    }
  }, address)
  // Time for what was queued.
  await tab.waitForTimeout(500)
  assert.deepEqual(arrived, [])
  assert.equal(await tab.evaluate(() => document.cookie), '')
})

test('what is typed wrong is told in words, in the language that is chosen', async (t) => {
  const { tab, wrong } = await open(t)
  await tab.fill('#headers', 'what is this')
  assert.match(await inspected(tab), /not headers/)
  await tab.click('#zh')
  assert.match(await tab.innerText('#result'), /这些行不是请求头/)
  assert.equal(await tab.getAttribute('html', 'lang'), 'zh-CN')
  await tab.fill('#headers', '')
  await tab.fill('#pem', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----')
  assert.match(await inspected(tab), /公钥需要它的 ID/)
  await tab.fill('#keyId', 'PUB_KEY_ID_0114232134912410000000000000')
  assert.match(await inspected(tab), /PEM_INVALID/)
  await tab.fill('#pem', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----')
  assert.match(await inspected(tab), /PRIVATE_KEY_GIVEN/)
  await tab.fill('#pem', '')
  assert.match(await inspected(tab), /NO_PLATFORM_KEY/)
  assert.deepEqual(wrong, [])
})

test('a whole request is taken apart, and a body in base64 or in a file is read', async (t) => {
  const { tab } = await open(t)
  await tab.click('#example')
  const [headers, body] = [await tab.inputValue('#headers'), await tab.inputValue('#body')]
  await tab.fill('#headers', `POST /notify HTTP/1.1\r\n${headers}\r\n\r\n${body}`)
  await tab.fill('#body', '')
  assert.match(await inspected(tab), /^Genuine/)
  await tab.fill('#headers', JSON.stringify(Object.fromEntries(headers.split('\n').map((line) => line.split(': ')))))
  await tab.fill('#body', Buffer.from(body).toString('base64'))
  await tab.check('#base64')
  assert.match(await inspected(tab), /^Genuine/)
  await tab.uncheck('#base64')
  await tab.setInputFiles('#file', { name: 'body.json', mimeType: 'application/json', buffer: Buffer.from(body) })
  assert.match(await inspected(tab), /^Genuine/)
  await tab.click('#dropFile')
  assert.doesNotMatch(await inspected(tab), /^Genuine/)
})

test('an old notification is judged as of when it was sent, and the page says so', async (t) => {
  const { tab } = await open(t)
  await tab.click('#example')
  await tab.clock.setFixedTime(Date.now() + 86_400_000)
  assert.match(await inspected(tab), /as of when it was sent/)
  await tab.uncheck('#asOfThen')
  assert.match(await inspected(tab), /TIMESTAMP_OUT_OF_RANGE/)
})

for (const [name, options] of Object.entries({
  'phone-light': { viewport: { width: 360, height: 740 }, colorScheme: 'light', locale: 'zh-CN' },
  'phone-dark': { viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
  'desk-dark': { viewport: { width: 1280, height: 800 }, colorScheme: 'dark', locale: 'zh-CN' },
  'desk-light': { viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
})) {
  test(`nothing is wider than the window: ${name}`, async (t) => {
    const { tab } = await open(t, options)
    await tab.click('#altered')
    const [width, window] = await tab.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
    assert.ok(width <= window, `${width} > ${window}`)
    await picture(tab, name)
  })
}

test('each text is there in both languages', () => {
  const words = new Function(`${readFileSync(new URL('words.js', import.meta.url), 'utf8')}; return WORDS`)()
  assert.deepEqual(Object.keys(words.zh), Object.keys(words.en))
  const used = readFileSync(new URL('page.html', import.meta.url), 'utf8').matchAll(/data-word="(\w+)"/g)
  for (const [, word] of used) assert.ok(word in words.en, word)
})

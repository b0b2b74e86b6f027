// The page: what is in its fields goes to the core, and the core's answer is shown. No rule of its own.

const $ = (id) => document.getElementById(id)
let language = /^zh\b/i.test(navigator.language) ? 'zh' : 'en'
const word = (name) => WORDS[language][name]
/** What goes wrong before the core is asked, by the name of its words. */
class Problem extends Error {}

/** The file that was chosen for a body. */
let chosen = null
/** Shows the last result again, in the language that is chosen. */
let showAgain = () => {}

async function start() {
  choose(language)
  for (const name of ['en', 'zh']) $(name).onclick = () => choose(name)
  $('show').onchange = () => ($('secret').type = $('show').checked ? 'text' : 'password')
  $('file').onchange = takeFile
  $('dropFile').onclick = dropFile
  $('form').onreset = () => {
    dropFile()
    $('secret').type = 'password'
    show(() => [])
  }
  let core
  try {
    core = open(await compiled(), { bytes: (array) => array })
  } catch (error) {
    return show(() => [verdict('bad', word('noWasm'), `${error}`)])
  }
  $('version').textContent = `wxnotify ${core.version()}.`
  $('form').onsubmit = (event) => {
    event.preventDefault()
    inspect(core)
  }
  $('example').onclick = () => fillIn(core, false)
  $('altered').onclick = () => fillIn(core, true)
  for (const name of ['inspect', 'example', 'altered']) $(name).disabled = false
}

/** The inlined file, which is compressed. */
async function compiled() {
  const packed = new Blob([fromBase64(WASM)]).stream().pipeThrough(new DecompressionStream('gzip'))
  return WebAssembly.compile(await new Response(packed).arrayBuffer())
}

function choose(name) {
  language = name
  document.documentElement.lang = name === 'zh' ? 'zh-CN' : 'en'
  for (const element of document.querySelectorAll('[data-word]')) element.textContent = word(element.dataset.word)
  for (const each of ['en', 'zh']) $(each).setAttribute('aria-pressed', String(each === name))
  showAgain()
}

async function takeFile() {
  const [file] = $('file').files
  if (file === undefined) return
  chosen = new Uint8Array(await file.arrayBuffer())
  $('fileName').textContent = `${file.name} (${chosen.length})`
  setFileShown(true)
}

function dropFile() {
  chosen = null
  $('file').value = ''
  setFileShown(false)
}

function setFileShown(isShown) {
  $('fileName').hidden = $('dropFile').hidden = !isShown
  $('body').disabled = isShown
}

// What the fields say

/** Names and values by turns, and the body's text where a whole request was pasted. */
function readHeaders(text) {
  const trimmed = text.trim()
  if (trimmed.startsWith('{') || trimmed.startsWith('[')) return { headers: headersOfJson(trimmed), rest: '' }
  // An empty line ends the headers of a whole request.
  const [, head, rest] = /^([^]*?)(?:\n\s*\n([^]*))?$/.exec(text.trimStart().replaceAll('\r', ''))
  const headers = head.split('\n').flatMap((line) => {
    // As curl -v and saved requests have them.
    const plain = line.replace(/^[<>*] ?/, '').trim()
    if (plain === '' || /^(POST|HTTP\/[\d.]+) /.test(plain)) return []
    const [, name, value] = /^([^\s:]+)\s*:\s*(.*)$/.exec(plain) ?? []
    if (name === undefined) throw new Problem('noHeaders')
    return [name, value]
  })
  return { headers, rest: rest ?? '' }
}

function headersOfJson(text) {
  try {
    const pairs = Object.entries(JSON.parse(text)).map(([name, value]) => (Array.isArray(value) && /^\d+$/.test(name) ? value : [name, value]))
    return pairs.flatMap(([name, value]) => [value].flat().flatMap((single) => [String(name), String(single)]))
  } catch {
    throw new Problem('noHeaders')
  }
}

function readBody(rest) {
  const text = $('body').value || rest
  const bytes = chosen ?? new TextEncoder().encode(text)
  if (!$('base64').checked) return bytes
  try {
    return fromBase64(new TextDecoder().decode(bytes).replace(/\s/g, ''))
  } catch {
    throw new Problem('notBase64')
  }
}

function valueOf(headers, name) {
  const at = headers.findIndex((item, index) => index % 2 === 0 && item.toLowerCase() === name)
  return at < 0 ? '' : headers[at + 1]
}

/** Public keys have an id beside them; everything else goes to the core as a certificate, which says what it really is. */
function readKeys(headers) {
  const publicKeys = []
  const certificates = $('pem').value.replace(/-----BEGIN (RSA )?PUBLIC KEY-----[^]*?-----END (RSA )?PUBLIC KEY-----/g, (pem) => {
    publicKeys.push(pem)
    return ''
  })
  const serial = valueOf(headers, 'wechatpay-serial')
  const id = $('keyId').value.trim() || (serial.startsWith('PUB_KEY_ID_') ? serial : '')
  if (publicKeys.length > 0 && id === '') throw new Problem('noId')
  return {
    certificates: certificates.trim() === '' ? [] : [certificates],
    publicKeys: publicKeys.map((pem) => ({ id, pem })),
  }
}

// The core's answer

function inspect(core) {
  try {
    const { headers, rest } = readHeaders($('headers').value)
    const body = readBody(rest)
    const secret = $('secret').value.trim()
    const isXml = /^(\ufeff)?\s*</.test(new TextDecoder('utf-8', { ignoreBOM: true }).decode(body.subarray(0, 64)))
    const result = isXml ? openV2(core, body, secret) : openV3(core, headers, body, secret)
    show(() => result())
  } catch (error) {
    show(() => [error instanceof Problem ? verdict('bad', word('refused'), word(error.message)) : refusal(error)])
  }
  $('result').scrollIntoView({ behavior: 'smooth', block: 'nearest' })
}

/** Each `open` gives the function that shows its result. */
function openV2(core, body, secret) {
  const request = { do: 'parse_v2', body: toBase64(body), keys: [{ key: secret }] }
  const notification = JSON.parse(core.call(JSON.stringify(request))).value
  return () => [verdict('good', word('genuineV2')), ...described(notification), ...resource(notification.plaintext)]
}

function openV3(core, headers, body, secret) {
  const sent = Number(valueOf(headers, 'wechatpay-timestamp'))
  const now = Math.floor(Date.now() / 1000)
  const asOf = $('asOfThen').checked && Number.isSafeInteger(sent) && sent > 0 ? sent : now
  const opened = decrypted(core, body, secret)
  const unverified = () => (opened === null ? [] : [verdict('warn', word('unverified')), ...resource(opened)])
  let parser
  try {
    parser = new core.Parser(readKeys(headers), secret === '' ? [] : [{ key: secret }], {})
  } catch (error) {
    if (error instanceof Problem) throw error
    return () => [refusal(error), ...unverified()]
  }
  const { error, findings } = JSON.parse(parser.diagnose(headers, body, asOf).json)
  if (error !== null) return () => [verdict('bad', `${word('refused')}: ${error.code}`, error.message), ...list(findings), ...unverified()]
  const notification = JSON.parse(parser.parseToJson(headers, body, asOf))
  const isOld = Math.abs(now - sent) > 300
  return () => [
    verdict('good', word('genuine'), isOld ? word('genuineButOld') : ''),
    ...described(notification),
    ...resource(notification.plaintext),
  ]
}

/** What the key opens, whoever sent it; or null. */
function decrypted(core, body, secret) {
  try {
    const { nonce, associated_data: associatedData, ciphertext, algorithm } = JSON.parse(new TextDecoder().decode(body)).resource
    return new TextDecoder().decode(core.decryptResource(secret, nonce, associatedData ?? '', ciphertext, algorithm))
  } catch {
    return null
  }
}

// Showing it

function show(parts) {
  showAgain = () => {
    const shown = parts()
    $('result').replaceChildren(...shown)
    $('result').hidden = shown.length === 0
  }
  showAgain()
}

function element(name, text = '', ...children) {
  const made = document.createElement(name)
  made.append(text, ...children)
  return made
}

function verdict(className, title, text = '') {
  const made = element('p', '', element('strong', title), text)
  made.className = `verdict ${className}`
  return made
}

/** An error as the core throws it: its code, and JSON of the rest. */
function refusal(error) {
  const isCores = typeof error.code === 'string'
  return verdict('bad', `${word('refused')}: ${error.code ?? ''}`, isCores ? JSON.parse(error.message).message : `${error}`)
}

function list(findings) {
  if (findings.length === 0) return [element('p', word('noFindings'))]
  const items = findings.map(({ code, advice }) => element('li', '', element('code', code), advice))
  return [element('h3', word('findings')), element('ol', '', ...items)]
}

function described(notification) {
  const { timestamp } = notification
  // In Beijing, as the platform writes its own times.
  const beijing = (seconds) => new Date((seconds + 8 * 3600) * 1000).toISOString().replace('.000Z', '+08:00')
  const said = { ...notification, timestamp: timestamp && `${beijing(timestamp)} (${timestamp})` }
  const names = ['id', 'event_type', 'kind', 'create_time', 'summary', 'serial', 'timestamp', 'request_id'].filter((name) => said[name])
  const lines = names.flatMap((name) => [element('dt', word(name)), element('dd', said[name])])
  return [element('h3', word('notification')), element('dl', '', ...lines)]
}

/** Set out in lines, unless JavaScript cannot hold its numbers: then as it was sent. */
function resource(plaintext) {
  const numbers = (json) => json.replace(/"(?:[^"\\]|\\.)*"/g, '').match(/-?\d[\d.eE+-]*/g)?.join(' ')
  let text = plaintext
  try {
    const inLines = JSON.stringify(JSON.parse(plaintext), null, 2)
    if (numbers(inLines) === numbers(plaintext)) text = inLines
  } catch {
    // It is no JSON.
  }
  return [element('h3', word('resource')), element('pre', text)]
}

// An example, of a platform that is made here

function fillIn(core, isAltered) {
  $('form').reset()
  const platform = new core.TestPlatform(JSON.stringify({ public_key_id: 'PUB_KEY_ID_0114232134912410000000000000' }))
  const plaintext = JSON.parse(core.call(JSON.stringify({ do: 'sample', event: 'TRANSACTION.SUCCESS', overrides: {} }))).value
  const { headers, body } = platform.notification(JSON.stringify({ event_type: 'TRANSACTION.SUCCESS', resource: plaintext }))
  const lines = headers.flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${headers[index + 1]}`] : []))
  const sent = new TextDecoder().decode(body)
  $('headers').value = lines.join('\n')
  // As a server does that reads JSON and writes it again.
  $('body').value = isAltered ? JSON.stringify(JSON.parse(sent), null, 2) : sent
  $('pem').value = platform.publicKeyPem
  $('keyId').value = platform.serial
  $('secret').value = platform.apiV3Key
  inspect(core)
}

function fromBase64(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
}

function toBase64(bytes) {
  let letters = ''
  for (const byte of bytes) letters += String.fromCharCode(byte)
  return btoa(letters)
}

start()

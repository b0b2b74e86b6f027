// build.mjs [ADDON FOLDER]
//
// Builds the addon with cargo, and lays it where npm would install it: as the platform's own
// package in node_modules, whose name and version follow from this package's. With arguments it
// takes the built file ADDON, and lays it into the node_modules of FOLDER; with it the command, which stands beside it there.
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const main = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** What npm compares with the machine that installs. */
const PLATFORMS = {
  'linux-x64': { platform: 'linux-x64-gnu', os: ['linux'], cpu: ['x64'], libc: ['glibc'] },
  'linux-arm64': { platform: 'linux-arm64-gnu', os: ['linux'], cpu: ['arm64'], libc: ['glibc'] },
  'darwin-x64': { platform: 'darwin-x64', os: ['darwin'], cpu: ['x64'] },
  'darwin-arm64': { platform: 'darwin-arm64', os: ['darwin'], cpu: ['arm64'] },
  'win32-x64': { platform: 'win32-x64-msvc', os: ['win32'], cpu: ['x64'] },
}

const machine = `${process.platform}-${process.arch}`
if (PLATFORMS[machine] === undefined) throw new Error(`no addon is built on ${machine}; add it to PLATFORMS`)
const { platform, ...fits } = PLATFORMS[machine]

const [addon = cargoBuild(), home = root] = process.argv.slice(2)
const folder = join(home, 'node_modules', '@wxnotify', platform)
mkdirSync(folder, { recursive: true })
// A running process keeps the file that it has loaded: the new one takes its name in one step.
copyFileSync(addon, join(folder, 'wxnotify.node.new'))
renameSync(join(folder, 'wxnotify.node.new'), join(folder, 'wxnotify.node'))
const command = platform.startsWith('win32') ? 'wxnotify.exe' : 'wxnotify'
if (process.argv.length > 2) copyFileSync(join(dirname(addon), command), join(folder, command))
const manifest = {
  name: `@wxnotify/${platform}`,
  version: main.version,
  description: `The addon and the command of wxnotify for ${platform}`,
  license: main.license,
  engines: main.engines,
  ...fits,
  main: 'wxnotify.node',
  files: ['wxnotify.node', command, 'LICENSE-*', 'THIRD-PARTY-NOTICES'],
}
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
console.log(`${folder}/wxnotify.node`)

/** The file that cargo says it made, wherever its target directory is. */
function cargoBuild() {
  const messages = execFileSync(
    process.env.CARGO ?? 'cargo',
    ['build', '--release', '-p', 'wxnotify-node', '--message-format=json-render-diagnostics'],
    { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const artifacts = messages.split('\n').filter(Boolean).map((line) => JSON.parse(line))
  const made = artifacts.find(({ reason, target }) => reason === 'compiler-artifact' && target.name === 'wxnotify_node')
  return made.filenames[0]
}

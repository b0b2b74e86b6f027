// Lays a built addon where npm would install it: as a package of its own for its platform, in the
// node_modules of a folder. Its name, and what npm compares with the machine, are in tools/platforms.json.
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const main = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const platforms = JSON.parse(readFileSync(join(root, '../tools/platforms.json'), 'utf8'))

/** The target of the machine that runs this, as Rust calls it. */
export function hostTarget() {
  // Node.js on musl has no version of glibc to report.
  const glibc = process.platform === 'linux' && process.report.getReport().header.glibcVersionRuntime !== undefined
  const fits = ({ node: { os, cpu, libc } }) =>
    os.includes(process.platform) && cpu.includes(process.arch) && (libc === undefined || libc[0] === (glibc ? 'glibc' : 'musl'))
  const platform = platforms.find(fits)
  if (platform === undefined) {
    throw new Error(`no addon is built on ${process.platform}-${process.arch}; add it to tools/platforms.json`)
  }
  return platform.target
}

/** The addon that tools/native.sh left in the folder `native`. */
export function addonIn(native) {
  const addon = readdirSync(native).find((one) => /^(lib)?wxnotify_node\.(so|dylib|dll)$/.test(one))
  if (addon === undefined) throw new Error(`${native} has no addon; run tools/native.sh ${basename(native)}`)
  return join(native, addon)
}

/** Lays the addon of `target` into `home`, and returns its package's name. */
export function lay(addon, target, home) {
  const { name: platform, ...fits } = platforms.find((one) => one.target === target).node
  const name = `@wxnotify/${platform}`
  const folder = join(home, 'node_modules', name)
  mkdirSync(folder, { recursive: true })
  // A running process keeps the file that it has loaded: the new one takes its name in one step.
  copyFileSync(addon, join(folder, 'wxnotify.node.new'))
  renameSync(join(folder, 'wxnotify.node.new'), join(folder, 'wxnotify.node'))
  // The command stands beside what tools/native.sh built, and not beside what cargo did.
  const command = fits.os[0] === 'win32' ? 'wxnotify.exe' : 'wxnotify'
  const built = join(dirname(addon), command)
  const packed = dirname(addon).endsWith(target) && existsSync(built)
  if (packed) {
    copyFileSync(built, join(folder, command))
    chmodSync(join(folder, command), 0o755)
  }
  const manifest = {
    name,
    version: main.version,
    description: `The addon and the command of wxnotify for ${platform}`,
    license: main.license,
    engines: main.engines,
    ...fits,
    main: 'wxnotify.node',
    files: ['wxnotify.node', command, 'LICENSE-*', 'THIRD-PARTY-NOTICES'],
  }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  return name
}

// Builds the addon, and lays it where npm would install it.
import { execFileSync } from 'node:child_process'
import { addonIn, hostTarget, lay, root } from './addon.mjs'

const built = process.env.WXNOTIFY_NATIVE
console.log(`${lay(built ? addonIn(built) : cargoBuild(), hostTarget(), root)} is built`)

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

// pack.mjs PACKAGE NATIVE...
//
// Makes the folder PACKAGE, a copy of this package, ready to be packed: lays the addons of the folders
// NATIVE, each of which is named by its target, into its node_modules, and names them in its package.json.
// A single addon travels inside the package; of several npm installs the one that fits.
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { addonIn, lay } from './addon.mjs'

const [home, ...natives] = process.argv.slice(2)
const file = join(home, 'package.json')
const manifest = JSON.parse(readFileSync(file, 'utf8'))
const names = natives.map((native) => lay(addonIn(native), basename(native), home))
manifest.optionalDependencies = Object.fromEntries(names.map((name) => [name, manifest.version]))
delete manifest.bundleDependencies
if (names.length === 1) manifest.bundleDependencies = names
writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`)

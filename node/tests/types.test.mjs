// The types, by tsc --strict, in each way in which TypeScript finds a package.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import test, { after } from 'node:test'

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
const file = (path) => fileURLToPath(new URL(path, import.meta.url))

// A folder of its own below node_modules' reach, since a package.json decides what a .ts file is.
const projects = file('types/projects')
after(() => rmSync(projects, { recursive: true, force: true }))

const SOURCES = ['types/usage.ts', 'types/handler.ts', 'types/asking.ts', 'readme/typed-events.ts']

test('types: readme/nest.ts, with the types of NestJS', () => {
  const found = { preserveSymlinks: true, types: ['node'], skipLibCheck: true }
  const compilerOptions = { strict: true, noEmit: true, target: 'es2022', module: 'nodenext', experimentalDecorators: true, ...found }
  mkdirSync(`${projects}/nest`, { recursive: true })
  for (const source of ['nest.ts', 'parser.d.mts']) copyFileSync(file(`readme/${source}`), `${projects}/nest/${source}`)
  writeFileSync(`${projects}/nest/package.json`, '{"type":"module"}')
  writeFileSync(`${projects}/nest/tsconfig.json`, JSON.stringify({ compilerOptions, files: ['nest.ts'] }))
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', `${projects}/nest`], { encoding: 'utf8' })
  assert.equal(status, 0, stdout)
})

const RESOLUTIONS = {
  'ESM, nodenext': { type: 'module', options: { module: 'nodenext', moduleResolution: 'nodenext' } },
  'CommonJS, nodenext': { type: 'commonjs', options: { module: 'nodenext', moduleResolution: 'nodenext' } },
  'CommonJS, node16 with exact optional properties': {
    type: 'commonjs',
    options: { module: 'node16', moduleResolution: 'node16', exactOptionalPropertyTypes: true },
  },
  'CommonJS, before exports maps': { type: 'commonjs', options: { module: 'commonjs', moduleResolution: 'node10' } },
  'a bundler': { type: 'module', options: { module: 'esnext', moduleResolution: 'bundler' } },
}

for (const [name, { type, options }] of Object.entries(RESOLUTIONS)) {
  test(`types: ${name}`, () => {
    const folder = `${projects}/${name.replaceAll(/\W+/g, '-')}`
    mkdirSync(folder, { recursive: true })
    for (const source of SOURCES) copyFileSync(file(source), `${folder}/${basename(source)}`)
    writeFileSync(`${folder}/package.json`, JSON.stringify({ type }))
    // The package is linked; as installed it finds the drivers' types beside it.
    const found = { preserveSymlinks: true, types: ['node'] }
    const compilerOptions = { strict: true, noEmit: true, esModuleInterop: true, target: 'es2022', lib: ['es2022'], ...found, skipLibCheck: false, ...options }
    writeFileSync(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions, files: SOURCES.map((source) => basename(source)) }))
    const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' })
    assert.equal(status, 0, stdout)
  })
}

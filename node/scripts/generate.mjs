// Writes lib/names.d.ts, the names of the core's tables as TypeScript types, from the built addon.
// With --check it writes nothing, and fails where the file differs.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ERROR_CODES } from '../index.mjs'
import { FAULTS } from '../testing.mjs'

const file = fileURLToPath(new URL('../lib/names.d.ts', import.meta.url))
const fresh = [
  "// Made by scripts/generate.mjs from the core's tables; do not edit.",
  union('ErrorCode', 'What went wrong.', ERROR_CODES.map(({ code }) => code)),
  union('Fault', 'A way for a notification of the testing platform to be wrong.', FAULTS),
].join('\n\n')

function union(name, doc, members) {
  return `/** ${doc} */\nexport type ${name} =\n${members.map((member) => `  | '${member}'`).join('\n')}`
}

const text = `${fresh}\n`
if (!process.argv.includes('--check')) {
  writeFileSync(file, text)
} else if (readFileSync(file, 'utf8') !== text) {
  console.error("node/lib/names.d.ts differs from the core's tables; run node node/scripts/generate.mjs")
  process.exit(1)
}

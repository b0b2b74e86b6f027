// The conformance cases in lines of JSON, and the outcomes in lines: what each runtime here does with the package.
import { outcomes } from '../../../tests/conformance/node/outcomes.mjs'

export function answers(wxnotify, lines) {
  const outcomeOf = outcomes(wxnotify, wxnotify.testing)
  return lines.split('\n').filter(Boolean).map((line) => `${JSON.stringify(outcomeOf(JSON.parse(line)))}\n`).join('')
}

// The same names where there is Node.js, or what has its modules, such as Bun and Deno.
import * as testing from '../testing.mjs'

export * from '../index.mjs'
export { testing }

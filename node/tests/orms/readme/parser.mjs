export * from '../../readme/parser.mjs'

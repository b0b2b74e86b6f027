// The databases that the inbox is tested on: SQLite in a file, and what tools/databases.sh starts.
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mysql from 'mysql2/promise'
import pg from 'pg'

const { WXNOTIFY_POSTGRES_URL: postgresUrl, WXNOTIFY_MARIADB_URL: mariadbUrl, WXNOTIFY_ALONE: isAlone } = process.env
// A script beside the tests ends by itself, and must not have the runner, which takes unhandled rejections for its own.
const { after } = isAlone ? { after() {} } : await import('node:test')
if (!postgresUrl || !mariadbUrl) throw new Error('there is no database; run tools/databases.sh node/test.sh')

const postgres = new pg.Pool({ connectionString: postgresUrl, max: 20 })
// As a merchant has to: an idle connection that breaks says so here.
postgres.on('error', () => {})
after(() => postgres.end())
const mariadb = mysql.createPool({ uri: mariadbUrl, connectionLimit: 20 })
after(() => mariadb.end())

/** Connections of their own: what these see is committed. */
const postgresOutside = new pg.Pool({ connectionString: postgresUrl, max: 1 })
const mariadbOutside = mysql.createPool({ uri: mariadbUrl, connectionLimit: 1 })
after(() => Promise.all([postgresOutside.end(), mariadbOutside.end()]))

let count = 0
/** A name that no other test's table has, nor that of another run. */
export const tableName = () => `inbox_${process.pid}_${(count += 1)}`

/** Each: what an Inbox is made from, the merchant's own reading and writing, and what another connection sees. */
export const databases = [
  {
    name: 'PostgreSQL',
    driver: () => postgres,
    /** One with options of its own. */
    other: (options) => new pg.Pool({ connectionString: postgresUrl, max: 4, ...options }),
    query: async (client, sql) => (await client.query(sql)).rows,
    outside: async (sql) => (await postgresOutside.query(sql)).rows,
    die: (client) => client.query('SELECT pg_terminate_backend(pg_backend_pid())'),
  },
  {
    name: 'MariaDB',
    driver: () => mariadb,
    other: ({ max = 4 } = {}) => mysql.createPool({ uri: mariadbUrl, connectionLimit: max }),
    query: async (connection, sql) => (await connection.query(sql))[0],
    outside: async (sql) => (await mariadbOutside.query(sql))[0],
    die: (connection) => connection.query('KILL CONNECTION_ID()'),
  },
]

// better-sqlite3 13 is for Node.js 22 and later: test.sh runs one.
export const hasSqlite = Number(process.versions.node.split('.')[0]) >= 22
export const Database = hasSqlite ? createRequire(import.meta.url)('better-sqlite3') : undefined
const folder = mkdtempSync(join(tmpdir(), 'wxnotify-'))
process.on('exit', () => rmSync(folder, { recursive: true }))
export const newFile = () => join(folder, `${(count += 1)}.db`)

if (hasSqlite) {
  const shared = new Database(newFile())
  databases.push({
    name: 'SQLite',
    driver: () => shared,
    outside: async (sql) => shared.prepare(sql).all(),
    query: async (connection, sql) => (sql.startsWith('SELECT') ? connection.prepare(sql).all() : connection.exec(sql)),
    die: (connection) => connection.close(),
  })
}

// The libraries, each on the databases that it serves: what an Inbox is made from, and how a merchant writes an order with it.
import { PrismaMariaDb } from '@prisma/adapter-mariadb'
import { PrismaPg } from '@prisma/adapter-pg'
import { sql } from 'drizzle-orm'
import { drizzle as drizzleMySql } from 'drizzle-orm/mysql2'
import { int, mysqlTable, varchar as mysqlVarchar } from 'drizzle-orm/mysql-core'
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres'
import { integer, pgTable, varchar } from 'drizzle-orm/pg-core'
import makeKnex from 'knex'
import mysql from 'mysql2/promise'
import { createRequire } from 'node:module'
import pg from 'pg'
import { DataTypes, Sequelize } from 'sequelize'
import { DataSource, EntitySchema } from 'typeorm'
import { ofDrizzle, ofKnex, ofPrisma, ofSequelize, ofTypeOrm } from 'wxnotify/transactions'

const require = createRequire(import.meta.url)
const { WXNOTIFY_POSTGRES_URL: postgresUrl, WXNOTIFY_MARIADB_URL: mariadbUrl } = process.env
if (!postgresUrl || !mariadbUrl) throw new Error('there is no database; run node/orms.sh')

/** The two databases, and what another connection sees of them. */
const pgOutside = new pg.Pool({ connectionString: postgresUrl, max: 2 })
const mariaOutside = mysql.createPool({ uri: mariadbUrl, connectionLimit: 2 })
const POSTGRESQL = {
  database: 'PostgreSQL',
  url: postgresUrl,
  sleep: 'SELECT 1 FROM pg_sleep(3)',
  outside: async (text) => (await pgOutside.query(text)).rows,
}
const MARIADB = {
  database: 'MariaDB',
  url: mariadbUrl,
  sleep: 'SELECT SLEEP(3)',
  outside: async (text) => (await mariaOutside.query(text))[0],
}
export const closeAll = () => Promise.all([pgOutside.end(), mariaOutside.end()])

export const ORDERS = 'CREATE TABLE IF NOT EXISTS orders (number VARCHAR(64) PRIMARY KEY, price INTEGER NOT NULL DEFAULT 100, paid INTEGER NOT NULL DEFAULT 0)'

function openKnex(client, url, max) {
  const knex = makeKnex({ client, connection: url, pool: { min: 0, max }, log: { warn() {} } })
  return {
    driver: () => ofKnex(knex),
    pay: (trx, number) => trx('orders').insert({ number, paid: 1 }),
    nested: (trx, work) => trx.transaction(work),
    inTransaction: (work) => knex.transaction((trx) => work(() => ofKnex(trx))),
    raw: (trx, text) => trx.raw(text),
    leaveOpen: (number) => leaveOpen(max, number, () => knex.client.acquireConnection(), (raw) => knex.client.releaseConnection(raw)),
    end: () => knex.destroy(),
  }
}

function openPrisma(PrismaClient, adapter, left) {
  const prisma = new PrismaClient({ adapter })
  return {
    driver: () => ofPrisma(prisma),
    pay: (tx, number) => tx.order.create({ data: { number, paid: 1 } }),
    inTransaction: (work) => prisma.$transaction((tx) => work(() => ofPrisma(tx))),
    raw: (tx, text) => tx.$queryRawUnsafe(text),
    leaveOpen: left,
    end: () => prisma.$disconnect(),
  }
}

/** Leaves each of a pool's connections in a transaction that has written. */
async function leaveOpen(max, number, open, release) {
  const raws = await Promise.all(Array.from({ length: max }, open))
  for (const [index, raw] of raws.entries()) {
    const connection = typeof raw.promise === 'function' ? raw.promise() : raw
    for (const text of ['BEGIN', `INSERT INTO orders (number) VALUES ('${number}${index}')`]) await connection.query(text)
    await release(raw)
  }
}

const leaveOpenOf = (pool, max) => (number) => leaveOpen(max, number, () => pool.connect(), (client) => client.release())

async function openSequelize(dialect, url, max) {
  const sequelize = new Sequelize(url.replace(/^\w+:/, `${dialect}:`), { dialect, logging: false, pool: { max } })
  const Order = sequelize.define('Order', { number: { type: DataTypes.STRING(64), primaryKey: true }, paid: DataTypes.INTEGER }, { tableName: 'orders', timestamps: false })
  return {
    driver: () => ofSequelize(sequelize),
    pay: (transaction, number) => Order.create({ number, paid: 1 }, { transaction }),
    nested: (transaction, work) => sequelize.transaction({ transaction }, work),
    raw: (transaction, text) => sequelize.query(text, { transaction }),
    leaveOpen: (number) => leaveOpen(max, number, () => sequelize.connectionManager.getConnection(), (raw) => sequelize.connectionManager.releaseConnection(raw)),
    end: () => sequelize.close(),
  }
}

const OrderEntity = new EntitySchema({ name: 'orders', columns: { number: { type: 'varchar', length: 64, primary: true }, paid: { type: 'int' } } })

async function openTypeOrm(type, url, max) {
  const extra = type === 'postgres' ? { max } : { connectionLimit: max }
  const source = await new DataSource({ type, url, entities: [OrderEntity], extra }).initialize()
  return {
    driver: () => ofTypeOrm(source),
    pay: (manager, number) => manager.insert('orders', { number, paid: 1 }),
    nested: (manager, work) => manager.transaction(work),
    raw: (manager, text) => manager.query(text),
    leaveOpen(number) {
      const runners = new Map()
      const open = async () => {
        const runner = source.createQueryRunner()
        const raw = await runner.connect()
        runners.set(raw, runner)
        return raw
      }
      return leaveOpen(max, number, open, (raw) => runners.get(raw).release())
    },
    end: () => source.destroy(),
  }
}

function openDrizzle(db, orders, left) {
  return {
    driver: () => ofDrizzle(db),
    pay: (tx, number) => tx.insert(orders).values({ number, paid: 1 }),
    nested: (tx, work) => tx.transaction(work),
    inTransaction: (work) => db.transaction((tx) => work(() => ofDrizzle(tx))),
    raw: (tx, text) => tx.execute(sql.raw(text)),
    leaveOpen: left,
    end: () => db.$client.end(),
  }
}

const pgOrders = pgTable('orders', { number: varchar({ length: 64 }).primaryKey(), paid: integer().notNull() })
const mysqlOrders = mysqlTable('orders', { number: mysqlVarchar({ length: 64 }).primaryKey(), paid: int().notNull() })

/** Each opens its library with a pool of `max` connections. */
export const stacks = [
  { library: 'Knex', ...POSTGRESQL, open: (max) => openKnex('pg', postgresUrl, max) },
  { library: 'Knex', ...MARIADB, open: (max) => openKnex('mysql2', mariadbUrl, max) },
  {
    library: 'Prisma',
    ...POSTGRESQL,
    open(max) {
      const pool = new pg.Pool({ connectionString: postgresUrl, max })
      pool.on('error', () => {})
      const { PrismaClient } = require('./generated/postgresql')
      return openPrisma(PrismaClient, new PrismaPg(pool, { disposeExternalPool: true }), leaveOpenOf(pool, max))
    },
  },
  {
    library: 'Prisma',
    ...MARIADB,
    open(max) {
      const { hostname: host, port, username: user, password, pathname } = new URL(mariadbUrl)
      const { PrismaClient } = require('./generated/mysql')
      return openPrisma(PrismaClient, new PrismaMariaDb({ host, port: Number(port), user, password, database: pathname.slice(1), connectionLimit: max }))
    },
  },
  { library: 'TypeORM', ...POSTGRESQL, open: (max) => openTypeOrm('postgres', postgresUrl, max) },
  { library: 'TypeORM', ...MARIADB, open: (max) => openTypeOrm('mariadb', mariadbUrl, max) },
  { library: 'Sequelize', ...POSTGRESQL, open: (max) => openSequelize('postgres', postgresUrl, max) },
  { library: 'Sequelize', ...MARIADB, open: (max) => openSequelize('mysql', mariadbUrl, max) },
  {
    library: 'Drizzle',
    ...POSTGRESQL,
    open(max) {
      const pool = new pg.Pool({ connectionString: postgresUrl, max })
      pool.on('error', () => {})
      return openDrizzle(drizzlePg(pool), pgOrders, leaveOpenOf(pool, max))
    },
  },
  {
    library: 'Drizzle',
    ...MARIADB,
    open: (max) => openDrizzle(drizzleMySql(mysql.createPool({ uri: mariadbUrl, connectionLimit: max })), mysqlOrders),
  },
]

// Not run, but compiled with --strict: what callbacks get of each library.
import { PrismaPg } from '@prisma/adapter-pg'
import { drizzle as drizzleMySql } from 'drizzle-orm/mysql2'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import knex, { type Knex } from 'knex'
import { Pool } from 'pg'
import { Sequelize, type Transaction as SequelizeTransaction } from 'sequelize'
import { DataSource, type EntityManager } from 'typeorm'
import { Inbox, NotificationHandler, type NotificationParser } from 'wxnotify'
import { checkDriver } from 'wxnotify/testing'
import { Driver, NoConnection, NotIdle, Transaction, codeOf, ofDrizzle, ofKnex, ofPrisma, ofSequelize, ofTypeOrm } from 'wxnotify/transactions'
import { PrismaClient, type Prisma } from './generated/postgresql'

declare const parser: NotificationParser
type Same<A, B> = [A, B] extends [B, A] ? true : never
function isSame<A, B>(_: Same<A, B>): void {}

const byKnex = new Inbox(ofKnex(knex({ client: 'pg' })))
isSame<typeof byKnex, Inbox<Knex.Transaction>>(true)
new NotificationHandler(parser, { inbox: byKnex }).onPaid(async (paid, { connection }) => {
  await connection('orders').insert({ number: paid.resource.out_trade_no })
})

const prisma = new PrismaClient({ adapter: new PrismaPg({}) })
const byPrisma = new Inbox(ofPrisma(prisma))
isSame<typeof byPrisma, Inbox<Prisma.TransactionClient>>(true)
new NotificationHandler(parser, { inbox: byPrisma }).onPaid(async (paid, { connection }) => {
  await connection.order.create({ data: { number: paid.resource.out_trade_no } })
  // @ts-expect-error no such model
  await connection.ordre.create({})
})
// @ts-expect-error a transaction is no client
prisma.$transaction(async (tx) => ofPrisma(tx))

const bySequelize = new Inbox(ofSequelize(new Sequelize('postgres://')))
isSame<typeof bySequelize, Inbox<SequelizeTransaction>>(true)

const byTypeOrm = new Inbox(ofTypeOrm(new DataSource({ type: 'postgres' })))
isSame<typeof byTypeOrm, Inbox<EntityManager>>(true)

const db = drizzle(new Pool())
const byDrizzle = new Inbox(ofDrizzle(db))
isSame<typeof byDrizzle, Inbox<Parameters<Parameters<NodePgDatabase['transaction']>[0]>[0]>>(true)
new Inbox(ofDrizzle(drizzleMySql('mysql://'))).transaction(async (tx) => tx.rollback())
// @ts-expect-error it needs its driver
new Inbox(db)

interface Connection {
  query(sql: string, values: readonly (string | number)[]): Promise<unknown[][]>
  close(): void
}
class MyTransaction extends Transaction<Connection> {
  run(sql: string, values: readonly (string | number)[], isQuery: boolean) {
    return this.connection.query(sql, values).then((rows) => (isQuery ? rows : rows.length))
  }
  commit() {}
  async rollBack() {}
  sever() {
    this.connection.close()
  }
}
class MyDriver extends Driver<Connection> {
  constructor(private readonly connections: Connection[]) {
    super('postgresql', 'numbered')
  }
  async begin(_waitMs: number, _write: boolean) {
    const connection = this.connections.pop()
    if (connection === undefined) throw new NoConnection()
    if (codeOf(new NotIdle()) !== null) throw new NotIdle('in use')
    return new MyTransaction(connection)
  }
  join(connection: Connection) {
    return new MyTransaction(connection)
  }
}
const mine = new Inbox(new MyDriver([]))
isSame<typeof mine, Inbox<Connection>>(true)
checkDriver(mine, { leaveOpen: async () => {} }).then((kept: string[]) => kept.length)
// @ts-expect-error no such dialect
class Wrong extends Driver { constructor() { super('oracle', 'question') } begin = () => { throw 0 }; join = () => { throw 0 } }
void Wrong

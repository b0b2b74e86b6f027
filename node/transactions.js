'use strict'

// Your own transaction: ready drivers, and what one is made of.

const { Drizzle } = require('./lib/drizzle.js')
const { Knex } = require('./lib/knex.js')
const { Prisma } = require('./lib/prisma.js')
const { Sequelize } = require('./lib/sequelize.js')
const { Driver, LockTimeout, NoConnection, NotIdle, Transaction, codeOf } = require('./lib/transactions.js')
const { TypeOrm } = require('./lib/typeorm.js')

module.exports = {
  Driver,
  LockTimeout,
  NoConnection,
  NotIdle,
  Transaction,
  codeOf: (error) => codeOf(error),
  ofDrizzle: (db) => new Drizzle(db),
  ofKnex: (knex) => new Knex(knex),
  ofPrisma: (prisma) => new Prisma(prisma),
  ofSequelize: (sequelize) => new Sequelize(sequelize),
  ofTypeOrm: (dataSource) => new TypeOrm(dataSource),
}

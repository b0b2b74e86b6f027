// The same classes as `require('wxnotify/transactions')` gives.
import transactions from './transactions.js'

export const { Driver, LockTimeout, NoConnection, NotIdle, Transaction, codeOf, ofDrizzle, ofKnex, ofPrisma, ofSequelize, ofTypeOrm } = transactions

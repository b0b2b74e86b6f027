// An endpoint whose orders are written with Prisma.
// snippet: begin
import { PrismaPg } from '@prisma/adapter-pg'
import express from 'express'
import { Inbox, NotificationHandler } from 'wxnotify'
import { ofPrisma } from 'wxnotify/transactions'
import prismaClient from '../generated/postgresql/index.js' // what prisma generate made
import { env, parser } from './parser.mjs' // as above

const prisma = new prismaClient.PrismaClient({ adapter: new PrismaPg({ connectionString: env('DATABASE_URL') }) })
const inbox = new Inbox(ofPrisma(prisma))
await inbox.transaction((tx) => inbox.create(tx)) // once; schema() is for migrations

const handler = new NotificationHandler(parser, { inbox }).onPaid(async (paid, { connection: tx, fail }) => {
  const number = paid.resource.out_trade_no
  const order = (await tx.order.findUnique({ where: { number } })) ?? fail('no such order')
  paid.expectPaid({ mchid: env('WXPAY_MCHID'), outTradeNo: number, amountTotal: order.price })
  await tx.order.update({ where: { number }, data: { paid: 1 } }) // commits with the inbox's row, or not at all
  console.log(paid.eventType, number)
})

express().all('/notify', handler.node).listen(env('PORT'))
// snippet: end

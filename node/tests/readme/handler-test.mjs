// Testing a handler without WeChat Pay.
// snippet: begin
import assert from 'node:assert'
import { Platform } from 'wxnotify/testing'

const platform = new Platform()
const parser = platform.parser()

const genuine = platform.notification('TRANSACTION.SUCCESS', { mchid: '1900007291', out_trade_no: 'A1' })
assert.equal(parser.parse(genuine.headers, genuine.body).resource.out_trade_no, 'A1')

const forged = platform.notification('TRANSACTION.SUCCESS', { out_trade_no: 'A1' }, { fault: 'forged' })
assert.throws(() => parser.parse(forged.headers, forged.body), { code: 'SIGNATURE_INVALID' })
// snippet: end

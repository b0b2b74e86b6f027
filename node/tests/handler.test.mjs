// The handler without an inbox: every outcome, the routes, the deadline, the hook and the log.
import assert from 'node:assert/strict'
import test from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Ack, ConfigurationError, ContentError, Expectation, HandlerError, NotificationHandler } from 'wxnotify'
import { PAID, gate, platform, silent, thrownBy, until } from './support.mjs'

const parser = platform.parser()
const REFUND = {
  mchid: '1900007291',
  out_trade_no: 'A1',
  transaction_id: '4200000001',
  out_refund_no: 'R1',
  refund_id: '50000001',
  refund_status: 'SUCCESS',
  success_time: '2026-11-21T20:00:00+08:00',
  user_received_account: '支付用户零钱',
  amount: { total: 100, refund: 40, payer_total: 100, payer_refund: 40 },
}

/** A request as an adapter makes it. */
function request(eventType = 'TRANSACTION.SUCCESS', resource = PAID, knobs = {}) {
  return { method: 'POST', ...platform.notification(eventType, resource, { requestId: '08F4-1', ...knobs }) }
}

function make(options = {}) {
  const outcomes = []
  const observe = (outcome) => outcomes.push(outcome)
  return Object.assign(new NotificationHandler(parser, { observe, logger: silent, ...options }), { outcomes })
}

test('a payment and a refund come typed to their callbacks, and all else to otherwise', async () => {
  const got = []
  const handler = make()
    .onPaid((paid, delivery) => void got.push(paid.resource.amount.total, delivery.attempts, delivery.connection))
    .onRefunded((refunded) => void got.push(refunded.resource.amount.refund))
    .on('REFUND.ABNORMAL', (delivery) => void got.push(delivery.notification.eventType))
    .on('transaction.partner', (delivery) => void got.push(delivery.event.kind))
    .otherwise((delivery) => void got.push(delivery.notification.kind))
  const partner = { ...PAID, sp_mchid: '1', sp_appid: 'x', sub_mchid: '2', mchid: undefined, appid: undefined }
  const requests = [
    request(),
    request('REFUND.SUCCESS', REFUND),
    request('REFUND.ABNORMAL', REFUND),
    request('REFUND.CLOSED', REFUND),
    request('TRANSACTION.SUCCESS', { ...partner, payer: { sp_openid: 'x' }, transaction_id: '1' }),
  ]
  for (const each of requests) {
    const { status, headers, body } = await handler.handle(each)
    assert.deepEqual([status, headers, body], [200, { 'Content-Type': 'application/json' }, Ack.success().body], handler.outcomes.at(-1).error)
  }
  assert.deepEqual(got, [100, 1, null, 40, 'REFUND.ABNORMAL', 'refund.direct', 'transaction.partner'])
})

test('the most particular route is taken', async () => {
  const got = []
  const handler = make().otherwise(() => void got.push('otherwise')).on('TRANSACTION.SUCCESS', () => void got.push('event type'))
  await handler.handle(request())
  handler.on('transaction.direct', () => void got.push('kind'))
  await handler.handle(request())
  handler.onPaid(() => void got.push('paid'))
  await handler.handle(request())
  assert.deepEqual(got, ['event type', 'kind', 'paid'])
})

test('a wrong option or route is refused at once', () => {
  const cases = [
    ['ARGUMENT_INVALID', 'parser', () => new NotificationHandler({})],
    ['ARGUMENT_INVALID', 'inbox', () => make({ inbox: {} })],
    ['OPTION_INVALID', 'inbox', () => make({ mode: 'leased' })],
    ['OPTION_INVALID', 'mode', () => make({ mode: 'lease' })],
    ['ARGUMENT_INVALID', 'mode', () => make({ mode: 7 })],
    ['OPTION_INVALID', 'max_in_flight', () => make({ maxInFlight: 0 })],
    ['ARGUMENT_INVALID', 'logger', () => make({ logger: { warn() {} } })],
    ['OPTION_INVALID', 'deadline', () => make({ deadline: 5 })],
    ['OPTION_INVALID', 'deadline', () => make({ deadline: 0 })],
    ['OPTION_INVALID', 'deadline', () => make({ deadline: NaN })],
    ['OPTION_INVALID', 'deadline', () => make({ deadline: '4' })],
    ['OPTION_INVALID', 'unhandled', () => make({ unhandled: 'ignore' })],
    ['OPTION_INVALID', 'key', () => make({ key: 'id' })],
    ['ARGUMENT_INVALID', 'key', () => make({ key: {} })],
    ['ARGUMENT_INVALID', 'observe', () => make({ observe: console })],
    ['ARGUMENT_INVALID', 'onPaid', () => make({ onPaid() {} })],
    ['OPTION_INVALID', 'route', () => make().on('transaction.drect', () => {})],
    ['OPTION_INVALID', 'route', () => make().on('TRANSACTION.SUCESS', () => {})],
    ['ARGUMENT_INVALID', 'costum', () => make().on('TRANSACTION.OF_TOMORROW', () => {}, { costum: true })],
    ['OPTION_INVALID', 'route', () => make().onPaid(() => {}).onPaid(() => {})],
    ['ARGUMENT_INVALID', 'paid', () => make().onPaid(undefined)],
    ['ARGUMENT_INVALID', 'route', () => make().on(() => {})],
  ]
  for (const [code, field, work] of cases) {
    const error = thrownBy(work)
    assert.deepEqual([error.code, error.field], [code, field], error.message)
  }
  assert.match(thrownBy(() => make().on('TRANSACTION.SUCESS', () => {})).message, /did you mean "TRANSACTION\.SUCCESS"/)
  make({ deadline: null }).on('TRANSACTION.OF_TOMORROW', () => {}, { custom: true })
})

test('what is not genuine is refused with its own error', async () => {
  const handler = make().onPaid(() => assert.fail('called'))
  for (const [fault, code, status] of [
    ['tampered', 'SIGNATURE_INVALID', 401],
    ['probe', 'SIGNATURE_PROBE', 401],
    ['missing_signature', 'HEADER_MISSING', 400],
    ['oversized', 'BODY_TOO_LARGE', 413],
    ['wrong_api_v3_key', 'DECRYPTION_FAILED', 500],
  ]) {
    const answer = await handler.handle(request(undefined, undefined, { fault }))
    const outcome = handler.outcomes.at(-1)
    assert.deepEqual([answer.status, outcome.code, outcome.status, outcome.error.code], [status, code, status, code])
    assert.equal(answer.body, Ack.failure(code).body)
    assert.deepEqual([outcome.requestId, outcome.notificationId], ['08F4-1', null])
  }
})

test('what is refused is answered with what came in the same turn of the event loop, and not before', async () => {
  const seen = []
  setImmediate(() => seen.push('the turn'))
  const { status } = await make().handle(request('TRANSACTION.SUCCESS', PAID, { fault: 'forged' }))
  assert.deepEqual([...seen, status], ['the turn', 401])
})

test('another method than POST is refused, and the allowed one named', async () => {
  const handler = make()
  const answer = await handler.handle({ method: 'GET', headers: {}, body: () => assert.fail('read') })
  assert.deepEqual([answer.status, answer.headers.Allow], [405, 'POST'])
  assert.equal(handler.outcomes[0].code, 'METHOD_NOT_ALLOWED')
})

test('what nothing handles is refused, or acknowledged by choice', async () => {
  const refusing = make().onRefunded(() => {})
  assert.equal((await refusing.handle(request())).status, 500)
  const { code, error } = refusing.outcomes[0]
  assert.equal(code, 'EVENT_UNHANDLED')
  assert(error instanceof HandlerError)
  assert.match(error.message, /TRANSACTION\.SUCCESS of kind transaction\.direct/)
  const ignoring = make({ unhandled: 'acknowledge' })
  assert.equal((await ignoring.handle(request())).status, 200)
  assert.equal(ignoring.outcomes[0].code, 'IGNORED')
})

const ORDER = { mchid: PAID.mchid, outTradeNo: PAID.out_trade_no, amountTotal: 100 }

test('a notification is compared with what is expected', async () => {
  for (const [expected, field] of [
    [Expectation.paid(ORDER), null],
    [Expectation.fields({ outTradeNo: PAID.out_trade_no }), null],
    [Expectation.NOT_COMPARED, null],
    [Expectation.paid({ ...ORDER, amountTotal: 99 }), 'amount_total'],
    [Expectation.refunded({ mchid: PAID.mchid, outRefundNo: 'R1', amountRefund: 100 }), 'event_type'],
    [Expectation.fields({ currency: 'HKD' }), 'currency'],
  ]) {
    let called = 0
    const handler = make({ expect: async () => expected }).onPaid(() => void (called += 1))
    const { status } = await handler.handle(request())
    const [{ code, error }] = handler.outcomes
    assert.deepEqual([status, code, called], field === null ? [200, 'SUCCESS', 1] : [500, 'CONTENT_MISMATCH', 0])
    if (field !== null) assert(error instanceof ContentError && error.field === field, error.message)
  }
})

test('what expect and key change in a resource, a callback does not see', async () => {
  for (const name of ['expect', 'key']) {
    const change = ({ id, resource }) => {
      resource.amount.total = 'much'
      return name === 'key' ? id : Expectation.NOT_COMPARED
    }
    const got = []
    const handler = make({ [name]: change }).onPaid((paid, { notification }) => void got.push(paid.resource.amount.total, notification.resource.amount.total))
    assert.equal((await handler.handle(request())).status, 200, handler.outcomes[0]?.error)
    assert.deepEqual(got, [100, 100])
  }
})

test('an expectation that says nothing processes nothing', async () => {
  for (const found of [undefined, null, false, {}, { outTradeNo: PAID.out_trade_no }, Object.create(Expectation.prototype), Expectation]) {
    for (const expect of [() => found, async () => found]) {
      const handler = make({ expect }).onPaid(() => assert.fail('called'))
      assert.equal((await handler.handle(request())).status, 500)
      const [{ code, error }] = handler.outcomes
      assert.equal(code, 'OPTION_INVALID')
      assert(error instanceof ConfigurationError)
      assert.match(error.message, /nothing to compare/)
    }
  }
  for (const fields of [{}, null, { outTradeNo: undefined }]) {
    const handler = make({ expect: () => Expectation.fields(fields) }).onPaid(() => assert.fail('called'))
    assert.equal((await handler.handle(request())).status, 500)
    assert.equal(handler.outcomes[0].code, 'OPTION_INVALID')
  }
  const throwing = make({ expect: () => Promise.reject(new Error('no such order')) }).onPaid(() => assert.fail('called'))
  assert.equal((await throwing.handle(request())).status, 500)
  assert.deepEqual([throwing.outcomes[0].code, throwing.outcomes[0].error.cause.message], ['HANDLER_FAILED', 'no such order'])
})

const DEDUCTION = { ...PAID, trade_type: 'PAP' }

test('a deduction is paid, and typed as a payment, unless it has a callback of its own', async () => {
  const got = []
  const handler = make().onPaid((paid, { event, notification }) => void got.push(paid.resource.amount.total, event === paid, notification.kind))
  assert.equal((await handler.handle(request(undefined, DEDUCTION))).status, 200, `${handler.outcomes[0].error}`)
  assert.deepEqual(got, [100, true, 'transaction.deduction'])
  // A payment by its fields, whatever a deduction's own are.
  await handler.handle(request(undefined, { ...DEDUCTION, payer: { openid: 'x', sp_openid: 7 } }))
  assert.deepEqual([got.length, handler.outcomes[1].error], [6, null])
  handler.on('transaction.deduction', ({ event }) => void got.push(event.kind))
  await handler.handle(request(undefined, DEDUCTION))
  assert.deepEqual(got.slice(6), ['transaction.deduction'])
})

test('a partner’s deduction is a partner’s payment', async () => {
  const got = []
  const partners = { ...DEDUCTION, sp_mchid: '1900007291', sp_appid: 'wx1', sub_mchid: '1900009999', mchid: undefined, transaction_id: '1', payer: { sp_openid: 'x' } }
  const handler = make()
    .onPaid(() => assert.fail('called'))
    .on('transaction.partner', ({ event }) => void got.push(event.resource.sub_mchid))
  assert.equal((await handler.handle(request(undefined, partners))).status, 200, `${handler.outcomes[0].error}`)
  assert.deepEqual(got, ['1900009999'])
})

test('what does not have its type is not for a callback that takes it, and goes to otherwise', async () => {
  const untyped = request(undefined, { ...PAID, amount: { total: true } })
  const routes = [(handler, work) => handler.onPaid(work), (handler, work) => handler.on('transaction.direct', work)]
  for (const route of routes) {
    const refusing = make()
    route(refusing, () => assert.fail('called'))
    assert.equal((await refusing.handle(untyped)).status, 500)
    const [{ code, error }] = refusing.outcomes
    assert.deepEqual([code, error.code, error.field], ['EVENT_UNTYPED', 'EVENT_UNTYPED', 'amount.total'])
    const got = []
    const falling = make().otherwise((delivery) => {
      got.push(delivery.notification.resource.amount.total)
      assert.throws(() => delivery.event, { code: 'EVENT_UNTYPED', field: 'amount.total' })
    })
    route(falling, () => assert.fail('called'))
    assert.equal((await falling.handle(untyped)).status, 200)
    assert.deepEqual([got, falling.outcomes[0].error], [[true], null])
  }
  // What otherwise does is its own: nothing of the type's error is left.
  const failing = make().onPaid(() => assert.fail('called')).otherwise(({ fail }) => fail('no'))
  await failing.handle(untyped)
  assert.deepEqual([failing.outcomes[0].code, failing.outcomes[0].error.cause], ['HANDLER_FAILED', undefined])
  const raw = make().on('TRANSACTION.SUCCESS', ({ notification }) => assert.equal(notification.resource.amount.total, true))
  assert.equal((await raw.handle(untyped)).status, 200)
})

test('an event that a callback itself asks for, and that has no type, is its failure', async () => {
  const handler = make().on('TRANSACTION.SUCCESS', ({ event }) => event).otherwise(() => assert.fail('called'))
  assert.equal((await handler.handle(request(undefined, { ...PAID, amount: { total: true } }))).status, 500)
  assert.equal(handler.outcomes[0].code, 'EVENT_UNTYPED')
})

test('every way to fail is a failure', async () => {
  const boom = new TypeError('boom')
  const ways = [
    () => {
      throw boom
    },
    () => Promise.reject(boom),
    () => boom,
  ]
  for (const way of ways) {
    const handler = make().onPaid(way)
    const answer = await handler.handle(request())
    assert.deepEqual([answer.status, answer.body], [500, Ack.handlerFailed().body])
    const [{ code, error }] = handler.outcomes
    assert.deepEqual([code, error.cause], ['HANDLER_FAILED', boom])
    assert.match(error.message, /^the callback raised TypeError at handler\.test\.mjs:\d+$/)
  }
  const notAnError = make().onPaid(() => Promise.reject('just text'))
  assert.equal((await notAnError.handle(request())).status, 500)
})

test('fail answers in the merchant’s own words, cut short, and cannot be swallowed', async () => {
  const words = '没有这个订单'.repeat(20)
  for (const work of [
    (_paid, delivery) => delivery.fail(words),
    (_paid, delivery) => {
      try {
        delivery.fail(words)
      } catch {
        return Ack.success()
      }
    },
  ]) {
    const handler = make().onPaid(work)
    const { status, body } = await handler.handle(request())
    assert.equal(status, 500)
    assert.deepEqual(JSON.parse(body), { code: 'FAIL', message: words.slice(0, 64) })
    const [{ code, error }] = handler.outcomes
    assert.deepEqual([code, error.message], ['HANDLER_FAILED', words])
  }
})

test('an Ack is the answer, and one that is not 2xx a failure', async () => {
  const asking = make().on('PARKING_FEE.QUERY_TRANS_INFO', () => Ack.answer({ code: 'SUCCESS', plate_number: '粤B888888' }))
  const answer = await asking.handle(request('PARKING_FEE.QUERY_TRANS_INFO', {}))
  assert.deepEqual([answer.status, JSON.parse(answer.body).plate_number], [200, '粤B888888'])
  const busy = make().onPaid(() => Ack.busy())
  assert.equal((await busy.handle(request())).status, 503)
  assert.equal(busy.outcomes[0].code, 'HANDLER_FAILED')
  const silent = make().onPaid(() => Ack.successNoContent())
  assert.deepEqual(await silent.handle(request()), { status: 204, headers: {}, body: '' })
})

test('at the deadline it answers, and the late result is told', async () => {
  for (const [end, code] of [
    [() => {}, 'SUCCESS'],
    [() => Promise.reject(new Error('late')), 'HANDLER_FAILED'],
  ]) {
    const { opened, open } = gate()
    const handler = make({ deadline: 0.05 }).onPaid(() => opened.then(end))
    const answer = await handler.handle(request())
    assert.deepEqual([answer.status, answer.body], [500, Ack.failure('DEADLINE_EXCEEDED').body])
    assert.deepEqual(handler.outcomes.map(({ code, late }) => [code, late]), [['DEADLINE_EXCEEDED', false]])
    open()
    await until(() => handler.outcomes.length === 2)
    assert.deepEqual(handler.outcomes.slice(1).map(({ code, late }) => [code, late]), [[code, true]])
  }
  const patient = make({ deadline: null }).onPaid(() => sleep(20))
  assert.equal((await patient.handle(request())).status, 200)
})

test('the hook is told what is known', async () => {
  const handler = make().onPaid(() => sleep(20))
  await handler.handle(request(undefined, undefined, { id: 'N1' }))
  const [{ duration, ...outcome }] = handler.outcomes
  assert(duration > 0.015 && duration < 4.5, `${duration}`)
  assert.deepEqual(outcome, {
    code: 'SUCCESS',
    status: 200,
    requestId: '08F4-1',
    eventType: 'TRANSACTION.SUCCESS',
    kind: 'transaction.direct',
    merchant: null,
    notificationId: 'N1',
    number: PAID.out_trade_no,
    attempts: null,
    error: null,
    late: false,
  })
})

test('a hook that fails harms nothing', async () => {
  for (const observe of [() => assert.fail('hook'), () => Promise.reject(new Error('hook'))]) {
    assert.equal((await make({ observe }).onPaid(() => {}).handle(request())).status, 200)
  }
})

test('without a hook what failed is logged in a line, and nothing secret', async () => {
  const lines = { warn: [], error: [] }
  const { warn, error } = console
  console.warn = (line) => lines.warn.push(line)
  console.error = (line) => lines.error.push(line)
  try {
    const handler = new NotificationHandler(parser).onPaid(({ resource }, delivery) => {
      if (resource.out_trade_no === 'fail') delivery.fail('no such order')
      if (resource.out_trade_no === 'throw') throw new RangeError('out of stock')
    })
    await handler.handle(request())
    await handler.handle(request(undefined, undefined, { fault: 'tampered' }))
    await handler.handle(request(undefined, { ...PAID, out_trade_no: 'fail' }))
    await handler.handle(request(undefined, { ...PAID, out_trade_no: 'throw' }))
  } finally {
    Object.assign(console, { warn, error })
  }
  assert.equal(lines.warn.length, 1)
  assert.match(lines.warn[0], /^wxnotify: SIGNATURE_INVALID: [^\n]*\(request_id 08F4-1\)$/)
  assert.equal(lines.error.length, 2)
  assert.match(lines.error[0], /^wxnotify: HANDLER_FAILED: no such order \(notification [^\n]*request_id 08F4-1\)$/)
  assert.match(lines.error[1], /^wxnotify: HANDLER_FAILED: the callback raised RangeError at handler[^\n]*: out of stock\n +at /)
  for (const secret of [PAID.payer.openid, platform.apiV3Key, 'Wechatpay-Signature']) {
    assert(!JSON.stringify(lines).includes(secret), secret)
  }
})

/** A logger that keeps its lines. */
function keeping() {
  const lines = []
  return { lines, logger: Object.fromEntries(['debug', 'info', 'warn', 'error'].map((level) => [level, (line) => lines.push([level, line])])) }
}

test('a late answer is logged, at once and when it comes', async () => {
  const { opened, open } = gate()
  const { lines, logger } = keeping()
  const handler = make({ deadline: 0.05, logger }).onPaid(() => opened)
  await handler.handle(request())
  open()
  await until(() => lines.length === 2)
  const known = String.raw`\(notification [^\s,]+, event_type TRANSACTION\.SUCCESS, kind transaction\.direct[^)]*number A20261121[^)]*\)`
  assert.equal(lines[0][0], 'warn')
  assert.match(lines[0][1], new RegExp(`^wxnotify: DEADLINE_EXCEEDED: .*${known}$`))
  assert.equal(lines[1][0], 'info')
  assert.match(lines[1][1], new RegExp(`^wxnotify: SUCCESS ${known}; late, after \\d+\\.\\d seconds: the answer was DEADLINE_EXCEEDED`))
})

test('an answer that nobody waited for is logged where there is no deadline', async (t) => {
  const { lines, logger } = keeping()
  const handler = make({ deadline: null, logger }).onPaid(() => {
    t.mock.method(performance, 'now', () => 1e9)
  })
  assert.equal((await handler.handle(request())).status, 200)
  assert.equal(lines[0][0], 'warn')
  assert.match(lines[0][1], /answered after \d+\.\d seconds, and WeChat Pay waits for 5: it sends it again$/)
})

test('the log has what was thrown, and what caused that; observe is told beside it', async () => {
  const { lines, logger } = keeping()
  const cause = new RangeError('shelf 7 is empty\nand so is 8', { cause: new TypeError('no shelf') })
  const handler = make({ logger }).onPaid(() => {
    throw new Error('out of stock', { cause })
  })
  await handler.handle(request())
  assert.equal(handler.outcomes.length, 1)
  assert.equal(lines.length, 1)
  assert.match(lines[0][1], /raised Error at handler[^\n]*: out of stock\n +at [^]*\n  caused by RangeError: shelf 7 is empty\n +at [^]*\n  caused by TypeError: no shelf\n +at /)
  // Where a driver is behind it, nothing of its words is printed.
  const driver = Object.assign(new Error('Key (openid)=(oUpF8)'), { code: '23505', severity: 'ERROR' })
  handler.on('REFUND.CLOSED', () => {
    throw new Error('could not save', { cause: new Error('really', { cause: driver }) })
  })
  await handler.handle(request('REFUND.CLOSED', REFUND))
  assert(!JSON.stringify(lines).includes('oUpF8'))
})

test('without an inbox there is nothing to work off', async () => {
  await assert.rejects(make().workOnce(), { code: 'OPTION_INVALID', field: 'mode' })
  await assert.rejects(make().work(), { code: 'OPTION_INVALID', field: 'mode' })
})

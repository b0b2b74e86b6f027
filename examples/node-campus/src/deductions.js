// The campus's own books: what was to be deducted from whom, and what came of it. A card with a deduction that failed
// is blocked until that is paid.

export const SCHEMA = `
  CREATE TABLE IF NOT EXISTS deductions (
    out_trade_no TEXT PRIMARY KEY,
    card TEXT NOT NULL,
    total INTEGER NOT NULL CHECK (total > 0), -- 分
    state TEXT NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'PAID', 'FAILED')),
    transaction_id TEXT, -- of the attempt that went through, or of the one that failed
    bank_type TEXT,
    success_time TEXT,
    payer TEXT, -- openid
    attach TEXT,
    reason TEXT
  )`

export function add(connection, { out_trade_no: number, card, total }) {
  connection.prepare('INSERT INTO deductions (out_trade_no, card, total) VALUES (?, ?, ?)').run(number, card, total)
}

/** The deduction, or undefined. */
export function find(connection, number) {
  return connection.prepare('SELECT * FROM deductions WHERE out_trade_no = ?').get(number)
}

const SET_RESULT = `UPDATE deductions SET state = @state, reason = @reason, transaction_id = @transaction_id,
  bank_type = @bank_type, success_time = @success_time, payer = @payer, attach = @attach`

function columns(state, reason, resource) {
  const { out_trade_no, transaction_id = null, bank_type = null, success_time = null, payer, attach = null } = resource
  return { state, reason, out_trade_no, transaction_id, bank_type, success_time, payer: payer?.openid ?? null, attach }
}

/** Notes a result that succeeded, also after one that failed: a later attempt went through. False where it was paid before. */
export function markPaid(connection, resource) {
  const sql = `${SET_RESULT} WHERE out_trade_no = @out_trade_no AND state <> 'PAID'`
  return connection.prepare(sql).run(columns('PAID', null, resource)).changes === 1
}

/** Notes one that failed. False where there is nothing to be failed any more: notifications do not always come in order. */
export function markFailed(connection, resource) {
  const reason = resource.trade_state_desc ?? resource.trade_state
  const sql = `${SET_RESULT} WHERE out_trade_no = @out_trade_no AND state = 'PENDING'`
  return connection.prepare(sql).run(columns('FAILED', reason, resource)).changes === 1
}

/** What anybody at the till may see: not who paid. */
export function withoutPayer({ payer, ...deduction }) {
  return deduction
}

export function isBlocked(connection, card) {
  return connection.prepare("SELECT 1 FROM deductions WHERE card = ? AND state = 'FAILED'").get(card) !== undefined
}

// The campus's own books: what was to be deducted from whom, and what came of it. A card with a deduction that failed
// is blocked until that is paid.

export const SCHEMA = `
  CREATE TABLE IF NOT EXISTS deductions (
    out_trade_no TEXT PRIMARY KEY,
    card TEXT NOT NULL,
    total INTEGER NOT NULL CHECK (total > 0), -- 分
    state TEXT NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'PAID', 'FAILED')),
    transaction_id TEXT,
    reason TEXT
  )`

export function add(connection, { out_trade_no: number, card, total }) {
  connection.prepare('INSERT INTO deductions (out_trade_no, card, total) VALUES (?, ?, ?)').run(number, card, total)
}

/** The deduction, or undefined. */
export function find(connection, number) {
  return connection.prepare('SELECT * FROM deductions WHERE out_trade_no = ?').get(number)
}

/** Also after it failed: a later attempt went through. False where it was paid before. */
export function markPaid(connection, number, transactionId) {
  const sql = "UPDATE deductions SET state = 'PAID', transaction_id = ?, reason = NULL WHERE out_trade_no = ? AND state <> 'PAID'"
  return connection.prepare(sql).run(transactionId, number).changes === 1
}

/** False where there is nothing to be failed any more: notifications do not always come in order. */
export function markFailed(connection, number, reason) {
  const sql = "UPDATE deductions SET state = 'FAILED', reason = ? WHERE out_trade_no = ? AND state = 'PENDING'"
  return connection.prepare(sql).run(reason, number).changes === 1
}

export function isBlocked(connection, card) {
  return connection.prepare("SELECT 1 FROM deductions WHERE card = ? AND state = 'FAILED'").get(card) !== undefined
}

'use strict'

// What is logged where the merchant has no hook: one line for what failed, and never a header, a body or a plaintext.

function log({ code, error, requestId, late }) {
  if (error === null) return
  const id = requestId === null ? '' : ` (request id ${requestId})`
  // The merchant's own exception.
  if (code === 'HANDLER_FAILED' && error.cause instanceof Error) {
    console.error(`wxnotify: ${code}${late ? ', late' : ''}${id}: ${error.cause.stack}`)
  } else {
    console.warn(`wxnotify: ${code}${late ? ', late' : ''}: ${error.message}${id}`)
  }
}

module.exports = { log }

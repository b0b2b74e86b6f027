// The package where there is no Node.js: edge runtimes and browsers. `#wasm` is how each of them comes by the compiled file.
import wasm from '#wasm'
import { load } from './core.mjs'

export const {
  Ack,
  ArgumentError,
  ConfigurationError,
  ContentError,
  DecryptionError,
  Diagnosis,
  ERROR_CODES,
  Expectation,
  HandlerError,
  Inbox,
  InboxError,
  InternalError,
  KINDS,
  Notification,
  NotificationHandler,
  NotificationParser,
  RequestError,
  VERSION,
  VerificationError,
  WxNotifyError,
  certificatesRequest,
  decryptResource,
  inspectPem,
  parseCertificates,
  parseV2,
  signingMessage,
  verifySignature,
  testing,
} = load(wasm)

// The same classes as `require('wxnotify')` gives, so that `instanceof` holds across both.
import wxnotify from './index.js'

export const {
  Ack,
  ArgumentError,
  ConfigurationError,
  ContentError,
  DecryptionError,
  Diagnosis,
  ERROR_CODES,
  InternalError,
  KINDS,
  Notification,
  NotificationParser,
  RequestError,
  VERSION,
  VerificationError,
  WxNotifyError,
  certificatesRequest,
  decryptResource,
  inspectPem,
  parseCertificates,
  signingMessage,
  verifySignature,
} = wxnotify

'use strict'

const { certificatesRequest, parseCertificates } = require('./lib/certificates.js')
const errors = require('./lib/errors.js')
const { Expectation } = require('./lib/expectation.js')
const { NotificationHandler } = require('./lib/handler.js')
const { Inbox } = require('./lib/inbox.js')
const { Merchant } = require('./lib/merchant.js')
const { Merchants, ServedMerchant } = require('./lib/merchants.js')
const native = require('./lib/native.js')
const { Notification } = require('./lib/notification.js')
const { Diagnosis, NotificationParser } = require('./lib/parser.js')
const { decryptResource, inspectPem, signingMessage, verifySignature } = require('./lib/primitives.js')
const { CertificateRefresher } = require('./lib/refresher.js')
const { parseV2 } = require('./lib/v2.js')

module.exports = {
  Ack: errors.Ack,
  ArgumentError: errors.ArgumentError,
  CertificateRefresher,
  ConfigurationError: errors.ConfigurationError,
  ContentError: errors.ContentError,
  DecryptionError: errors.DecryptionError,
  Diagnosis,
  ERROR_CODES: errors.ERROR_CODES,
  Expectation,
  HandlerError: errors.HandlerError,
  Inbox,
  InboxError: errors.InboxError,
  InternalError: errors.InternalError,
  KINDS: Object.freeze(native.kinds()),
  Merchant,
  Merchants,
  Notification,
  NotificationHandler,
  NotificationParser,
  RequestError: errors.RequestError,
  ServedMerchant,
  VERSION: native.version(),
  VerificationError: errors.VerificationError,
  WxNotifyError: errors.WxNotifyError,
  certificatesRequest,
  decryptResource,
  inspectPem,
  parseCertificates,
  parseV2,
  signingMessage,
  verifySignature,
}

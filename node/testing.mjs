// The same classes as `require('wxnotify/testing')` gives.
import testing from './testing.js'

export const { Clock, Courier, FAULTS, Merchant, Platform, checkDriver, sample, v2Notification, v2Refund } = testing

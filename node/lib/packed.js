'use strict'

// What stands in the buffer that a notification is (src/packed.rs), for who reads one and for who packs one without the addon.

/** The texts, in their order. */
const TEXTS = [
  'id',
  'create_time',
  'event_type',
  'resource_type',
  'summary',
  'original_type',
  'associated_data',
  'plaintext',
  'serial',
  'nonce',
  'request_id',
  'api_v3_key_label',
  'kind',
]

module.exports = { TEXTS }

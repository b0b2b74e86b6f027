'use strict'

// What the bundle gives: the package, and its pretend platform for tests.

module.exports = { ...require('../../index.js'), testing: require('../../testing.js') }

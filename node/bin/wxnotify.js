#!/usr/bin/env node
'use strict'

// The command `wxnotify`. It is a program of this machine's platform, and stands beside the addon, which the package finds.

const { spawnSync } = require('node:child_process')
const { existsSync } = require('node:fs')
const { dirname, join } = require('node:path')
require('../lib/native.js')

const addon = Object.keys(require.cache).find((file) => file.endsWith('.node'))
const program = addon && join(dirname(addon), process.platform === 'win32' ? 'wxnotify.exe' : 'wxnotify')
if (program === undefined || !existsSync(program)) {
  console.error(`wxnotify: the package for ${process.platform}-${process.arch} has no command; cargo install wxnotify-cli makes one`)
  process.exit(1)
}
const { status, signal, error } = spawnSync(program, process.argv.slice(2), { stdio: 'inherit' })
if (error) throw error
if (signal !== null) process.kill(process.pid, signal)
process.exitCode = status ?? 1

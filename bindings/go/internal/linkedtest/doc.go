// Package linkedtest is what the C library has for tests, over cgo.
package linkedtest

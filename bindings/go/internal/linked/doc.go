// Package linked is the core as a C library, over cgo. Which one is linked the build says in package wxnotify.
package linked

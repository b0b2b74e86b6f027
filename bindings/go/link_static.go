//go:build !wxnotify_dynamic

package wxnotify

// The library stands beside this file, one for each platform.

// #cgo linux,amd64 LDFLAGS: ${SRCDIR}/libwxnotify_linux_amd64.a
// #cgo linux,arm64 LDFLAGS: ${SRCDIR}/libwxnotify_linux_arm64.a
// #cgo darwin,amd64 LDFLAGS: ${SRCDIR}/libwxnotify_darwin_amd64.a
// #cgo darwin,arm64 LDFLAGS: ${SRCDIR}/libwxnotify_darwin_arm64.a
// #cgo linux LDFLAGS: -lpthread -ldl -lm
import "C"

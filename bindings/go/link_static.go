//go:build !wxnotify_dynamic && !wxnotify_wasm

package wxnotify

// The library stands beside this file, one for each platform. It is libwxnotify_testing.a, which has what package wxnotifytest
// needs, too: a program is linked with one library, whatever it tests. Where size counts,
// go build -ldflags=-extldflags=-Wl,--gc-sections leaves out what is not called (Go takes no such flag from here).

// #cgo linux,amd64 LDFLAGS: ${SRCDIR}/libwxnotify_linux_amd64.a
// #cgo linux,arm64 LDFLAGS: ${SRCDIR}/libwxnotify_linux_arm64.a
// #cgo darwin,amd64 LDFLAGS: ${SRCDIR}/libwxnotify_darwin_amd64.a
// #cgo darwin,arm64 LDFLAGS: ${SRCDIR}/libwxnotify_darwin_arm64.a
// #cgo linux LDFLAGS: -lpthread -ldl -lm
import "C"

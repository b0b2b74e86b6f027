//go:build wxnotify_dynamic && !wxnotify_testing

package wxnotify

// libwxnotify.so as `make install` installed it, found by pkg-config.

// #cgo pkg-config: wxnotify
import "C"

//go:build wxnotify_dynamic

package wxnotify

// libwxnotify.so as `make install` installed it, found by pkg-config.

// #cgo pkg-config: wxnotify
import "C"

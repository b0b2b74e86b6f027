//go:build wxnotify_dynamic && wxnotify_testing

package wxnotify

// libwxnotify_testing.so instead of libwxnotify.so, for tests that use package wxnotifytest: it has all of that, and a process
// must not have both.

// #cgo pkg-config: wxnotify-testing
import "C"

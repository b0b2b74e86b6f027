//go:build wxnotify_dynamic && !wxnotify_testing

package linkedtest

// #error "wxnotifytest is not in libwxnotify.so; test with -tags wxnotify_dynamic,wxnotify_testing, which links libwxnotify_testing.so"
import "C"

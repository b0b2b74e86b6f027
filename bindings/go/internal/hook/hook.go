// Package hook is how package wxnotifytest reaches what package wxnotify keeps to itself.
package hook

import "unsafe"

// Error makes Go's error of a C wxn_error, which it frees. Package wxnotify sets it.
var Error func(cError unsafe.Pointer) error

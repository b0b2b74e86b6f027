// Package hook is how the packages of this module reach what others of them keep to themselves.
package hook

import "unsafe"

// Error makes Go's error of a C wxn_error, which it frees. Package wxnotify sets it.
var Error func(cError unsafe.Pointer) error

// Event makes the typed event of a kind, an events.Event, of a resource that was checked; its numbers are json.Number. Package
// events sets it.
var Event func(kind string, resource map[string]any) any

//go:build cgo && !wxnotify_wasm && (wxnotify_dynamic || (linux && (amd64 || arm64)) || (darwin && (amd64 || arm64)))

package wxnotifytest

import (
	"github.com/wxnotify/wxnotify-go/internal/linkedtest"
	"github.com/wxnotify/wxnotify-go/internal/native"
)

// See core_linked.go of package wxnotify.
var testing native.Testing = linkedtest.Testing{}

//go:build !(cgo && !wxnotify_wasm && (wxnotify_dynamic || (linux && (amd64 || arm64)) || (darwin && (amd64 || arm64))))

package wxnotifytest

import (
	"github.com/wxnotify/wxnotify-go/internal/native"
	"github.com/wxnotify/wxnotify-go/internal/wasm"
)

// See core_wasm.go of package wxnotify.
var testing native.Testing = wasm.Testing{}

//go:build !(cgo && !wxnotify_wasm && (wxnotify_dynamic || (linux && (amd64 || arm64)) || (darwin && (amd64 || arm64))))

package wxnotify

import (
	"github.com/wxnotify/wxnotify-go/internal/native"
	"github.com/wxnotify/wxnotify-go/internal/wasm"
)

// Elsewhere it is WebAssembly: without cgo, with the tag wxnotify_wasm, and on platforms that have no library.
var core native.Library = wasm.Library{}

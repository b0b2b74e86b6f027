//go:build cgo && !wxnotify_wasm && (wxnotify_dynamic || (linux && (amd64 || arm64)) || (darwin && (amd64 || arm64)))

package wxnotify

import (
	"github.com/wxnotify/wxnotify-go/internal/linked"
	"github.com/wxnotify/wxnotify-go/internal/native"
)

// The core is linked where there is cgo and a library for the platform.
var core native.Library = linked.Library{}

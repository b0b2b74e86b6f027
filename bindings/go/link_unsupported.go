//go:build !wxnotify_dynamic && !wxnotify_wasm && !((linux && (amd64 || arm64)) || (darwin && (amd64 || arm64)) || (windows && amd64))

package wxnotify

// #error "wxnotify's library for cgo is there for Linux and macOS on amd64 and arm64, and for Windows on amd64: on others build with CGO_ENABLED=0, or install libwxnotify and build with -tags wxnotify_dynamic"
import "C"

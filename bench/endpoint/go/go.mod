module endpoint

go 1.24.0

require (
	github.com/mattn/go-sqlite3 v1.14.32
	github.com/wxnotify/wxnotify-go v0.1.0
)

require github.com/tetratelabs/wazero v1.10.1 // indirect

replace github.com/wxnotify/wxnotify-go => ../../../bindings/go

module bench

go 1.24

require github.com/wxnotify/wxnotify-go v0.0.0

require github.com/tetratelabs/wazero v1.10.1 // indirect

replace github.com/wxnotify/wxnotify-go => ../../bindings/go

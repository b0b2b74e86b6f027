module bench

go 1.24

require github.com/wxnotify/wxnotify-go v0.0.0

replace github.com/wxnotify/wxnotify-go => ../../bindings/go

module github.com/wxnotify/wxnotify-go

go 1.24

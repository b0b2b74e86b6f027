package wxnotify

// #include "wxnotify.h"
import "C"

import (
	"net/http"
	"unsafe"
)

// HeaderFromMap makes an [http.Header] of a plain map, such as a function platform hands out, for [NotificationParser.Parse].
// The names may be in any spelling.
func HeaderFromMap(headers map[string]string) http.Header {
	header := make(http.Header, len(headers))
	for name, value := range headers {
		header[name] = []string{value}
	}
	return header
}

// headersInC copies headers into a block, to be freed by the caller.
func headersInC(header http.Header) (*block, *C.wxn_header, C.size_t) {
	size, count := 0, 0
	for name, values := range header {
		for _, value := range values {
			size += len(name) + len(value)
		}
		count += len(values)
	}
	block := newBlock(sizeOf[C.wxn_header](count) + size)
	copies := array[C.wxn_header](block, count)
	index := 0
	for name, values := range header {
		for _, value := range values {
			copies[index] = C.wxn_header{name: block.text(name), value: block.text(value)}
			index++
		}
	}
	return block, unsafe.SliceData(copies), C.size_t(count)
}

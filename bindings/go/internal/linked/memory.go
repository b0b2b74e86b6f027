package linked

// #include "wxnotify.h"
// #include <stdlib.h>
// #cgo noescape wxn_parser_parse_into
// #cgo nocallback wxn_parser_parse_into
import "C"

import (
	"fmt"
	"unsafe"

	"github.com/wxnotify/wxnotify-go/internal/native"
)

// Everything that is unsafe about talking to C in general: texts and arrays on their way there and back.

func init() {
	if found := C.wxn_abi_version(); found != C.WXN_ABI_VERSION {
		panic(fmt.Sprintf("wxnotify: this package speaks version %d of the native library's interface, and the library that was linked speaks %d; install the library of the same release",
			C.WXN_ABI_VERSION, found))
	}
}

// block is a piece of C's memory. What holds pointers must stand there when C reads it: Go's own memory may hold no pointer
// to Go's memory then. It is made of the size that will be needed, filled in order, arrays before texts, and wiped when
// freed, because there are keys in it.
type block struct{ all, rest []byte }

func newBlock(size int) *block {
	size++ // so that the place of an empty text at the end is inside, too
	all := unsafe.Slice((*byte)(C.malloc(C.size_t(size))), size)
	return &block{all, all}
}

func (b *block) free() {
	clear(b.all)
	C.free(unsafe.Pointer(unsafe.SliceData(b.all)))
}

// sizeOf is how much an array takes. Every T here has a size that is a multiple of its alignment, and of every other's.
func sizeOf[T any](length int) int {
	var one T
	return length * int(unsafe.Sizeof(one))
}

// array reserves zeroed room for an array.
func array[T any](b *block, length int) []T {
	size := sizeOf[T](length)
	reserved := unsafe.Slice((*T)(unsafe.Pointer(unsafe.SliceData(b.rest))), length)
	clear(reserved)
	b.rest = b.rest[size:]
	return reserved
}

// text copies a text, which is present even where it is empty.
func (b *block) text(text string) C.wxn_slice {
	slice := C.wxn_slice{ptr: unsafe.Pointer(unsafe.SliceData(b.rest)), len: C.size_t(len(text))}
	b.rest = b.rest[copy(b.rest, text):]
	return slice
}

// bytes is text of a text in bytes.
func (b *block) bytes(text []byte) C.wxn_slice {
	return b.text(unsafe.String(unsafe.SliceData(text), len(text)))
}

// optionalText copies a text, or says that there is none.
func (b *block) optionalText(text *string) C.wxn_slice {
	if text == nil {
		return C.wxn_slice{}
	}
	return b.text(*text)
}

func optionalLen(text *string) int {
	if text == nil {
		return 0
	}
	return len(*text)
}

// number copies an optional number.
func (b *block) number(number *int64) *C.int64_t {
	if number == nil {
		return nil
	}
	room := &array[C.int64_t](b, 1)[0]
	*room = C.int64_t(*number)
	return room
}

// chars and bytes are Go's texts and bytes as C's functions take them. They hold no pointers, so they may stay where they are.
func chars(text string) (*C.char, C.size_t) {
	return (*C.char)(unsafe.Pointer(unsafe.StringData(text))), C.size_t(len(text))
}

func bytes(bytes []byte) (unsafe.Pointer, C.size_t) {
	return unsafe.Pointer(unsafe.SliceData(bytes)), C.size_t(len(bytes))
}

// goText copies a text of C's.
func goText(slice C.wxn_slice) string {
	return string(viewOf(slice.ptr, slice.len))
}

// goBytes copies a text of C's into bytes.
func goBytes(slice C.wxn_slice) []byte {
	return append([]byte{}, viewOf(slice.ptr, slice.len)...)
}

// goOptionalText copies a text of C's, or returns nil for an absent one.
func goOptionalText(slice C.wxn_slice) *string {
	if slice.ptr == nil {
		return nil
	}
	text := goText(slice)
	return &text
}

// takeBytes copies bytes that the library made, and frees them.
func takeBytes(made *C.wxn_bytes) []byte {
	defer C.wxn_bytes_free(made)
	return goBytes(C.wxn_slice{ptr: made.ptr, len: made.len})
}

func viewOf(ptr unsafe.Pointer, length C.size_t) []byte {
	return unsafe.Slice((*byte)(ptr), int(length))
}

// goOptionalNumber is a number of C's, or nil for an absent one.
func goOptionalNumber(number *C.int64_t) *int64 {
	if number == nil {
		return nil
	}
	copied := int64(*number)
	return &copied
}

// headersInC copies headers into a block, to be freed by the caller.
func headersInC(header map[string][]string) (*block, *C.wxn_header, C.size_t) {
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

// result makes an error of what a call returned and wrote, and frees that.
func result(code C.int32_t, cError *C.wxn_error) error {
	if code == C.WXN_OK {
		return nil
	}
	return TakeError(unsafe.Pointer(cError))
}

// TakeError makes an error of a C wxn_error, and frees that.
func TakeError(pointer unsafe.Pointer) error {
	cError := (*C.wxn_error)(pointer)
	defer C.wxn_error_free(cError)
	return native.NewError(native.Failure{
		Code:            goText(cError.name),
		Message:         goText(cError.message),
		Field:           goText(cError.field),
		Ack:             goAck(cError.ack),
		IsPlatformProbe: cError.is_platform_probe != 0,
	})
}

// must is for calls that fail only where this package calls them wrongly.
func must(code C.int32_t) {
	if code != C.WXN_OK {
		panic(fmt.Sprintf("wxnotify: the native library answered %d to a call that cannot fail; please report it", code))
	}
}

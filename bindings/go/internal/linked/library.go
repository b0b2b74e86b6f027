package linked

// #include "wxnotify.h"
import "C"

import (
	"unsafe"

	"github.com/wxnotify/wxnotify-go/internal/native"
)

// Library is the core.
type Library struct{}

var _ native.Library = Library{}

// Version is the library's.
func (Library) Version() string { return C.GoString(C.wxn_version()) }

// Call answers a request in JSON.
func (Library) Call(request []byte) ([]byte, error) {
	requestPtr, requestLen := bytes(request)
	var made *C.wxn_bytes
	var cError *C.wxn_error
	if err := result(C.wxn_call((*C.char)(requestPtr), requestLen, &made, &cError), cError); err != nil {
		return nil, err
	}
	return takeBytes(made), nil
}

// Codes are the error codes, in the order of their numbers.
func (Library) Codes() []native.Code {
	var table *C.wxn_error_code
	var length C.size_t
	must(C.wxn_error_codes(&table, &length, nil))
	codes := make([]native.Code, 0, int(length))
	for _, code := range unsafe.Slice(table, int(length)) {
		codes = append(codes, native.Code{Name: goText(code.name), Number: int(code.code), AckStatus: int(code.ack_status)})
	}
	return codes
}

// Kinds are the names of all kinds.
func (Library) Kinds() []string {
	var table *C.wxn_slice
	var length C.size_t
	must(C.wxn_kinds(&table, &length, nil))
	kinds := make([]string, 0, int(length))
	for _, name := range unsafe.Slice(table, int(length)) {
		kinds = append(kinds, goText(name))
	}
	return kinds
}

// Ack is an answer by its name.
func (Library) Ack(which string) native.Ack {
	var ack *C.wxn_ack
	switch which {
	case "success":
		must(C.wxn_ack_success(&ack, nil))
	case "success_no_content":
		must(C.wxn_ack_success_no_content(&ack, nil))
	case "handler_failed":
		must(C.wxn_ack_handler_failed(&ack, nil))
	case "busy":
		must(C.wxn_ack_busy(&ack, nil))
	}
	return goAck(ack)
}

// AckForCode is the answer to an error.
func (Library) AckForCode(number int) native.Ack {
	var ack *C.wxn_ack
	must(C.wxn_ack_for_error(C.int32_t(number), &ack, nil))
	return goAck(ack)
}

// AckAnswer is an answer with data.
func (Library) AckAnswer(body []byte) (native.Ack, error) {
	block := newBlock(sizeOf[C.wxn_ack](1) + len(body))
	defer block.free()
	ack := &array[C.wxn_ack](block, 1)[0]
	text := block.text(string(body))
	var cError *C.wxn_error
	if err := result(C.wxn_ack_answer((*C.char)(text.ptr), text.len, ack, &cError), cError); err != nil {
		return native.Ack{}, err
	}
	return goAck(ack), nil
}

// AckSuccessV2 is APIv2's success.
func (Library) AckSuccessV2() native.Ack {
	var ack *C.wxn_ack
	must(C.wxn_ack_success_v2(&ack, nil))
	return goAck(ack)
}

// AckForCodeV2 is the answer to an error of APIv2's.
func (Library) AckForCodeV2(number int) native.Ack {
	var ack *C.wxn_ack
	must(C.wxn_ack_for_error_v2(C.int32_t(number), &ack, nil))
	return goAck(ack)
}

func goAck(ack *C.wxn_ack) native.Ack {
	return native.Ack{Status: int(ack.status), ContentType: goText(ack.content_type), Body: goText(ack.body)}
}

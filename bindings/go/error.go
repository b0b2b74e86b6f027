package wxnotify

// #include "wxnotify.h"
import "C"

import (
	"fmt"
	"unsafe"

	"github.com/wxnotify/wxnotify-go/internal/hook"
)

// Error says why a call failed. Get it from an error with errors.As, and compare it with a [Code] by errors.Is.
type Error struct {
	// Code says what went wrong.
	Code Code
	// Message is one line for the log: what was found, and what to do. It never holds a secret or a decrypted text.
	Message string
	// Field is the header, option, JSON field or argument at fault, or empty.
	Field string
	// Ack is what to answer to WeChat Pay.
	Ack Ack
	// IsPlatformProbe says that this was the platform's probe, which is refused like any other bad signature but need not
	// wake anybody.
	IsPlatformProbe bool

	cause error
}

// Error returns the code and the message.
func (e *Error) Error() string {
	return string(e.Code) + ": " + e.Message
}

// Is says whether target is this error's code.
func (e *Error) Is(target error) bool {
	return target == e.Code
}

// Unwrap returns what failed beneath, such as the error of a database's driver or of a callback, or nil.
func (e *Error) Unwrap() error {
	return e.cause
}

func init() {
	hook.Error = func(cError unsafe.Pointer) error { return takeError((*C.wxn_error)(cError)) }
}

// result makes an error of what a call returned and wrote, and frees that.
func result(code C.int32_t, cError *C.wxn_error) error {
	if code == C.WXN_OK {
		return nil
	}
	return takeError(cError)
}

func takeError(cError *C.wxn_error) *Error {
	defer C.wxn_error_free(cError)
	return &Error{
		Code:            Code(goText(cError.name)),
		Message:         goText(cError.message),
		Field:           goText(cError.field),
		Ack:             goAck(cError.ack),
		IsPlatformProbe: cError.is_platform_probe != 0,
	}
}

// must is for calls that fail only where this package calls them wrongly.
func must(code C.int32_t) {
	if code != C.WXN_OK {
		panic(fmt.Sprintf("wxnotify: the native library answered %d to a call that cannot fail; please report it", code))
	}
}

// argumentError says that a call was made against its interface, where only this package can tell.
func argumentError(field, message string) *Error {
	return newError(ErrArgumentInvalid, message, field, nil)
}

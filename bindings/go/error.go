package wxnotify

import "github.com/wxnotify/wxnotify-go/internal/native"

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
	native.NewError = func(f native.Failure) error {
		return &Error{Code: Code(f.Code), Message: f.Message, Field: f.Field, Ack: Ack(f.Ack), IsPlatformProbe: f.IsPlatformProbe}
	}
}

// argumentError says that a call was made against its interface, where only this package can tell.
func argumentError(field, message string) *Error {
	return newError(ErrArgumentInvalid, message, field, nil)
}

package wxnotify

import (
	"errors"
	"fmt"
	"io"
	"net/http"
)

// Ack is what to put into the HTTP response to WeChat Pay, which takes 200 and 204 as received and sends everything else
// again, for up to 24 hours.
type Ack struct {
	// Status is the HTTP status.
	Status int
	// ContentType is the Content-Type header, empty where there is no body.
	ContentType string
	// Body is JSON (XML for APIv2), or empty.
	Body string
}

// AckFor returns what answers the outcome of a handler: [AckSuccess] for nil, an [*Error]'s own Ack, and
// [AckHandlerFailed] for every other error.
func AckFor(err error) Ack {
	var known *Error
	switch {
	case err == nil:
		return AckSuccess()
	case errors.As(err, &known):
		return known.Ack
	default:
		return AckHandlerFailed()
	}
}

// AckSuccess says received and processed: 200 with {"code":"SUCCESS"}.
func AckSuccess() Ack {
	return Ack(core.Ack("success"))
}

// AckSuccessNoContent says received and processed: 204 without a body. Official pages show both; take this one only where
// a proxy or framework minds the body.
func AckSuccessNoContent() Ack {
	return Ack(core.Ack("success_no_content"))
}

// AckHandlerFailed says that your own processing failed, so WeChat Pay is to send the notification again: 500.
func AckHandlerFailed() Ack {
	return Ack(core.Ack("handler_failed"))
}

// AckBusy says that another worker is processing the same notification, so WeChat Pay is to send it again: 503.
func AckBusy() Ack {
	return Ack(core.Ack("busy"))
}

// AckAnswer says received, and answers with data: 200 with a JSON object of yours, as it is. For the events that ask for something:
// PARKING_FEE.QUERY_TRANS_INFO and CROSS_BORDER_PAY.GET_MCH_INFO. [json.Marshal] makes body of a struct.
//
// Errors: [ErrOptionInvalid] where body is not a JSON object.
func AckAnswer(body []byte) (Ack, error) {
	ack, err := core.AckAnswer(body)
	return Ack(ack), err
}

// AckForCode returns the answer to an error of this code. An [*Error] has it as its Ack already.
//
// Errors: [ErrArgumentInvalid] for a code that is none.
func AckForCode(code Code) (Ack, error) {
	number, err := numberOf(code)
	if err != nil {
		return Ack{}, err
	}
	return Ack(core.AckForCode(number)), nil
}

// numberOf is a code's number in the native library.
func numberOf(code Code) (int, error) {
	for _, known := range Codes() {
		if known.Code == code {
			return known.Number, nil
		}
	}
	return 0, argumentError("code", fmt.Sprintf("no error code is called %q; Codes lists them", string(code)))
}

// Respond writes the answer. It must be the first that is written to w.
func (a Ack) Respond(w http.ResponseWriter) {
	if a.ContentType != "" {
		w.Header().Set("Content-Type", a.ContentType)
	}
	w.WriteHeader(a.Status)
	// Whoever asked may be gone, and will ask again.
	_, _ = io.WriteString(w, a.Body)
}

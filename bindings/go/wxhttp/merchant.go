package wxhttp

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"

	wxnotify "github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/internal/ask"
	"github.com/wxnotify/wxnotify-go/internal/hook"
	"github.com/wxnotify/wxnotify-go/internal/program"
)

// Several merchants behind one endpoint: whose a request is.

// ServedMerchant is a merchant that an endpoint serves, one of several: see [NewServedMerchant].
type ServedMerchant struct {
	name      string
	parser    *wxnotify.NotificationParser
	apiV2Keys []wxnotify.APIv2Key
	value     any
}

// NewServedMerchant makes a merchant of a name, which is 1 to 64 of A-Z, a-z, 0-9, _, . and -, and never changes: the inbox keeps this
// merchant's notifications under it. parser has this merchant's keys. With apiV2Keys its notifications of APIv2 are taken, too: see
// [WithAPIv2Keys].
//
// Errors: [wxnotify.ErrOptionInvalid].
func NewServedMerchant(name string, parser *wxnotify.NotificationParser, apiV2Keys ...wxnotify.APIv2Key) (*ServedMerchant, error) {
	if _, err := ask.Value[any](map[string]any{"do": "check_merchant", "merchant": name}); err != nil {
		return nil, err
	}
	if parser == nil {
		return nil, invalid("parser", "the parser is nil; give what NewNotificationParser returned")
	}
	if len(apiV2Keys) > 0 {
		if err := checkAPIv2Keys(apiV2Keys); err != nil {
			return nil, err
		}
	}
	return &ServedMerchant{name: name, parser: parser, apiV2Keys: append([]wxnotify.APIv2Key(nil), apiV2Keys...)}, nil
}

// WithValue returns the same merchant with a value of yours, such as its row, for the callbacks: see [ServedMerchant.Value].
func (m *ServedMerchant) WithValue(value any) *ServedMerchant {
	with := *m
	with.value = value
	return &with
}

// Name is the merchant's name.
func (m *ServedMerchant) Name() string { return m.name }

// Parser is the parser with its keys, which can be replaced while it is used.
func (m *ServedMerchant) Parser() *wxnotify.NotificationParser { return m.parser }

// Value is what [ServedMerchant.WithValue] was given, and else nil.
func (m *ServedMerchant) Value() any { return m.value }

// Chooser finds whose a request is: [ChooserFunc] makes one of a function, and [Merchants.By] of a registry.
type Chooser interface {
	// Choose returns the request's merchant, or nil where it is nobody's, which is answered as a bad signature is. It is called before
	// anything is verified. The request has no body. All goroutines may call it.
	Choose(r *http.Request) (*ServedMerchant, error)
}

// ChooserFunc is a function that finds whose a request is: see [Chooser].
type ChooserFunc func(r *http.Request) (*ServedMerchant, error)

// Choose calls the function.
func (f ChooserFunc) Choose(r *http.Request) (*ServedMerchant, error) { return f(r) }

func isNil(chooser Chooser) bool {
	switch chooser := chooser.(type) {
	case nil:
		return true
	case ChooserFunc:
		return chooser == nil
	case *byName:
		return chooser.merchants == nil || chooser.nameOf == nil
	}
	return false
}

// finder finds a merchant by its name alone, as a worker needs it.
type finder interface {
	find(ctx context.Context, name string) (*ServedMerchant, error)
}

// choose finds whose a request is, before the deadline. Its error is a [*noMerchant], or the deadline's.
func (h *Handler) choose(r *http.Request, deadline time.Time) (*ServedMerchant, error) {
	if h.chooser == nil {
		return h.only, nil
	}
	bodiless := r.WithContext(r.Context())
	bodiless.Body = http.NoBody
	chosen := attempt(h.log(), func() (*ServedMerchant, error) { return h.chooser.Choose(bodiless) })
	patience := time.NewTimer(time.Until(deadline))
	defer patience.Stop()
	select {
	case end := <-chosen:
		return found(end.value, end.err)
	case <-patience.C:
		return nil, hook.NewError(string(wxnotify.ErrDeadlineExceeded), fmt.Sprintf("it was not known within %v whose the request is", h.deadline), "merchant", nil)
	}
}

// noMerchant is why there is no merchant: what the native library is told of it, and what failed, or nil.
type noMerchant struct {
	reply any
	cause error
}

func (e *noMerchant) Error() string { return "there is no merchant" }

func found(merchant *ServedMerchant, err error) (*ServedMerchant, error) {
	switch {
	case err != nil:
		return nil, &noMerchant{failureReply(err), err}
	case merchant == nil:
		return nil, &noMerchant{map[string]any{"returned": nil}, nil}
	case merchant.parser == nil:
		return nil, &noMerchant{map[string]any{"unusable": "a ServedMerchant that NewServedMerchant did not make"}, nil}
	}
	return merchant, nil
}

// refuseMerchant is the end of a request that is nobody's.
func (h *Handler) refuseMerchant(missing *noMerchant, header http.Header, requestID *string) end {
	headers := [][2]string{}
	for name, values := range header {
		// The answer is what a merchant's would be, as far as the headers tell.
		if strings.HasPrefix(strings.ToLower(name), "wechatpay") {
			for _, value := range values {
				headers = append(headers, [2]string{name, value})
			}
		}
	}
	report := h.report(map[string]any{"do": "refuse_merchant", "handler": h.number, "reply": missing.reply, "headers": headers, "request_id": requestID})
	return endOf(report, missing.cause)
}

// find has a worker's notification find its merchant, whose name the inbox has.
func (r *running) find(step *program.Step) any {
	merchant, err := result(attempt(r.handler.log(), func() (*ServedMerchant, error) {
		return r.handler.chooser.(finder).find(r.ctx, step.Merchant)
	}))
	merchant, err = found(merchant, err)
	if err != nil {
		missing := err.(*noMerchant)
		r.failure = missing.cause
		return missing.reply
	}
	r.merchant = merchant
	return "done"
}

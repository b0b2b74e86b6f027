package wxnotify

// #include "wxnotify.h"
import "C"

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"sync"
	"time"
)

// NotificationParser verifies and decrypts notifications. Make one when the program starts, and share it between all
// goroutines.
type NotificationParser struct {
	// A call holds the lock for reading, so that Close frees nothing that is in use.
	lock    sync.RWMutex
	handle  *C.wxn_parser // nil once it is closed
	cleanup runtime.Cleanup
}

// ParserOption is one of the options of [NewNotificationParser].
type ParserOption func(*parserOptions)

type parserOptions struct {
	clockTolerance            *int64
	maxBodyBytes              *int64
	rejectExpiredCertificates bool
}

// WithClockTolerance says how far Wechatpay-Timestamp may be from now, in seconds, in both directions: 0 to 86400, and 300
// unless set, as WeChat Pay's rules say.
func WithClockTolerance(seconds int64) ParserOption {
	return func(options *parserOptions) { options.clockTolerance = &seconds }
}

// WithMaxBodyBytes sets the longest body, in bytes: 1 to 64 MiB, and 1 MiB unless set.
func WithMaxBodyBytes(bytes int64) ParserOption {
	return func(options *parserOptions) { options.maxBodyBytes = &bytes }
}

// WithRejectExpiredCertificates says whether a certificate must be within its dates. Off unless set: the platform signs with
// certificates past the date in the PEM, and says which are good by listing them.
func WithRejectExpiredCertificates(reject bool) ParserOption {
	return func(options *parserOptions) { options.rejectExpiredCertificates = reject }
}

// NewNotificationParser makes a parser of at least one platform key and at least one APIv3 key. Several APIv3 keys are tried
// in their order: while one is being changed, or for many merchants behind one URL.
//
// Errors: [ErrPEMInvalid], [ErrKeyUnsupported], [ErrMerchantCertificate] (your own certificate where the platform's belongs),
// [ErrPrivateKeyGiven], [ErrNoPlatformKey], [ErrAPIv3KeyInvalid], [ErrOptionInvalid].
func NewNotificationParser(platformKeys PlatformKeys, apiV3Keys []APIv3Key, options ...ParserOption) (*NotificationParser, error) {
	keys, err := platformKeys.inC()
	if err != nil {
		return nil, err
	}
	defer C.wxn_platform_keys_free(keys)
	keyBlock, apiV3, apiV3Len := apiV3KeysInC(apiV3Keys)
	defer keyBlock.free()
	var given parserOptions
	for _, option := range options {
		option(&given)
	}
	optionBlock, inC := given.inC()
	defer optionBlock.free()

	parser := new(NotificationParser)
	var cError *C.wxn_error
	if err := result(C.wxn_parser_new(keys, apiV3, apiV3Len, inC, &parser.handle, &cError), cError); err != nil {
		return nil, err
	}
	parser.cleanup = runtime.AddCleanup(parser, freeParser, parser.handle)
	return parser, nil
}

func (o parserOptions) inC() (*block, *C.wxn_options) {
	block := newBlock(sizeOf[C.wxn_options](1) + sizeOf[C.int64_t](2))
	options := &array[C.wxn_options](block, 1)[0]
	options.size = C.sizeof_wxn_options
	options.clock_tolerance = block.number(o.clockTolerance)
	options.max_body_bytes = block.number(o.maxBodyBytes)
	if o.rejectExpiredCertificates {
		options.reject_expired_certificates = 1
	}
	return block, options
}

func freeParser(handle *C.wxn_parser) {
	must(C.wxn_parser_free(handle))
}

// Close frees the parser's native memory, which the garbage collector does otherwise when nothing refers to the parser any
// more. Calls in other goroutines are waited for; calls afterwards fail with [ErrArgumentInvalid]. It always returns nil, and
// may be called again.
func (p *NotificationParser) Close() error {
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.handle != nil {
		p.cleanup.Stop()
		freeParser(p.handle)
		p.handle = nil
	}
	return nil
}

// use calls call with the handle, which is not freed meanwhile.
func (p *NotificationParser) use(call func(*C.wxn_parser) error) error {
	p.lock.RLock()
	defer p.lock.RUnlock()
	if p.handle == nil {
		return argumentError("parser", "the parser was closed, or not made by NewNotificationParser; make one when the program starts, and close it when it ends")
	}
	return call(p.handle)
}

// ParseRequest verifies and decrypts the notification that an HTTP request is. It reads the body, to the end and no further
// than the parser takes, and must be the first to do so.
//
// Errors: those of [NotificationParser.Parse]; [ErrArgumentInvalid] where the body was read already; and what reading the body
// returned.
func (p *NotificationParser) ParseRequest(request *http.Request) (*Notification, error) {
	body, err := p.readBody(request)
	if err != nil {
		return nil, err
	}
	return p.Parse(request.Header, body)
}

func (p *NotificationParser) readBody(request *http.Request) ([]byte, error) {
	limit, err := p.MaxBodyBytes()
	if err != nil {
		return nil, err
	}
	if request.ContentLength > limit {
		return nil, newError(ErrBodyTooLarge, fmt.Sprintf("the request's Content-Length is %d bytes, and the parser takes %d", request.ContentLength, limit), "", nil)
	}
	var body []byte
	if request.Body != nil {
		// One byte more, so that Parse sees that it is too long.
		body, err = io.ReadAll(io.LimitReader(request.Body, limit+1))
		var tooLarge *http.MaxBytesError
		if errors.As(err, &tooLarge) {
			return nil, newError(ErrBodyTooLarge, fmt.Sprintf("the request's body is longer than %d bytes", tooLarge.Limit), "", err)
		} else if err != nil {
			return nil, fmt.Errorf("wxnotify: reading the request's body: %w", err)
		}
	}
	if len(body) == 0 && request.ContentLength > 0 {
		return nil, argumentError("body", "the request's body was read before, by a middleware or by binding it to a struct; "+
			"verify first, or take the raw bytes and give them to Parse: in gin c.GetRawData(), in echo and chi io.ReadAll "+
			"of the request's Body, in fiber c.BodyRaw()")
	}
	return body, nil
}

// Parse verifies and decrypts a notification, now by the system clock.
//
// header holds all headers of the request, in whatever spelling; a map[string][]string is taken as well, and
// [HeaderFromMap] makes one of a map[string]string. body is the raw body, before any parser or middleware touched it.
//
// Errors: the first step that fails decides: [ErrBodyTooLarge], [ErrHeaderMissing], [ErrHeaderInvalid], [ErrTimestampInvalid],
// [ErrTimestampOutOfRange], [ErrSignatureProbe], [ErrSerialUnknown], [ErrSignatureTypeUnsupported], [ErrCertificateExpired],
// [ErrSignatureInvalid], [ErrEnvelopeInvalid], [ErrResourceUnsupported], [ErrDecryptionFailed], [ErrPlaintextInvalid].
func (p *NotificationParser) Parse(header http.Header, body []byte) (*Notification, error) {
	return p.parse(header, body, systemNow)
}

// ParseAt is [NotificationParser.Parse] at a given time, to the second: for tests, and for replaying saved samples.
func (p *NotificationParser) ParseAt(header http.Header, body []byte, now time.Time) (*Notification, error) {
	return p.parse(header, body, now.Unix())
}

func (p *NotificationParser) parse(header http.Header, body []byte, now int64) (notification *Notification, err error) {
	block, headers, headersLen := headersInC(header)
	defer block.free()
	bodyPtr, bodyLen := bytes(body)
	err = p.use(func(handle *C.wxn_parser) error {
		var parsed *C.wxn_notification
		var cError *C.wxn_error
		if err := result(C.wxn_parser_parse(handle, headers, headersLen, bodyPtr, bodyLen, C.int64_t(now), &parsed, &cError), cError); err != nil {
			return err
		}
		notification = takeNotification(parsed)
		return nil
	})
	return notification, err
}

// Diagnose says what usually went wrong with a notification that [NotificationParser.Parse] rejects, with the same arguments.
// It is for people, never for the request path: it takes thousands of times as long, and its answer may tell an attacker what
// would have passed. It accepts nothing.
func (p *NotificationParser) Diagnose(header http.Header, body []byte) (*Diagnosis, error) {
	return p.diagnose(header, body, systemNow)
}

// DiagnoseAt is [NotificationParser.Diagnose] at a given time, to the second.
func (p *NotificationParser) DiagnoseAt(header http.Header, body []byte, now time.Time) (*Diagnosis, error) {
	return p.diagnose(header, body, now.Unix())
}

func (p *NotificationParser) diagnose(header http.Header, body []byte, now int64) (diagnosis *Diagnosis, err error) {
	block, headers, headersLen := headersInC(header)
	defer block.free()
	bodyPtr, bodyLen := bytes(body)
	err = p.use(func(handle *C.wxn_parser) error {
		var made *C.wxn_diagnosis
		var cError *C.wxn_error
		if err := result(C.wxn_parser_diagnose(handle, headers, headersLen, bodyPtr, bodyLen, C.int64_t(now), &made, &cError), cError); err != nil {
			return err
		}
		diagnosis, err = takeDiagnosis(made)
		return err
	})
	return diagnosis, err
}

// ReplacePlatformKeys replaces all platform keys at once, safely while other goroutines parse: each call sees the old keys or
// the new ones, whole.
//
// Errors: those of the keys in [NewNotificationParser]; the old keys then stay.
func (p *NotificationParser) ReplacePlatformKeys(platformKeys PlatformKeys) error {
	keys, err := platformKeys.inC()
	if err != nil {
		return err
	}
	defer C.wxn_platform_keys_free(keys)
	return p.use(func(handle *C.wxn_parser) error {
		var cError *C.wxn_error
		return result(C.wxn_parser_replace_platform_keys(handle, keys, &cError), cError)
	})
}

// PlatformKeys returns the platform keys in use, in the order of adding.
func (p *NotificationParser) PlatformKeys() (keys []PlatformKey, err error) {
	err = p.use(func(handle *C.wxn_parser) error {
		var held *C.wxn_platform_keys
		var cError *C.wxn_error
		if err := result(C.wxn_parser_platform_keys(handle, &held, &cError), cError); err != nil {
			return err
		}
		keys, err = goPlatformKeys(held)
		return err
	})
	return keys, err
}

// MaxBodyBytes returns the longest body that is taken, in bytes: where a server can stop reading.
func (p *NotificationParser) MaxBodyBytes() (limit int64, err error) {
	err = p.use(func(handle *C.wxn_parser) error {
		var most C.size_t
		var cError *C.wxn_error
		if err := result(C.wxn_parser_max_body_bytes(handle, &most, &cError), cError); err != nil {
			return err
		}
		limit = int64(most)
		return nil
	})
	return limit, err
}

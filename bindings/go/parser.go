package wxnotify

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"sync"
	"time"

	"github.com/wxnotify/wxnotify-go/internal/native"
)

// NotificationParser verifies and decrypts notifications. Make one when the program starts, and share it between all
// goroutines.
type NotificationParser struct {
	// A call holds the lock for reading, so that Close frees nothing that is in use.
	lock    sync.RWMutex
	parser  native.Parser // nil once it is closed
	cleanup runtime.Cleanup
}

// ParserOption is one of the options of [NewNotificationParser].
type ParserOption func(*parserOptions)

type parserOptions native.Options

// WithClockTolerance says how far Wechatpay-Timestamp may be from now, in seconds, in both directions: 0 to 86400, and 300
// unless set, as WeChat Pay's rules say.
func WithClockTolerance(seconds int64) ParserOption {
	return func(options *parserOptions) { options.ClockTolerance = &seconds }
}

// WithMaxBodyBytes sets the longest body, in bytes: 1 to 64 MiB, and 1 MiB unless set.
func WithMaxBodyBytes(bytes int64) ParserOption {
	return func(options *parserOptions) { options.MaxBodyBytes = &bytes }
}

// WithRejectExpiredCertificates says whether a certificate must be within its dates. Off unless set: the platform signs with
// certificates past the date in the PEM, and says which are good by listing them.
func WithRejectExpiredCertificates(reject bool) ParserOption {
	return func(options *parserOptions) { options.RejectExpiredCertificates = reject }
}

// NewNotificationParser makes a parser of at least one platform key and at least one APIv3 key. Several APIv3 keys are tried
// in their order: while one is being changed, or for many merchants behind one URL.
//
// Errors: [ErrPEMInvalid], [ErrKeyUnsupported], [ErrMerchantCertificate] (your own certificate where the platform's belongs),
// [ErrPrivateKeyGiven], [ErrNoPlatformKey], [ErrAPIv3KeyInvalid], [ErrOptionInvalid].
func NewNotificationParser(platformKeys PlatformKeys, apiV3Keys []APIv3Key, options ...ParserOption) (*NotificationParser, error) {
	var given parserOptions
	for _, option := range options {
		option(&given)
	}
	made, err := core.NewParser(platformKeys.native(), secrets(apiV3Keys), native.Options(given))
	if err != nil {
		return nil, err
	}
	parser := &NotificationParser{parser: made}
	parser.cleanup = runtime.AddCleanup(parser, native.Parser.Free, made)
	return parser, nil
}

// Close frees the parser's native memory, which the garbage collector does otherwise when nothing refers to the parser any
// more. Calls in other goroutines are waited for; calls afterwards fail with [ErrArgumentInvalid]. It always returns nil, and
// may be called again.
func (p *NotificationParser) Close() error {
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.parser != nil {
		p.cleanup.Stop()
		p.parser.Free()
		p.parser = nil
	}
	return nil
}

// use calls call with the core's parser, which is not freed meanwhile.
func (p *NotificationParser) use(call func(native.Parser) error) error {
	p.lock.RLock()
	defer p.lock.RUnlock()
	if p.parser == nil {
		return argumentError("parser", "the parser was closed, or not made by NewNotificationParser; make one when the program starts, and close it when it ends")
	}
	return call(p.parser)
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

// mostRoomAhead is how many bytes have room before they have come, and are no mere announcement.
const mostRoomAhead = 64 << 10

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
		var read bytes.Buffer
		read.Grow(int(min(max(request.ContentLength, 0), mostRoomAhead)) + bytes.MinRead)
		// One byte more, so that Parse sees that it is too long.
		_, err = read.ReadFrom(io.LimitReader(request.Body, limit+1))
		body = read.Bytes()
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
	return p.parse(header, body, native.SystemNow)
}

// ParseAt is [NotificationParser.Parse] at a given time, to the second: for tests, and for replaying saved samples.
func (p *NotificationParser) ParseAt(header http.Header, body []byte, now time.Time) (*Notification, error) {
	return p.parse(header, body, now.Unix())
}

func (p *NotificationParser) parse(header http.Header, body []byte, now int64) (notification *Notification, err error) {
	err = p.use(func(parser native.Parser) error {
		parsed, err := parser.Parse(header, body, now)
		if err == nil {
			notification = notificationOf(&parsed)
		}
		return err
	})
	return notification, err
}

// VerifyAnswer verifies the signature of an answer of WeChat Pay's API (应答验签), now by the system clock: whether the platform signed
// it, within the clock's tolerance, with a key of this parser's. header and body are the response's, all and raw.
//
// Errors: those of [NotificationParser.Parse], up to [ErrSignatureInvalid].
func (p *NotificationParser) VerifyAnswer(header http.Header, body []byte) error {
	return p.VerifyAnswerAt(header, body, time.Unix(native.SystemNow, 0))
}

// VerifyAnswerAt is [NotificationParser.VerifyAnswer] at a given time, to the second.
func (p *NotificationParser) VerifyAnswerAt(header http.Header, body []byte, now time.Time) error {
	return p.use(func(parser native.Parser) error { return parser.VerifyAnswer(header, body, now.Unix()) })
}

// Diagnose says what usually went wrong with a notification that [NotificationParser.Parse] rejects, with the same arguments.
// It is for people, never for the request path: it takes thousands of times as long, and its answer may tell an attacker what
// would have passed. It accepts nothing.
func (p *NotificationParser) Diagnose(header http.Header, body []byte) (*Diagnosis, error) {
	return p.diagnose(header, body, native.SystemNow)
}

// DiagnoseAt is [NotificationParser.Diagnose] at a given time, to the second.
func (p *NotificationParser) DiagnoseAt(header http.Header, body []byte, now time.Time) (*Diagnosis, error) {
	return p.diagnose(header, body, now.Unix())
}

func (p *NotificationParser) diagnose(header http.Header, body []byte, now int64) (diagnosis *Diagnosis, err error) {
	err = p.use(func(parser native.Parser) error {
		made, err := parser.Diagnose(header, body, now)
		if err == nil {
			diagnosis, err = diagnosisOf(made)
		}
		return err
	})
	return diagnosis, err
}

// ReplacePlatformKeys replaces all platform keys at once, safely while other goroutines parse: each call sees the old keys or
// the new ones, whole.
//
// Errors: those of the keys in [NewNotificationParser]; the old keys then stay.
func (p *NotificationParser) ReplacePlatformKeys(platformKeys PlatformKeys) error {
	return p.use(func(parser native.Parser) error { return parser.ReplacePlatformKeys(platformKeys.native()) })
}

// ReplaceAPIv3Keys replaces all APIv3 keys at once, safely while other goroutines parse: each call sees the old keys or the new ones,
// whole. Give the new key and the old one until nothing comes that the old one opens.
//
// Errors: [ErrAPIv3KeyInvalid] for none, or one that is no key; the old keys then stay.
func (p *NotificationParser) ReplaceAPIv3Keys(apiV3Keys []APIv3Key) error {
	return p.use(func(parser native.Parser) error { return parser.ReplaceAPIv3Keys(secrets(apiV3Keys)) })
}

// PlatformKeys returns the platform keys in use, in the order of adding.
func (p *NotificationParser) PlatformKeys() (keys []PlatformKey, err error) {
	err = p.use(func(parser native.Parser) error {
		held, err := parser.PlatformKeys()
		keys = make([]PlatformKey, 0, len(held))
		for _, key := range held {
			keys = append(keys, PlatformKey{key.Serial, key.Algorithm, timeOf(key.NotBefore), timeOf(key.NotAfter)})
		}
		return err
	})
	return keys, err
}

// MaxBodyBytes returns the longest body that is taken, in bytes: where a server can stop reading.
func (p *NotificationParser) MaxBodyBytes() (limit int64, err error) {
	err = p.use(func(parser native.Parser) error {
		limit, err = parser.MaxBodyBytes()
		return err
	})
	return limit, err
}

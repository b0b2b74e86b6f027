// The Go driver: each case on standard input through wxnotify's public API, to its outcome. The protocol is in
// tests/vectors/README.md.
package main

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"time"

	"github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

type object = map[string]any

// testCase is a line of standard input. Of input every operation fills what it has.
type testCase struct {
	Name      string
	Operation string
	Input     input
}

type input struct {
	Config struct {
		PlatformKeys platformKeys `json:"platform_keys"`
		APIv3Keys    []apiV3Key   `json:"api_v3_keys"`
		Options      struct {
			ClockTolerance            *int64 `json:"clock_tolerance"`
			MaxBodyBytes              *int64 `json:"max_body_bytes"`
			RejectExpiredCertificates *bool  `json:"reject_expired_certificates"`
		}
	}
	Replacement        platformKeys
	Headers            [][2]string
	Body               string
	Now                int64
	Expectation        expectation
	Which              string
	Timestamp          string
	Nonce              string
	Message            []byte
	Signature          string
	Key                string
	APIv3Key           string `json:"api_v3_key"`
	AssociatedData     string `json:"associated_data"`
	Ciphertext         string
	Algorithm          string
	MchID              string `json:"mchid"`
	MerchantSerial     string `json:"merchant_serial"`
	MerchantPrivateKey string `json:"merchant_private_key"`
	Path               *string
	APIv3Keys          []apiV3Key    `json:"api_v3_keys"`
	KnownKeys          *platformKeys `json:"known_keys"`
	Platform           object
	Notification       object
	Keys               []apiV2Key
	Event              *string
	Kind               *string
	Overrides          json.RawMessage
}

type platformKeys struct {
	Certificates []string
	PublicKeys   []struct{ ID, PEM string } `json:"public_keys"`
}

type apiV3Key struct {
	Key   string
	Label *string
}

type apiV2Key struct {
	Key   string
	MchID string `json:"mch_id"`
}

func (k platformKeys) toGo() wxnotify.PlatformKeys {
	keys := wxnotify.PlatformKeys{Certificates: k.Certificates}
	for _, key := range k.PublicKeys {
		keys.PublicKeys = append(keys.PublicKeys, wxnotify.PublicKey{ID: key.ID, PEM: key.PEM})
	}
	return keys
}

func apiV3Keys(given []apiV3Key) []wxnotify.APIv3Key {
	var keys []wxnotify.APIv3Key
	for _, each := range given {
		key := wxnotify.NewAPIv3Key(each.Key)
		if each.Label != nil {
			key = key.WithLabel(*each.Label)
		}
		keys = append(keys, key)
	}
	return keys
}

func (in input) header() http.Header {
	header := http.Header{}
	for _, pair := range in.Headers {
		header[pair[0]] = append(header[pair[0]], pair[1])
	}
	return header
}

// body is the raw body, which all operations but answer have in base64.
func (in input) body() []byte {
	body, err := base64.StdEncoding.DecodeString(in.Body)
	check(err)
	return body
}

func (in input) now() time.Time {
	return time.Unix(in.Now, 0)
}

func (in input) construct() (*wxnotify.NotificationParser, error) {
	var options []wxnotify.ParserOption
	given := in.Config.Options
	if given.ClockTolerance != nil {
		options = append(options, wxnotify.WithClockTolerance(*given.ClockTolerance))
	}
	if given.MaxBodyBytes != nil {
		options = append(options, wxnotify.WithMaxBodyBytes(*given.MaxBodyBytes))
	}
	if given.RejectExpiredCertificates != nil {
		options = append(options, wxnotify.WithRejectExpiredCertificates(*given.RejectExpiredCertificates))
	}
	return wxnotify.NewNotificationParser(in.Config.PlatformKeys.toGo(), apiV3Keys(in.Config.APIv3Keys), options...)
}

func (in input) parse() (*wxnotify.Notification, error) {
	parser, err := in.construct()
	if err != nil {
		return nil, err
	}
	defer parser.Close()
	return parser.ParseAt(in.header(), in.body(), in.now())
}

func (in input) parseV2() (*wxnotify.Notification, error) {
	var keys []wxnotify.APIv2Key
	for _, each := range in.Keys {
		keys = append(keys, wxnotify.NewAPIv2Key(each.MchID, each.Key))
	}
	return wxnotify.ParseV2(in.body(), keys)
}

// eventOf is the outcome of a notification's event.
func eventOf(notification *wxnotify.Notification, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	event, err := notification.Event()
	return object{"event": event}, err
}

// expectation is what is compared with, by the names of its fields.
type expectation map[string]any

func (e expectation) text(name string) string {
	text, _ := e[name].(string)
	return text
}

func (e expectation) amount(name string) int64 {
	amount, _ := e[name].(json.Number)
	number, _ := amount.Int64()
	return number
}

// UnmarshalJSON keeps all digits of an amount.
func (e *expectation) UnmarshalJSON(text []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	return decoder.Decode((*map[string]any)(e))
}

func (e expectation) fields() []wxnotify.Expectation {
	var fields []wxnotify.Expectation
	for name, of := range map[string]func(string) wxnotify.Expectation{
		"event_type":    wxnotify.EventType,
		"kind":          func(kind string) wxnotify.Expectation { return wxnotify.OfKind(wxnotify.Kind(kind)) },
		"mchid":         wxnotify.MchID,
		"sp_mchid":      wxnotify.SpMchID,
		"sub_mchid":     wxnotify.SubMchID,
		"appid":         wxnotify.AppID,
		"sub_appid":     wxnotify.SubAppID,
		"out_trade_no":  wxnotify.OutTradeNo,
		"out_refund_no": wxnotify.OutRefundNo,
		"currency":      wxnotify.Currency,
	} {
		if e[name] != nil {
			fields = append(fields, of(e.text(name)))
		}
	}
	if e["amount_total"] != nil {
		fields = append(fields, wxnotify.AmountTotal(e.amount("amount_total")))
	}
	if len(fields) != len(e) {
		check(fmt.Errorf("there is something else to expect among %v", e))
	}
	return fields
}

func (e expectation) paid() wxnotify.PaidOrder {
	order := wxnotify.NewPaidOrder(e.text("mchid"), e.text("out_trade_no"), e.amount("amount_total"))
	if e["sub_mchid"] != nil {
		order = order.WithSubMchID(e.text("sub_mchid"))
	}
	if e["currency"] != nil {
		order = order.WithCurrency(e.text("currency"))
	}
	return order
}

func (e expectation) refunded() wxnotify.RefundedOrder {
	refund := wxnotify.NewRefundedOrder(e.text("mchid"), e.text("out_refund_no"), e.amount("amount_refund"))
	if e["sub_mchid"] != nil {
		refund = refund.WithSubMchID(e.text("sub_mchid"))
	}
	if e["out_trade_no"] != nil {
		refund = refund.WithOutTradeNo(e.text("out_trade_no"))
	}
	if e["currency"] != nil {
		refund = refund.WithCurrency(e.text("currency"))
	}
	return refund
}

// compared is the outcome of a comparison with the notification.
func (in input) compared(compare func(*wxnotify.Notification) error) (any, error) {
	notification, err := in.parse()
	if err != nil {
		return nil, err
	}
	return object{"ok": true}, compare(notification)
}

// operations do what each operation says. They return an outcome, or a notification.
var operations = map[string]func(input) (any, error){
	"construct": func(in input) (any, error) {
		parser, err := in.construct()
		if err != nil {
			return nil, err
		}
		return object{"ok": true}, parser.Close()
	},
	"parse": func(in input) (any, error) { return in.parse() },
	"replace": func(in input) (any, error) {
		parser, err := in.construct()
		if err != nil {
			return nil, err
		}
		defer parser.Close()
		if err := parser.ReplacePlatformKeys(in.Replacement.toGo()); err != nil {
			return nil, err
		}
		return parser.ParseAt(in.header(), in.body(), in.now())
	},
	"expect": func(in input) (any, error) {
		return in.compared(func(n *wxnotify.Notification) error { return n.Expect(in.Expectation.fields()...) })
	},
	"expect_paid": func(in input) (any, error) {
		return in.compared(func(n *wxnotify.Notification) error { return n.ExpectPaid(in.Expectation.paid()) })
	},
	"expect_refunded": func(in input) (any, error) {
		return in.compared(func(n *wxnotify.Notification) error { return n.ExpectRefunded(in.Expectation.refunded()) })
	},
	"event":    func(in input) (any, error) { return eventOf(in.parse()) },
	"parse_v2": func(in input) (any, error) { return in.parseV2() },
	"event_v2": func(in input) (any, error) { return eventOf(in.parseV2()) },
	"ack_v2": func(in input) (any, error) {
		if in.Which == "success" {
			return object{"ack": ackOutcome(wxnotify.AckSuccessV2())}, nil
		}
		ack, err := wxnotify.AckForCodeV2(wxnotify.Code(in.Which))
		return object{"ack": ackOutcome(ack)}, err
	},
	"answer": func(in input) (any, error) {
		ack, err := wxnotify.AckAnswer([]byte(in.Body))
		return object{"ack": ackOutcome(ack)}, err
	},
	"ack": func(in input) (any, error) {
		named := map[string]func() wxnotify.Ack{
			"success":            wxnotify.AckSuccess,
			"success_no_content": wxnotify.AckSuccessNoContent,
			"handler_failed":     wxnotify.AckHandlerFailed,
			"busy":               wxnotify.AckBusy,
		}
		if make := named[in.Which]; make != nil {
			return object{"ack": ackOutcome(make())}, nil
		}
		ack, err := wxnotify.AckForCode(wxnotify.Code(in.Which))
		return object{"ack": ackOutcome(ack)}, err
	},
	"signing_message": func(in input) (any, error) {
		message, err := wxnotify.SigningMessage(in.Timestamp, in.Nonce, in.body())
		return object{"bytes": message}, err
	},
	"verify_signature": func(in input) (any, error) {
		valid, err := wxnotify.VerifySignature(in.Message, in.Signature, in.Key)
		return object{"valid": valid}, err
	},
	"decrypt_resource": func(in input) (any, error) {
		plaintext, err := wxnotify.DecryptResource(in.APIv3Key, in.Nonce, in.AssociatedData, in.Ciphertext, in.Algorithm)
		return object{"bytes": plaintext}, err
	},
	"certificates_request": func(in input) (any, error) {
		var options []wxnotify.CertificatesOption
		if in.Path != nil {
			options = append(options, wxnotify.WithCertificatesPath(*in.Path))
		}
		request, err := wxnotify.CertificatesRequestAt(in.MchID, in.MerchantSerial, in.MerchantPrivateKey, in.now(), in.Nonce, options...)
		if err != nil {
			return nil, err
		}
		return object{"request": object{"method": request.Method, "path": request.Path, "authorization": request.Authorization}}, nil
	},
	"parse_certificates": func(in input) (any, error) {
		var known *wxnotify.PlatformKeys
		if in.KnownKeys != nil {
			keys := in.KnownKeys.toGo()
			known = &keys
		}
		certificates, err := wxnotify.ParseCertificatesAt(in.header(), in.body(), apiV3Keys(in.APIv3Keys), known, in.now())
		return certificatesOutcome(certificates), err
	},
	"testing": testing,
	"sample": func(in input) (any, error) {
		sample, err := in.sample()
		return object{"sample": json.RawMessage(sample)}, err
	},
	"testing_certificates": func(in input) (any, error) {
		platform, err := in.platform()
		if err != nil {
			return nil, err
		}
		answer, err := platform.CertificatesAnswer(in.now())
		if err != nil {
			return nil, err
		}
		keys := []wxnotify.APIv3Key{wxnotify.NewAPIv3Key(platform.APIv3Key())}
		certificates, err := wxnotify.ParseCertificatesAt(answer.Header, answer.Body, keys, nil, in.now())
		return certificatesOutcome(certificates), err
	},
	"diagnose": func(in input) (any, error) {
		parser, err := in.construct()
		if err != nil {
			return nil, err
		}
		defer parser.Close()
		diagnosis, err := parser.DiagnoseAt(in.header(), in.body(), in.now())
		if err != nil {
			return nil, err
		}
		return object{"diagnosis": string(diagnosis.ToJSON())}, nil
	},
	"codes": func(input) (any, error) {
		listed := []object{}
		for _, code := range wxnotify.Codes() {
			listed = append(listed, object{"code": code.Code, "number": code.Number, "ack_status": code.AckStatus})
		}
		return object{"codes": listed}, nil
	},
	"kinds":   func(input) (any, error) { return object{"kinds": wxnotify.Kinds()}, nil },
	"version": func(input) (any, error) { return object{"version": wxnotify.Version()}, nil },
}

func certificatesOutcome(certificates []wxnotify.Certificate) object {
	listed := []object{}
	for _, each := range certificates {
		listed = append(listed, object{
			"serial":         each.Serial,
			"pem":            each.PEM,
			"not_before":     each.NotBefore.Unix(),
			"not_after":      each.NotAfter.Unix(),
			"effective_time": each.EffectiveTime,
			"expire_time":    each.ExpireTime,
		})
	}
	return object{"certificates": listed}
}

// platform makes the testing platform of the options.
func (in input) platform() (*wxnotifytest.Platform, error) {
	var options []wxnotifytest.PlatformOption
	for name, value := range in.Platform {
		option, known := platformOptions[name]
		if !known {
			return nil, fmt.Errorf("the testing platform has no option %s", name)
		}
		options = append(options, option(value))
	}
	return wxnotifytest.NewPlatform(options...)
}

func (in input) sample() (string, error) {
	switch {
	case in.Event != nil && in.Kind != nil:
		return wxnotifytest.SampleOfKind(*in.Event, wxnotify.Kind(*in.Kind), in.Overrides)
	case in.Event != nil:
		return wxnotifytest.Sample(*in.Event, in.Overrides)
	default:
		return wxnotifytest.Sample(*in.Kind, in.Overrides)
	}
}

func testing(in input) (any, error) {
	platform, err := in.platform()
	if err != nil {
		return nil, err
	}
	var knobs []wxnotifytest.NotificationOption
	for name, value := range in.Notification {
		if name == "event_type" || name == "resource" {
			continue
		}
		knob, known := notificationOptions[name]
		if !known {
			return nil, fmt.Errorf("the testing platform's notification has no option %s", name)
		}
		knobs = append(knobs, knob(value))
	}
	delivery, err := platform.Notification(in.Notification["event_type"].(string), in.Notification["resource"].(string), knobs...)
	if err != nil {
		return nil, err
	}
	return platform.Parser().ParseAt(delivery.Header, delivery.Body, in.now())
}

var platformOptions = map[string]func(any) wxnotifytest.PlatformOption{
	"algorithm":            ofText(wxnotifytest.WithAlgorithm),
	"private_key":          ofText(wxnotifytest.WithPrivateKey),
	"stranger_private_key": ofText(wxnotifytest.WithStrangerPrivateKey),
	"public_key_id":        ofText(wxnotifytest.WithPublicKeyID),
	"serial":               ofText(wxnotifytest.WithSerial),
	"not_before":           ofTime(wxnotifytest.WithNotBefore),
	"not_after":            ofTime(wxnotifytest.WithNotAfter),
	"api_v3_key":           ofText(wxnotifytest.WithAPIv3Key),
}

var notificationOptions = map[string]func(any) wxnotifytest.NotificationOption{
	"id":              ofText(wxnotifytest.WithID),
	"create_time":     ofText(wxnotifytest.WithCreateTime),
	"resource_type":   ofText(wxnotifytest.WithResourceType),
	"summary":         ofText(wxnotifytest.WithSummary),
	"original_type":   ofText(wxnotifytest.WithOriginalType),
	"associated_data": ofText(wxnotifytest.WithAssociatedData),
	"algorithm":       ofText(wxnotifytest.WithResourceAlgorithm),
	"resource_nonce":  ofText(wxnotifytest.WithResourceNonce),
	"now":             ofTime(wxnotifytest.WithNow),
	"nonce":           ofText(wxnotifytest.WithNonce),
	"request_id":      ofText(wxnotifytest.WithRequestID),
	"signature_type":  ofText(wxnotifytest.WithSignatureType),
	"fault":           ofText(func(name string) wxnotifytest.NotificationOption { return wxnotifytest.Fault(name) }),
}

func ofText[Option any](option func(string) Option) func(any) Option {
	return func(value any) Option { return option(value.(string)) }
}

func ofTime[Option any](option func(time.Time) Option) func(any) Option {
	return func(value any) Option { return option(time.Unix(int64(value.(float64)), 0)) }
}

// printed is what is printed of a case: the outcome, and of a notification its fields.
func printed(given testCase) (object, error) {
	operation, known := operations[given.Operation]
	if !known {
		return nil, fmt.Errorf("no operation is called %s", given.Operation)
	}
	done, err := operation(given.Input)
	var failed *wxnotify.Error
	switch {
	case errors.As(err, &failed):
		return object{"name": given.Name, "outcome": object{"error": errorOutcome(failed)}}, nil
	case err != nil:
		return nil, err
	}
	notification, isNotification := done.(*wxnotify.Notification)
	if !isNotification {
		return object{"name": given.Name, "outcome": done}, nil
	}
	json, err := notification.ToJSON()
	if err != nil {
		return nil, err
	}
	fields, err := fields(notification)
	return object{"name": given.Name, "outcome": object{"notification": string(json)}, "fields": fields}, err
}

func errorOutcome(failed *wxnotify.Error) object {
	return object{
		"code":              failed.Code,
		"message":           failed.Message,
		"field":             orNull(failed.Field, failed.Field == ""),
		"ack":               ackOutcome(failed.Ack),
		"is_platform_probe": failed.IsPlatformProbe,
	}
}

func ackOutcome(ack wxnotify.Ack) object {
	return object{"status": ack.Status, "content_type": ack.ContentType, "body": ack.Body}
}

// fields are the sixteen fields.
func fields(n *wxnotify.Notification) (object, error) {
	resource, err := n.ResourceMap()
	return object{
		"id":                     n.ID,
		"create_time":            n.CreateTime,
		"event_type":             n.EventType,
		"resource_type":          n.ResourceType,
		"summary":                n.Summary,
		"original_type":          n.OriginalType,
		"associated_data":        n.AssociatedData,
		"plaintext":              string(n.Plaintext),
		"resource":               resource,
		"serial":                 n.Serial,
		"timestamp":              n.Timestamp.Unix(),
		"nonce":                  n.Nonce,
		"request_id":             n.RequestID,
		"api_v3_key_label":       n.APIv3KeyLabel,
		"kind":                   n.Kind,
		"certificate_expires_at": orNull(n.CertificateExpiresAt.Unix(), n.CertificateExpiresAt.IsZero()),
	}, err
}

func orNull(value any, isAbsent bool) any {
	if isAbsent {
		return nil
	}
	return value
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 64<<20)
	encoder := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		var given testCase
		check(json.Unmarshal(lines.Bytes(), &given))
		outcome, err := printed(given)
		if err != nil {
			err = fmt.Errorf("%s: %w", given.Name, err)
		}
		check(err)
		check(encoder.Encode(outcome))
	}
	check(lines.Err())
}

// check ends the driver where a case is wrong itself, or the package does what the protocol has no words for.
func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

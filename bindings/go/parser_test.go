package wxnotify_test

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

func TestHeadersInEverySpelling(t *testing.T) {
	parser := thePlatform(t).Parser()
	delivery := deliver(t, thePlatform(t))
	cgi := func(name string) string { return strings.ReplaceAll(strings.ToUpper(name), "-", "_") }
	for name, rename := range map[string]func(string) string{
		"canonical":   http.CanonicalHeaderKey,
		"lower case":  strings.ToLower,
		"upper case":  strings.ToUpper,
		"underscores": cgi,
		"CGI":         func(name string) string { return "HTTP_" + cgi(name) },
	} {
		t.Run(name, func(t *testing.T) {
			header := renamed(delivery.Header, rename)
			must(parser.ParseAt(header, delivery.Body, now))(t)
			must(parser.ParseAt(map[string][]string(header), delivery.Body, now))(t)
			plain := map[string]string{}
			for name, values := range header {
				plain[name] = values[0]
			}
			must(parser.ParseAt(wxnotify.HeaderFromMap(plain), delivery.Body, now))(t)
		})
	}
}

func TestAHeaderTwice(t *testing.T) {
	parser := thePlatform(t).Parser()
	delivery := deliver(t, thePlatform(t))
	header := delivery.Header.Clone()
	header.Add("Wechatpay-Nonce", header.Get("Wechatpay-Nonce"))
	must(parser.ParseAt(header, delivery.Body, now))(t)
	header.Add("wechatpay-nonce", "another")
	_, err := parser.ParseAt(header, delivery.Body, now)
	fails(t, err, wxnotify.ErrHeaderInvalid, "Wechatpay-Nonce")
}

func TestNoHeadersAndNoBody(t *testing.T) {
	_, err := thePlatform(t).Parser().ParseAt(nil, nil, now)
	fails(t, err, wxnotify.ErrHeaderMissing, "Wechatpay-Timestamp")
	_, err = thePlatform(t).Parser().ParseAt(http.Header{"Wechatpay-Timestamp": {""}, "": {""}}, []byte{}, now)
	fails(t, err, wxnotify.ErrHeaderMissing, "Wechatpay-Timestamp")
}

func TestTheSystemClockIsTheDefault(t *testing.T) {
	parser := thePlatform(t).Parser()
	fresh := must(thePlatform(t).Notification("TRANSACTION.SUCCESS", payment))(t)
	must(parser.Parse(fresh.Header, fresh.Body))(t)
	old := deliver(t, thePlatform(t), wxnotifytest.WithNow(time.Now().Add(-time.Hour)))
	_, err := parser.Parse(old.Header, old.Body)
	fails(t, err, wxnotify.ErrTimestampOutOfRange, "Wechatpay-Timestamp")
}

func TestEveryFaultIsRefused(t *testing.T) {
	parser := thePlatform(t).Parser()
	for _, fault := range wxnotifytest.Faults() {
		delivery := deliver(t, thePlatform(t), fault.Fault)
		_, err := parser.ParseAt(delivery.Header, delivery.Body, now)
		if !errors.Is(err, fault.Code) {
			t.Errorf("%s: got %v, want %s", fault.Fault, err, fault.Code)
		}
	}
}

func TestConstructionSaysWhatIsWrong(t *testing.T) {
	platform := thePlatform(t)
	merchant := must(wxnotifytest.NewMerchantFromParts("1900007291", platform.PrivateKeyPEM(), "0A", now))(t)
	keys := platform.PlatformKeys()
	certificate := func(pem string) wxnotify.PlatformKeys { return wxnotify.PlatformKeys{Certificates: []string{pem}} }
	publicKey := func(id, pem string) wxnotify.PlatformKeys {
		return wxnotify.PlatformKeys{PublicKeys: []wxnotify.PublicKey{{ID: id, PEM: pem}}}
	}
	for name, wrong := range map[string]struct {
		keys      wxnotify.PlatformKeys
		apiV3Keys []wxnotify.APIv3Key
		options   []wxnotify.ParserOption
		code      wxnotify.Code
	}{
		"no platform key":      {keys: wxnotify.PlatformKeys{}, code: wxnotify.ErrNoPlatformKey},
		"merchant certificate": {keys: certificate(merchant.CertificatePEM), code: wxnotify.ErrMerchantCertificate},
		"private key":          {keys: certificate(platform.PrivateKeyPEM()), code: wxnotify.ErrPrivateKeyGiven},
		"not PEM":              {keys: certificate("pub_key.pem"), code: wxnotify.ErrPEMInvalid},
		"empty PEM":            {keys: certificate(""), code: wxnotify.ErrPEMInvalid},
		"not UTF-8":            {keys: certificate("\xff"), code: wxnotify.ErrArgumentInvalid},
		"not a key's id":       {keys: publicKey("KEY", platform.PublicKeyPEM()), code: wxnotify.ErrOptionInvalid},
		"private public key":   {keys: publicKey(publicKeyID, platform.PrivateKeyPEM()), code: wxnotify.ErrPrivateKeyGiven},
		"no APIv3 key":         {keys: keys, apiV3Keys: []wxnotify.APIv3Key{}, code: wxnotify.ErrAPIv3KeyInvalid},
		"short APIv3 key":      {keys: keys, apiV3Keys: []wxnotify.APIv3Key{wxnotify.NewAPIv3Key("short")}, code: wxnotify.ErrAPIv3KeyInvalid},
		"zero APIv3 key":       {keys: keys, apiV3Keys: make([]wxnotify.APIv3Key, 1), code: wxnotify.ErrAPIv3KeyInvalid},
		"negative tolerance":   {keys: keys, options: []wxnotify.ParserOption{wxnotify.WithClockTolerance(-1)}, code: wxnotify.ErrOptionInvalid},
		"no body at all":       {keys: keys, options: []wxnotify.ParserOption{wxnotify.WithMaxBodyBytes(0)}, code: wxnotify.ErrOptionInvalid},
	} {
		t.Run(name, func(t *testing.T) {
			if wrong.apiV3Keys == nil {
				wrong.apiV3Keys = apiV3Keys()
			}
			parser, err := wxnotify.NewNotificationParser(wrong.keys, wrong.apiV3Keys, wrong.options...)
			if !errors.Is(err, wrong.code) || parser != nil {
				t.Errorf("got %v and %v, want %s", parser, err, wrong.code)
			}
		})
	}
}

func TestOptions(t *testing.T) {
	platform := thePlatform(t)
	parser := must(wxnotify.NewNotificationParser(platform.PlatformKeys(), apiV3Keys(), wxnotify.WithClockTolerance(0),
		wxnotify.WithMaxBodyBytes(2000), wxnotify.WithRejectExpiredCertificates(true)))(t)
	delivery := deliver(t, platform)
	must(parser.ParseAt(delivery.Header, delivery.Body, now))(t)
	_, err := parser.ParseAt(delivery.Header, delivery.Body, now.Add(time.Second))
	fails(t, err, wxnotify.ErrTimestampOutOfRange, "Wechatpay-Timestamp")
	_, err = parser.ParseAt(delivery.Header, make([]byte, 2001), now)
	fails(t, err, wxnotify.ErrBodyTooLarge, "body")
	late := time.Unix(1_900_000_001, 0)
	expired := deliver(t, platform, wxnotifytest.WithNow(late))
	_, err = parser.ParseAt(expired.Header, expired.Body, late)
	fails(t, err, wxnotify.ErrCertificateExpired, "Wechatpay-Serial")
	if limit := must(parser.MaxBodyBytes())(t); limit != 2000 {
		t.Errorf("the limit is %d", limit)
	}
	if limit := must(platform.Parser().MaxBodyBytes())(t); limit != 1<<20 {
		t.Errorf("the default limit is %d", limit)
	}
}

func TestKeysCanBeMixedAndReplaced(t *testing.T) {
	certificate, publicKey := thePlatform(t), inPublicKeyMode(t, publicKeyID)
	mixed := wxnotify.PlatformKeys{Certificates: certificate.PlatformKeys().Certificates, PublicKeys: publicKey.PlatformKeys().PublicKeys}
	parser := must(wxnotify.NewNotificationParser(mixed, apiV3Keys()))(t)
	byCertificate, byPublicKey := deliver(t, certificate), deliver(t, publicKey)
	must(parser.ParseAt(byCertificate.Header, byCertificate.Body, now))(t)
	must(parser.ParseAt(byPublicKey.Header, byPublicKey.Body, now))(t)

	held := must(parser.PlatformKeys())(t)
	want := []wxnotify.PlatformKey{
		{Serial: certificate.Serial(), Algorithm: "RSA", NotBefore: time.Unix(1_700_000_000, 0), NotAfter: time.Unix(1_900_000_000, 0)},
		{Serial: publicKeyID, Algorithm: "RSA"},
	}
	if !reflect.DeepEqual(held, want) {
		t.Errorf("holds %v, want %v", held, want)
	}

	if err := parser.ReplacePlatformKeys(publicKey.PlatformKeys()); err != nil {
		t.Fatal(err)
	}
	_, err := parser.ParseAt(byCertificate.Header, byCertificate.Body, now)
	fails(t, err, wxnotify.ErrSerialUnknown, "Wechatpay-Serial")
	must(parser.ParseAt(byPublicKey.Header, byPublicKey.Body, now))(t)

	if err := parser.ReplacePlatformKeys(wxnotify.PlatformKeys{}); !errors.Is(err, wxnotify.ErrNoPlatformKey) {
		t.Errorf("no key: got %v", err)
	}
	if err := parser.ReplacePlatformKeys(wxnotify.PlatformKeys{Certificates: []string{"?"}}); !errors.Is(err, wxnotify.ErrPEMInvalid) {
		t.Errorf("a broken key: got %v", err)
	}
	must(parser.ParseAt(byPublicKey.Header, byPublicKey.Body, now))(t)
}

func TestAPIv3KeysAreReplaced(t *testing.T) {
	platform := thePlatform(t)
	parser := platform.Parser()
	delivery := deliver(t, platform)
	newKey := wxnotify.NewAPIv3Key(strings.Repeat("n", 32))
	opens := func(label string) {
		t.Helper()
		got := must(parser.ParseAt(delivery.Header, delivery.Body, now))(t)
		if got.APIv3KeyLabel == nil || *got.APIv3KeyLabel != label {
			t.Errorf("opened by %v, want %s", got.APIv3KeyLabel, label)
		}
	}
	replace := func(keys ...wxnotify.APIv3Key) {
		t.Helper()
		if err := parser.ReplaceAPIv3Keys(keys); err != nil {
			t.Fatal(err)
		}
	}
	held := wxnotify.NewAPIv3Key(platform.APIv3Key())
	replace(newKey.WithLabel("new"), held.WithLabel("old"))
	opens("old")
	for _, keys := range [][]wxnotify.APIv3Key{nil, {}, {newKey, wxnotify.NewAPIv3Key("short")}, make([]wxnotify.APIv3Key, 1)} {
		fails(t, parser.ReplaceAPIv3Keys(keys), wxnotify.ErrAPIv3KeyInvalid, "api_v3_key")
	}
	opens("old")
	// The platform keys that are held stay, and those that come do not bring old APIv3 keys back.
	replace(newKey)
	_, err := parser.ParseAt(delivery.Header, delivery.Body, now)
	fails(t, err, wxnotify.ErrDecryptionFailed, "resource.ciphertext")
	if err := parser.ReplacePlatformKeys(platform.PlatformKeys()); err != nil {
		t.Fatal(err)
	}
	_, err = parser.ParseAt(delivery.Header, delivery.Body, now)
	fails(t, err, wxnotify.ErrDecryptionFailed, "resource.ciphertext")
	replace(held.WithLabel("back"))
	opens("back")
}

func TestAClosedParserIsACleanError(t *testing.T) {
	delivery := deliver(t, thePlatform(t))
	closed := thePlatform(t).Parser()
	for range 2 {
		if err := closed.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if err := new(wxnotify.NotificationParser).Close(); err != nil {
		t.Fatal(err)
	}
	for name, parser := range map[string]*wxnotify.NotificationParser{"closed": closed, "not made": new(wxnotify.NotificationParser)} {
		t.Run(name, func(t *testing.T) {
			_, parse := parser.Parse(delivery.Header, delivery.Body)
			_, request := parser.ParseRequest(must(delivery.Request("http://localhost"))(t))
			_, diagnose := parser.Diagnose(delivery.Header, delivery.Body)
			_, keys := parser.PlatformKeys()
			_, limit := parser.MaxBodyBytes()
			replace := parser.ReplacePlatformKeys(thePlatform(t).PlatformKeys())
			replaceSecrets := parser.ReplaceAPIv3Keys(apiV3Keys())
			for _, err := range []error{parse, request, diagnose, keys, limit, replace, replaceSecrets} {
				if failed := fails(t, err, wxnotify.ErrArgumentInvalid, "parser"); failed.Ack.Status != 500 {
					t.Errorf("answers %d", failed.Ack.Status)
				}
			}
		})
	}
}

func TestParseRequest(t *testing.T) {
	parser := thePlatform(t).Parser()
	delivery := must(thePlatform(t).Notification("TRANSACTION.SUCCESS", payment))(t)
	request := must(delivery.Request("http://localhost/notify"))(t)
	if got := must(parser.ParseRequest(request))(t); string(got.Plaintext) != payment {
		t.Errorf("got %s", got.Plaintext)
	}

	t.Run("whose body was read says how to keep it", func(t *testing.T) {
		_, err := parser.ParseRequest(request)
		failed := fails(t, err, wxnotify.ErrArgumentInvalid, "body")
		for _, framework := range []string{"gin", "echo", "chi", "fiber"} {
			if !strings.Contains(failed.Message, framework) {
				t.Errorf("%q does not name %s", failed.Message, framework)
			}
		}
	})
	t.Run("without a body", func(t *testing.T) {
		request := must(delivery.Request("http://localhost/notify"))(t)
		request.Body, request.ContentLength = nil, 0
		_, err := parser.ParseRequest(request)
		fails(t, err, wxnotify.ErrSignatureInvalid, "Wechatpay-Signature")
	})
	t.Run("whose body breaks off", func(t *testing.T) {
		request := must(delivery.Request("http://localhost/notify"))(t)
		request.Body = io.NopCloser(iotest.ErrReader(io.ErrUnexpectedEOF))
		_, err := parser.ParseRequest(request)
		if !errors.Is(err, io.ErrUnexpectedEOF) || wxnotify.AckFor(err).Status != 500 {
			t.Errorf("got %v", err)
		}
	})
	t.Run("whose body does not end is not read to the end", func(t *testing.T) {
		endless := &counter{}
		request := httptest.NewRequest(http.MethodPost, "/", endless)
		request.Header = delivery.Header
		_, err := parser.ParseRequest(request)
		fails(t, err, wxnotify.ErrBodyTooLarge, "body")
		if endless.read > 1<<20+1 {
			t.Errorf("%d bytes were read", endless.read)
		}
	})
}

// counter is an endless body.
type counter struct{ read int }

func (c *counter) Read(to []byte) (int, error) {
	c.read += len(to)
	return len(to), nil
}

func TestDiagnose(t *testing.T) {
	parser := thePlatform(t).Parser()
	delivery := deliver(t, thePlatform(t))
	body := append([]byte(" "), delivery.Body...)
	diagnosis := must(parser.DiagnoseAt(delivery.Header, body, now))(t)
	if len(diagnosis.Findings) == 0 || diagnosis.Findings[0].Code == "" || diagnosis.Findings[0].Advice == "" {
		t.Fatalf("finds %v", diagnosis.Findings)
	}
	if !strings.Contains(diagnosis.String(), diagnosis.Findings[0].Advice) {
		t.Errorf("%q does not say %q", diagnosis, diagnosis.Findings[0].Advice)
	}
	if !strings.HasPrefix(string(diagnosis.ToJSON()), `{"error":{"code":"SIGNATURE_INVALID"`) {
		t.Errorf("in JSON: %s", diagnosis.ToJSON())
	}
	must(parser.Diagnose(delivery.Header, body))(t)
}

// Somebody else may limit the body before.
func TestARequestThatIsLimitedAlready(t *testing.T) {
	delivery := deliver(t, thePlatform(t))
	request := must(delivery.Request("/notify"))(t)
	request.ContentLength = -1
	request.Body = http.MaxBytesReader(nil, request.Body, 10)
	_, err := thePlatform(t).Parser().ParseRequest(request)
	fails(t, err, wxnotify.ErrBodyTooLarge, "")
}

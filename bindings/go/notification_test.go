package wxnotify_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

func TestEveryFieldIsThere(t *testing.T) {
	keys := []wxnotify.APIv3Key{
		wxnotify.NewAPIv3Key(strings.Repeat("x", 32)).WithLabel("old"),
		wxnotify.NewAPIv3Key(apiV3Key).WithLabel("new"),
	}
	parser := must(wxnotify.NewNotificationParser(thePlatform(t).PlatformKeys(), keys))(t)
	delivery := deliver(t, thePlatform(t), wxnotifytest.WithID("EV-1"), wxnotifytest.WithCreateTime("2026-11-18T10:00:00+08:00"),
		wxnotifytest.WithSummary("支付成功"), wxnotifytest.WithOriginalType("transaction"), wxnotifytest.WithAssociatedData("aad"),
		wxnotifytest.WithNonce("abc"), wxnotifytest.WithRequestID("req-1"))
	got := must(parser.ParseAt(delivery.Header, delivery.Body, now))(t)
	text := func(text string) *string { return &text }
	want := &wxnotify.Notification{
		ID: "EV-1", CreateTime: text("2026-11-18T10:00:00+08:00"), EventType: "TRANSACTION.SUCCESS", ResourceType: "encrypt-resource",
		Summary: text("支付成功"), OriginalType: text("transaction"), AssociatedData: "aad",
		Plaintext: []byte(payment), Resource: json.RawMessage(payment),
		Serial: thePlatform(t).Serial(), Timestamp: now, Nonce: "abc", RequestID: text("req-1"), APIv3KeyLabel: text("new"),
		Kind: wxnotify.KindTransactionDirect, CertificateExpiresAt: time.Unix(1_900_000_000, 0),
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %s, want %s", must(got.ToJSON())(t), must(want.ToJSON())(t))
	}
}

func TestWhatIsAbsentIsNil(t *testing.T) {
	platform := inPublicKeyMode(t, publicKeyID)
	delivery := deliver(t, platform)
	got := must(platform.Parser().ParseAt(delivery.Header, delivery.Body, now))(t)
	if got.RequestID != nil || got.APIv3KeyLabel != nil || !got.CertificateExpiresAt.IsZero() {
		t.Errorf("got %v, %v and %v", got.RequestID, got.APIv3KeyLabel, got.CertificateExpiresAt)
	}
	if !strings.HasSuffix(string(must(got.ToJSON())(t)), `"request_id":null,"api_v3_key_label":null,"kind":"transaction.direct","certificate_expires_at":null}`) {
		t.Errorf("in JSON: %s", must(got.ToJSON())(t))
	}
}

func parsed(t testing.TB) *wxnotify.Notification {
	t.Helper()
	delivery := deliver(t, thePlatform(t))
	return must(thePlatform(t).Parser().ParseAt(delivery.Header, delivery.Body, now))(t)
}

func TestTheResourceIsJSON(t *testing.T) {
	large := `{"mchid":"1900007291","id":12345678901234567890,"amount":{"total":9007199254740993}}`
	delivery := must(thePlatform(t).Notification("TRANSACTION.SUCCESS", large, wxnotifytest.WithNow(now)))(t)
	notification := must(thePlatform(t).Parser().ParseAt(delivery.Header, delivery.Body, now))(t)
	resource := must(notification.ResourceMap())(t)
	want := map[string]any{"mchid": "1900007291", "id": json.Number("12345678901234567890"), "amount": map[string]any{"total": json.Number("9007199254740993")}}
	if !reflect.DeepEqual(resource, want) {
		t.Errorf("got %v", resource)
	}
	var typed struct{ Amount struct{ Total int64 } }
	if err := notification.Decode(&typed); err != nil || typed.Amount.Total != 9007199254740993 {
		t.Errorf("got %v and %v", typed, err)
	}
}

func TestToJSON(t *testing.T) {
	notification := parsed(t)
	exact := must(notification.ToJSON())(t)
	var fields map[string]any
	if err := json.Unmarshal(exact, &fields); err != nil || len(fields) != 16 {
		t.Fatalf("%d fields and %v", len(fields), err)
	}
	if fields["plaintext"] != payment || fields["timestamp"] != float64(now.Unix()) {
		t.Errorf("in JSON: %s", exact)
	}
	for _, form := range []any{notification, *notification} {
		var marshalled map[string]any
		if err := json.Unmarshal(must(json.Marshal(form))(t), &marshalled); err != nil || !reflect.DeepEqual(marshalled, fields) {
			t.Errorf("json.Marshal differs: %v, %v", marshalled, err)
		}
	}
}

func TestANotificationIsAValue(t *testing.T) {
	original := parsed(t)
	copied := *original
	if !bytes.Equal(must(copied.ToJSON())(t), must(original.ToJSON())(t)) {
		t.Error("a copy says something else")
	}
	copied.Plaintext = []byte(`{"mchid":`)
	_, err := copied.ToJSON()
	fails(t, err, wxnotify.ErrArgumentInvalid, "plaintext")
	fails(t, copied.Expect(wxnotify.MchID("1900007291")), wxnotify.ErrArgumentInvalid, "plaintext")
	copied = *original
	copied.Kind = "none"
	_, err = copied.ToJSON()
	fails(t, err, wxnotify.ErrArgumentInvalid, "kind")
	fails(t, copied.ExpectPaid(order), wxnotify.ErrContentMismatch, "kind")
	_, err = wxnotify.Notification{}.ToJSON()
	fails(t, err, wxnotify.ErrArgumentInvalid, "plaintext")
}

func TestLogsShowNoSecretAndNoPlaintext(t *testing.T) {
	notification := parsed(t)
	key := wxnotify.NewAPIv3Key(apiV3Key).WithLabel("1900007291")
	parser := thePlatform(t).Parser()
	var logged bytes.Buffer
	for _, value := range []any{notification, *notification, []*wxnotify.Notification{notification}, key, &key, []wxnotify.APIv3Key{key}, parser,
		struct{ Key wxnotify.APIv3Key }{key}, map[string]any{"notification": *notification}} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d"} {
			fmt.Fprintf(&logged, verb+"\n", value)
		}
	}
	for _, handler := range []slog.Handler{slog.NewTextHandler(&logged, nil), slog.NewJSONHandler(&logged, nil)} {
		slog.New(handler).Info("got", "notification", notification, "value", *notification, "key", key)
	}
	out := strings.ToLower(logged.String())
	for _, secret := range []string{apiV3Key, fmt.Sprintf("%x", apiV3Key), "out_trade_no", fmt.Sprintf("%x", "out_trade_no"), fmt.Sprint([]byte("out_trade_no"))[1:12]} {
		if strings.Contains(out, secret) {
			t.Errorf("%q is in the log", secret)
		}
	}
	for _, shown := range []string{notification.ID, "transaction.success", `label "1900007291"`} {
		if !strings.Contains(out, strings.ToLower(shown)) {
			t.Errorf("%q is not in the log", shown)
		}
	}
}

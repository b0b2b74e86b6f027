package wxnotify_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/wxnotify/wxnotify-go"
	"github.com/wxnotify/wxnotify-go/events"
	"github.com/wxnotify/wxnotify-go/wxnotifytest"
)

// Headers and fields of the usual size have room ready. Larger ones come by another way, and must come the same.
func TestWhateverItsSizeANotificationIsItself(t *testing.T) {
	platform := thePlatform(t)
	parser := must(wxnotify.NewNotificationParser(platform.PlatformKeys(),
		[]wxnotify.APIv3Key{wxnotify.NewAPIv3Key(apiV3Key).WithLabel(strings.Repeat("标签", 100))}))(t)
	for _, size := range []int{0, 1, 1000, 15_000, 16_000, 16_384, 17_000, 300_000} {
		resource := fmt.Sprintf(`{"mchid":"1","attach":"%s"}`, strings.Repeat("a", size))
		delivery := must(platform.Notification("TRANSACTION.SUCCESS", resource, wxnotifytest.WithNow(now), wxnotifytest.WithID("EV-1"),
			wxnotifytest.WithRequestID("R1"), wxnotifytest.WithSummary("支付成功")))(t)
		for _, more := range []int{0, 10, 5000} {
			delivery.Header["X-More"] = []string{strings.Repeat("x", more), ""}
			parsed := must(parser.ParseAt(delivery.Header, delivery.Body, now))(t)
			if string(parsed.Plaintext) != resource || parsed.ID != "EV-1" || *parsed.RequestID != "R1" || *parsed.Summary != "支付成功" ||
				*parsed.OriginalType != "transaction" || *parsed.APIv3KeyLabel != strings.Repeat("标签", 100) || parsed.Serial != platform.Serial() ||
				parsed.Nonce != delivery.Header.Get("Wechatpay-Nonce") || parsed.Timestamp.Unix() != now.Unix() || parsed.CreateTime == nil ||
				parsed.ResourceType != "encrypt-resource" || parsed.Kind != wxnotify.KindTransactionDirect {
				t.Errorf("%d bytes, %d more in the headers: got %v, %d bytes", size, more, parsed, len(parsed.Plaintext))
			}
		}
	}
	without := must(platform.Notification("TRANSACTION.SUCCESS", payment, wxnotifytest.WithNow(now)))(t)
	parsed := must(platform.Parser().ParseAt(without.Header, without.Body, now))(t)
	if parsed.RequestID != nil || parsed.APIv3KeyLabel != nil {
		t.Errorf("got what is absent: %v", parsed)
	}
}

// What one notification holds is no other's: the room is used again.
func TestANotificationKeepsWhatItIs(t *testing.T) {
	platform := thePlatform(t)
	parser := platform.Parser()
	parse := func(id string) *wxnotify.Notification {
		delivery := deliver(t, platform, wxnotifytest.WithID(id))
		return must(parser.ParseAt(delivery.Header, delivery.Body, now))(t)
	}
	first := parse("EV-first")
	want := string(must(first.ToJSON())(t))
	for index := range 50 {
		clear(parse(fmt.Sprint("EV-", index)).Plaintext)
	}
	if got := string(must(first.ToJSON())(t)); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// The race detector and the cgo checker allocate, too: the tests of memory are left out there.
func TestMemoryOfOneParse(t *testing.T) {
	platform := thePlatform(t)
	parser, delivery := platform.Parser(), deliver(t, platform)
	// The notification, its texts, those that may be absent, the plaintext, and a number; and a few of a collection's.
	if got := testing.AllocsPerRun(1000, func() { must(parser.ParseAt(delivery.Header, delivery.Body, now))(t) }); got > 7 {
		t.Errorf("%v allocations for a notification", got)
	}
	notification := must(parser.ParseAt(delivery.Header, delivery.Body, now))(t)
	if got := testing.AllocsPerRun(1000, func() { must(notification.Event())(t) }); got > 8 {
		t.Errorf("%v allocations for an event", got)
	}
}

func BenchmarkParse(b *testing.B) {
	for _, size := range []int{0, 256 << 10, 1000 << 10} {
		resource := strings.Replace(payment, `"A1"`, `"A1","attach":"`+strings.Repeat("a", size*3/4)+`"`, 1)
		parser, delivery := thePlatform(b).Parser(), must(thePlatform(b).Notification("TRANSACTION.SUCCESS", resource, wxnotifytest.WithNow(now)))(b)
		b.Run(fmt.Sprint(len(delivery.Body)), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				must(parser.ParseAt(delivery.Header, delivery.Body, now))(b)
			}
		})
		b.Run(fmt.Sprint(len(delivery.Body), "/parallel"), func(b *testing.B) {
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					must(parser.ParseAt(delivery.Header, delivery.Body, now))(b)
				}
			})
		})
	}
}

func BenchmarkRefuse(b *testing.B) {
	parser, delivery := thePlatform(b).Parser(), deliver(b, thePlatform(b))
	delivery.Header.Set("Wechatpay-Serial", "AB")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := parser.ParseAt(delivery.Header, delivery.Body, now); err == nil {
			b.Fatal("an unknown serial was accepted")
		}
	}
}

func BenchmarkEvent(b *testing.B) {
	sample := must(wxnotifytest.Sample("TRANSACTION.SUCCESS", nil))(b)
	delivery := must(thePlatform(b).Notification("TRANSACTION.SUCCESS", sample, wxnotifytest.WithNow(now)))(b)
	notification := must(thePlatform(b).Parser().ParseAt(delivery.Header, delivery.Body, now))(b)
	b.Run("Event", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			must(notification.Event())(b)
		}
	})
	b.Run("ResourceMap", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			must(notification.ResourceMap())(b)
		}
	})
	b.Run("encoding/json", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var payment events.TransactionDirect
			if err := json.Unmarshal(notification.Plaintext, &payment); err != nil {
				b.Fatal(err)
			}
		}
	})
}

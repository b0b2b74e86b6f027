package wxnotify_test

import (
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/wxnotify/wxnotify-go"
)

// The environment can ask for more: 1000000, say.
func TestMemoryStaysFlat(t *testing.T) {
	parses := 40_000
	if asked := os.Getenv("WXNOTIFY_MEMORY_PARSES"); asked != "" {
		parses = must(strconv.Atoi(asked))(t)
	}
	parser := thePlatform(t).Parser()
	genuine, forged := deliver(t, thePlatform(t)), deliver(t, thePlatform(t))
	forged.Header.Set("Wechatpay-Signature", forged.Header.Get("Wechatpay-Nonce"))
	work := func(times int) {
		for index := range times {
			notification := must(parser.ParseAt(genuine.Header, genuine.Body, now))(t)
			if index%10 == 0 {
				must(notification.ToJSON())(t)
				if err := notification.ExpectPaid(order); err != nil {
					t.Fatal(err)
				}
				_, err := parser.ParseAt(forged.Header, forged.Body, now)
				fails(t, err, wxnotify.ErrSignatureInvalid, "Wechatpay-Signature")
			}
		}
	}
	work(parses / 10)
	before := residentBytes(t)
	work(parses)
	after := residentBytes(t)
	t.Logf("%d parses: %d KiB before, %d KiB after", parses, before>>10, after>>10)
	if grown := after - before; grown > 4<<20 {
		t.Errorf("%d parses took %d KiB", parses, grown>>10)
	}
}

// Parsers that nobody closes are freed all the same. A collection now and then keeps few of them around at a time, so that
// what stays shows.
func TestForgottenParsersAreFreed(t *testing.T) {
	keys := thePlatform(t).PlatformKeys()
	forget := func(parsers int) {
		for index := range parsers {
			must(wxnotify.NewNotificationParser(keys, apiV3Keys()))(t)
			if index%100 == 99 {
				runtime.GC()
				time.Sleep(time.Millisecond) // for the cleanups that it queued
			}
		}
	}
	const parsers = 10_000 // 33 MiB
	forget(parsers / 4)
	before := residentBytes(t)
	forget(parsers)
	grown := residentBytes(t) - before
	t.Logf("%d parsers: %d KiB more", parsers, grown>>10)
	if grown > 8<<20 {
		t.Errorf("%d parsers left %d KiB", parsers, grown>>10)
	}
}

// residentBytes is how much memory the process has.
func residentBytes(t *testing.T) int {
	t.Helper()
	debug.FreeOSMemory()
	pages := strings.Fields(string(must(os.ReadFile("/proc/self/statm"))(t)))[1]
	return must(strconv.Atoi(pages))(t) * os.Getpagesize()
}
